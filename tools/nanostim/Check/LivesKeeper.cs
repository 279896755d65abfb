using System.Diagnostics;
using NanoStim.Lives;

namespace NanoStim.Cli.Check;

/// <summary>Shows how far a campaign of lives is, and saves it: both now and then, because a large campaign has a state of some MB.</summary>
/// <param name="file">Where it is saved to; null for nowhere.</param>
/// <param name="lives">How many lives it has at its end.</param>
/// <param name="always">Shows it after each group.</param>
/// <param name="sometimes">Shows it where each line stays; null for not at all.</param>
internal sealed class LivesKeeper(string? file, int lives, Action<CampaignState> always, Action<CampaignState>? sometimes = null)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>A group of lives is complete, or the campaign.</summary>
    /// <returns>Always true: it goes on.</returns>
    internal bool Keep(CampaignState state)
    {
        always(state);
        bool isEnd = state.Lives >= lives;
        if (!isEnd && _watch.Elapsed < s_pause)
        {
            return true;
        }

        _watch.Restart();
        if (!isEnd)
        {
            sometimes?.Invoke(state);
        }

        if (file is not null)
        {
            // The old state stays until the new one is whole.
            File.WriteAllText(file + ".part", state.Save());
            File.Move(file + ".part", file, overwrite: true);
        }

        return true;
    }
}

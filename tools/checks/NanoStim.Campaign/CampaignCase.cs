using System.Globalization;
using NanoStim.VirtualBench;

namespace NanoStim.Campaign;

/// <summary>One session of a campaign.</summary>
/// <param name="Number">Its place in the campaign.</param>
/// <param name="Wish">What is run.</param>
public sealed record CampaignCase(int Number, SessionWish Wish)
{
    /// <summary>The command that runs this very session.</summary>
    public string Command()
    {
        List<string> words = ["nanostim run"];
        Add(words, "--mode", Wish.Mode);
        Add(words, "--program", Wish.Program);
        Add(words, "--intensity", Text(Wish.IntensityMicroAmps, "uA"));
        Add(words, "--frequency", Text(Wish.FrequencyMilliHertz, "mHz"));
        Add(words, "--phase-width", Text(Wish.PhaseWidthMicros, "us"));
        Add(words, "--load", Quoted(Wish.Load!.Name));
        foreach (LoadChange change in Wish.LoadChanges)
        {
            Add(words, "--load-change", Quoted($"{change.Load.Name}@{Text(change.AtMillis, "ms")}"));
        }

        Add(words, "--duration", Text(Wish.DurationMillis / 1000, "s"));
        Add(words, "--pause", Wish.PauseMillis > 0 ? Text(Wish.PauseMillis, "ms") : null);
        foreach (InjectedFault fault in Wish.Faults)
        {
            Add(words, "--fault", $"{fault.Kind.Name}@{Text(fault.AtMillis, "ms")}");
        }

        Add(words, "--step-time", Text((int)Wish.Timing.StepMicros, "us"));
        Add(words, "--jitter", Text((int)Wish.Timing.JitterMicros, "us"));
        Add(words, "--collection", Text((int)Wish.Timing.CollectionMicros, "us"));
        Add(words, "--seed", Text(Wish.Seed, ""));
        return string.Join(' ', words);
    }

    private static void Add(List<string> words, string option, string? value)
    {
        if (value is not null)
        {
            words.Add(option);
            words.Add(value);
        }
    }

    // The bars of Rp||Cp mean something to a shell.
    private static string Quoted(string text) => text.Contains('|', StringComparison.Ordinal) ? $"'{text}'" : text;

    private static string? Text(int? number, string unit) =>
        number is { } value ? value.ToString(CultureInfo.InvariantCulture) + unit : null;
}

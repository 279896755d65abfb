namespace NanoStim.Lives;

/// <summary>
/// Searches for lives that violate a limit: it keeps those that reach something new, and changes them. The same seed gives the same campaign, with any
/// number of jobs: a life is drawn from what has been reached up to the group of lives before the last, so that nobody waits for the longest life of a group.
/// </summary>
public sealed class LifeCampaign
{
    /// <summary>Lives in a group.</summary>
    public const int GroupSize = 100;

    private const int Spread = 0x9E3779B;
    private const int Latest = 250;

    private readonly int _seed;
    private readonly int _jobs;
    private readonly CampaignState _state;

    /// <summary>A campaign, from its beginning or from where an earlier run of it has ended.</summary>
    public LifeCampaign(int seed, int jobs, CampaignState? state = null)
    {
        _seed = seed;
        _jobs = jobs;
        _state = state ?? new CampaignState(seed);
    }

    /// <summary>Whether the long lives are left out.</summary>
    public bool IsShort { get; init; }

    /// <summary>What it has reached so far.</summary>
    public CampaignState State => _state;

    /// <summary>Runs lives until so many have been run in all.</summary>
    /// <param name="lives">How many.</param>
    /// <param name="progress">Told after each group and at the end; false ends the campaign there.</param>
    public void Run(int lives, Func<CampaignState, bool>? progress = null) =>
        new LifeCrew(_state, _jobs, lives, Draw, RunOne, progress).Work();

    private static LifeResult RunOne(Life life)
    {
        try
        {
            return LifeRun.Of(life);
        }
        catch (Exception defect)
        {
            throw new InvalidOperationException($"a life cannot be run ({defect.Message}):\n{life.Text}", defect);
        }
    }

    private Life Draw(int number, int keptCount)
    {
        if (!IsShort && number < LongLives.All.Count)
        {
            return LongLives.All[number];
        }

        Random random = new(unchecked(_seed * Spread ^ number * 0x85EBCA6));
        IReadOnlyList<Life> kept = _state.Kept;
        if (keptCount == 0 || random.Next(2) == 0)
        {
            return new LifeGenerator(random).Draw();
        }

        // The latest ones have been explored less than the others.
        Life life = kept[random.Next(2) == 0 ? random.Next(keptCount) : keptCount - 1 - random.Next(Math.Min(keptCount, Latest))];
        return new LifeMutator(random).Mutate(life, kept[random.Next(keptCount)]);
    }
}

using System.Text.Json;

namespace NanoStim.Lives;

/// <summary>What a campaign has reached: enough to go on with it later.</summary>
public sealed class CampaignState
{
    // A life that is kept is run again and again.
    private const long MostKeptMillis = 40_000;

    private readonly List<Life> _kept = [];

    // How many were kept at the end of each group.
    private readonly List<int> _keptAfter = [];
    private readonly HashSet<int> _reached = [];
    private readonly List<LifeResult> _violating = [];
    private readonly List<LifeResult> _outside = [];

    /// <summary>A campaign that has not begun.</summary>
    public CampaignState(int seed) => Seed = seed;

    private CampaignState(Saved saved)
    {
        Seed = saved.Seed;
        Lives = saved.Lives;
        WithOutput = saved.WithOutput;
        WithFault = saved.WithFault;
        Hours = saved.Hours;
        _kept.AddRange(saved.Kept.Select(Life.Parse));
        _keptAfter.AddRange(saved.KeptAfter ?? throw new FormatException("this is the state of an older campaign, which drew its lives otherwise."));
        _reached.UnionWith(saved.Reached);

        // What violated is run again: a result is more than its life.
        _violating.AddRange(saved.Violating.Select(text => LifeRun.Of(Life.Parse(text))));
        _outside.AddRange(saved.Outside.Select(text => LifeRun.Of(Life.Parse(text))));
    }

    /// <summary>What the lives are drawn from.</summary>
    public int Seed { get; }

    /// <summary>Lives that have been run.</summary>
    public int Lives { get; private set; }

    /// <summary>Those of them in which the load received any current.</summary>
    public int WithOutput { get; private set; }

    /// <summary>Those of them in which a fault latched.</summary>
    public int WithFault { get; private set; }

    /// <summary>Hours of virtual time with the device on.</summary>
    public double Hours { get; private set; }

    /// <summary>How much has been reached.</summary>
    public int Reached => _reached.Count;

    /// <summary>Lives that have reached something new.</summary>
    public IReadOnlyList<Life> Kept => _kept;

    /// <summary>Lives that violate a limit.</summary>
    public IReadOnlyList<LifeResult> Violating => _violating;

    /// <summary>Lives that violate one with two failed parts at once, of which nothing is claimed.</summary>
    public IReadOnlyList<LifeResult> Outside => _outside;

    /// <summary>Reads a state that was saved.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CampaignState Load(string json)
    {
        try
        {
            return new CampaignState(JsonSerializer.Deserialize<Saved>(json) ?? throw new FormatException("the file is empty."));
        }
        catch (JsonException wrong)
        {
            throw new FormatException("this is not the state of a campaign: " + wrong.Message, wrong);
        }
    }

    /// <summary>The state as text.</summary>
    public string Save() => JsonSerializer.Serialize(new Saved(
        Seed, Lives, WithOutput, WithFault, Hours, [.. _kept.Select(life => life.Text)], [.. _keptAfter], [.. _reached],
        [.. _violating.Select(result => result.Life.Text)], [.. _outside.Select(result => result.Life.Text)]));

    /// <summary>How many of the kept lives a life of this number may be drawn from: those up to the group before the last one.</summary>
    /// <returns>-1 while that group is not complete.</returns>
    internal int KeptFor(int number)
    {
        int group = number / LifeCampaign.GroupSize;
        return group < 2 ? 0 : group - 2 < _keptAfter.Count ? _keptAfter[group - 2] : -1;
    }

    /// <summary>Takes in the result of the next life.</summary>
    /// <returns>Whether a group is complete with it.</returns>
    internal bool Add(LifeResult result)
    {
        Lives++;
        WithOutput += result.Charge > 0 ? 1 : 0;
        WithFault += result.Fault != 0 ? 1 : 0;
        Hours += result.Milliseconds / 3.6e6;
        bool isNew = false;
        foreach (int item in result.Reached)
        {
            isNew |= _reached.Add(item);
        }

        if (isNew && result.Milliseconds <= MostKeptMillis && result.Life.Actions.Count > 0)
        {
            _kept.Add(result.Life);
        }

        if (result.IsViolation)
        {
            _violating.Add(result);
        }
        else if (result.IsOutside)
        {
            _outside.Add(result);
        }

        bool isWhole = Lives % LifeCampaign.GroupSize == 0;
        if (isWhole)
        {
            _keptAfter.Add(_kept.Count);
        }

        return isWhole;
    }

    private sealed record Saved(int Seed, int Lives, int WithOutput, int WithFault, double Hours, string[] Kept, int[]? KeptAfter, int[] Reached, string[] Violating, string[] Outside);
}

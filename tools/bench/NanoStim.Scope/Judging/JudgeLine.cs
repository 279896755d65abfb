namespace NanoStim.Scope.Judging;

/// <summary>One line of a judgement. Numbers are in the base unit.</summary>
public sealed record JudgeLine
{
    /// <summary>Short and fixed, for programs and tests.</summary>
    public required string Id { get; init; }

    /// <summary>What is judged, for people.</summary>
    public required string Quantity { get; init; }

    /// <summary>The verdict.</summary>
    public required JudgeVerdict Verdict { get; init; }

    /// <summary>Base unit of the numbers; empty where the line has none.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>What the program says; null where there is only a limit.</summary>
    public double? Expected { get; init; }

    /// <summary>Lowest value that is right; null for none.</summary>
    public double? LowerLimit { get; init; }

    /// <summary>Highest value that is right; null for none.</summary>
    public double? UpperLimit { get; init; }

    /// <summary>What the capture shows: of several pulses the worst.</summary>
    public double? Measured { get; init; }

    /// <summary>How far off what the capture shows may be. It works against the device.</summary>
    public double? Uncertainty { get; init; }

    /// <summary>Of all pulses; null where the line is not of single pulses.</summary>
    public JudgeStatistic? Statistic { get; init; }

    /// <summary>What is wrong, where, or why it is not shown; empty where the line passes.</summary>
    public string Words { get; init; } = string.Empty;
}

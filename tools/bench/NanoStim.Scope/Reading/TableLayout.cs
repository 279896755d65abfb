namespace NanoStim.Scope.Reading;

/// <summary>Where the samples stand in a file of rows.</summary>
internal sealed record TableLayout
{
    /// <summary>Name of the layout, for people.</summary>
    public required string Format { get; init; }

    /// <summary>Line of the first sample, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>The channels.</summary>
    public required IReadOnlyList<ChannelColumn> Channels { get; init; }

    /// <summary>What the time is made of.</summary>
    public TimeKind Time { get; init; } = TimeKind.Column;

    /// <summary>Column of the time or of the sequence number, from 0.</summary>
    public int TimeColumn { get; init; }

    /// <summary>From the unit of the time column to s.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>Time of sample 0 in s, where it is counted.</summary>
    public double StartSeconds { get; init; }

    /// <summary>Time between two samples in s, where it is counted.</summary>
    public double IncrementSeconds { get; init; }

    public long? DeclaredSamples { get; init; }

    public double? DeclaredIntervalSeconds { get; init; }

    /// <summary>Whether 0 and 1 are levels of a logic analyser in this format.</summary>
    public bool MayBeLogic { get; init; }

    /// <summary>What is worth telling.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

namespace NanoStim.Cli.Bench;

/// <summary>A step of the procedure in hardware/bench.</summary>
/// <param name="Number">Its number there.</param>
/// <param name="Do">What to do.</param>
/// <param name="Load">Nominal resistor between the electrodes.</param>
/// <param name="Expect">What to expect.</param>
/// <param name="IfNot">What it means if not.</param>
internal sealed record BenchStep(int Number, string Do, string Load, string Expect, string IfNot)
{
    /// <summary>Program that runs, or null.</summary>
    public string? Program { get; init; }

    /// <summary>Intensity that is set, with its unit.</summary>
    public string? Intensity { get; init; }

    /// <summary>What the capture shows: pulse, train or cycle.</summary>
    public string View { get; init; } = "train";

    /// <summary>How it is decided.</summary>
    public BenchStepKind Kind { get; init; } = BenchStepKind.Judge;
}

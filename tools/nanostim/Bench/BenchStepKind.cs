namespace NanoStim.Cli.Bench;

/// <summary>How a step is decided.</summary>
internal enum BenchStepKind
{
    /// <summary>A capture is judged against the program.</summary>
    Judge,

    /// <summary>A capture must show no current.</summary>
    Quiet,

    /// <summary>Somebody looks, and answers yes or no.</summary>
    Look,
}

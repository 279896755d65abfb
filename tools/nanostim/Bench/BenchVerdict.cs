namespace NanoStim.Cli.Bench;

/// <summary>How a step of the bench procedure has ended.</summary>
internal enum BenchVerdict
{
    /// <summary>The board does what it should.</summary>
    Pass,

    /// <summary>It does not.</summary>
    Fail,

    /// <summary>It was not shown: skipped, or the capture does not say.</summary>
    Inconclusive,
}

namespace NanoStim.Cli.Bench;

/// <summary>What came of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Detail">The lines of the judge, or nothing.</param>
/// <param name="Capture">Its capture, or null.</param>
/// <param name="Picture">The picture as SVG, or null.</param>
internal sealed record BenchResult(BenchStep Step, BenchVerdict Verdict, string Reason, string Detail = "", string? Capture = null, string? Picture = null);

namespace NanoStim.Scope.Judging;

/// <summary>A stretch between two excursions.</summary>
/// <param name="Start">In s.</param>
/// <param name="End">In s.</param>
/// <param name="Mean">Mean current in A, without what lies next to the edges.</param>
/// <param name="Samples">Samples that this is a mean of.</param>
/// <param name="Length">Time that this is a mean over, in s.</param>
internal readonly record struct Rest(double Start, double End, double Mean, long Samples, double Length);

namespace NanoStim.Removal;

/// <summary>What became of the tests when a control was gone.</summary>
/// <param name="Id">The removal.</param>
/// <param name="Ran">How many tests of the requirement ran.</param>
/// <param name="Failed">Those that failed, as "suite: class.method".</param>
/// <param name="Problem">Why nothing can be said: it did not build. Empty where it did.</param>
public sealed record RemovalResult(string Id, int Ran, IReadOnlyList<string> Failed, string Problem);

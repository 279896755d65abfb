namespace NanoStim.Removal.Constants;

/// <summary>What the tests said of a planted number.</summary>
/// <param name="Id">The planted number.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Test">The test that noticed, or the error of the compiler.</param>
public sealed record NumberResult(string Id, NumberOutcome Outcome, string Test);

namespace NanoStim.Repository.Tests.Trace;

/// <summary>A method of a suite, as its source shows it.</summary>
/// <param name="Suite">Folder of the suite.</param>
/// <param name="Name">Class and method.</param>
/// <param name="Requirements">What it says that it shows.</param>
/// <param name="Runs">Whether it is a test, and not switched off.</param>
internal sealed record TracedTest(string Suite, string Name, IReadOnlyList<string> Requirements, bool Runs);

namespace NanoStim.Removal;

/// <summary>A test that shows a requirement.</summary>
/// <param name="Suite">Folder under <c>tests/</c>, which is also the name of the assembly.</param>
/// <param name="Name">Class and method.</param>
public sealed record NamedTest(string Suite, string Name);

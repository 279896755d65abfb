namespace NanoStim.Removal.Constants;

/// <summary>A suite that runs against a device project with a wrong number.</summary>
/// <param name="Name">Folder under <c>tests/</c>, which is also the name of the assembly.</param>
/// <param name="Linked">The sources that it has from elsewhere, separated by |.</param>
/// <param name="Classes">The classes that run, as a regular expression; all where it is empty.</param>
internal sealed record TestedSuite(string Name, string Linked, string Classes);

using System.Text.RegularExpressions;

namespace NanoStim.Removal.Constants;

/// <summary>A suite that runs against a device project with a wrong number.</summary>
/// <param name="Name">Folder under <c>tests/</c>, which is also the name of the assembly.</param>
/// <param name="Linked">
/// The source that it has from elsewhere. Empty for a suite that is run as it was built: it has to read constants at run time, by reflection.
/// </param>
/// <param name="Classes">The classes that run, as a regular expression; all where it is empty.</param>
/// <param name="Files">The files whose numbers it is for, as a regular expression; all where it is empty.</param>
internal sealed record TestedSuite(string Name, string Linked, string Classes, string Files = "")
{
    /// <summary>Whether it runs for a file.</summary>
    internal bool IsFor(string file) => Files.Length == 0 || Regex.IsMatch(file, Files);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoStim.Spice;

/// <summary>Parameters of a deck's copy, as they stand after all changes.</summary>
internal static partial class SpiceParameters
{
    /// <summary>The number of a parameter in the text of a file.</summary>
    internal static double Read(string text, string name)
    {
        foreach (Match match in Line().Matches(text))
        {
            if (string.Equals(match.Groups[1].Value, name, StringComparison.OrdinalIgnoreCase))
            {
                return double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
            }
        }

        throw new SpiceException($"There is no parameter '{name}'.");
    }

    [GeneratedRegex(@"^\.param\s+(\w+)\s*=\s*(\S+)", RegexOptions.Multiline)]
    private static partial Regex Line();
}

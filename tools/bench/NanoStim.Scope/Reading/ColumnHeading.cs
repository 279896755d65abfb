using System.Text.RegularExpressions;

namespace NanoStim.Scope.Reading;

/// <summary>What stands over a column: a name, and often a unit in brackets or after it.</summary>
/// <param name="Name">Without the unit.</param>
/// <param name="Unit">s, V, A; empty where none is named.</param>
/// <param name="Scale">From the unit that is written to s, V or A.</param>
internal sealed partial record ColumnHeading(string Name, string Unit, double Scale)
{
    /// <summary>Takes the unit off a heading: <c>Channel 1 (V)</c>, <c>Time [ms]</c>, <c>(mV)</c>, <c>Volt</c>.</summary>
    public static ColumnHeading Of(string heading)
    {
        Match bracketed = Bracketed().Match(heading);
        if (bracketed.Success && TryUnit(bracketed.Groups["unit"].Value, out string unit, out double scale))
        {
            return new ColumnHeading(bracketed.Groups["name"].Value.Trim(), unit, scale);
        }

        return TryUnit(heading, out unit, out scale) ? new ColumnHeading(string.Empty, unit, scale) : new ColumnHeading(heading.Trim(), string.Empty, 1);
    }

    /// <summary>Whether a text is a unit of time, voltage or current.</summary>
    public static bool TryUnit(string text, out string unit, out double scale)
    {
        string plain = text.Trim().Trim('(', ')', '[', ']').Trim();
        scale = 1;
        switch (plain.ToUpperInvariant())
        {
            case "S" or "SEC" or "SECOND" or "SECONDS":
                unit = "s";
                return true;
            case "MILLISECONDS":
                (unit, scale) = ("s", 1e-3);
                return true;
            case "MICROSECONDS":
                (unit, scale) = ("s", 1e-6);
                return true;
            case "NANOSECONDS":
                (unit, scale) = ("s", 1e-9);
                return true;
            case "PICOSECONDS":
                (unit, scale) = ("s", 1e-12);
                return true;
            case "VOLT" or "VOLTS" or "V" or "V DC" or "V AC":
                unit = "V";
                return true;
            case "A" or "AMP" or "AMPERE" or "AMPERES" or "AMPS" or "A DC" or "A AC":
                unit = "A";
                return true;
            default:
                break;
        }

        unit = string.Empty;
        Match prefixed = Prefixed().Match(plain);
        if (!prefixed.Success)
        {
            return false;
        }

        unit = prefixed.Groups["unit"].Value;
        scale = prefixed.Groups["prefix"].Value switch
        {
            "k" => 1e3,
            "m" => 1e-3,
            "n" => 1e-9,
            "p" => 1e-12,
            _ => 1e-6,
        };
        return true;
    }

    [GeneratedRegex(@"^(?<name>.*?)\s*[\(\[](?<unit>[^\(\)\[\]]+)[\)\]]\s*$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?<prefix>[kmnpuµμ])(?<unit>[sVA])$")]
    private static partial Regex Prefixed();
}

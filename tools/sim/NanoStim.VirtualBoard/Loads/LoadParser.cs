using System.Globalization;

namespace NanoStim.VirtualBoard;

/// <summary>Reads loads from text.</summary>
internal static class LoadParser
{
    private const string Forms = "Write a resistance with its unit (500ohm, 2kohm, 1Mohm), Rs+Rp||Cp (500ohm+5kohm||50nF), or one of: ";
    private const double MaxOhms = 1e9;
    private const double MaxFarads = 1e-3;

    internal static LoadModel Parse(string? text)
    {
        string trimmed = text?.Trim() ?? string.Empty;
        if (trimmed.Length == 0)
        {
            throw Wrong("No load given.");
        }

        LoadModel? named = LoadCatalog.Find(trimmed);
        if (named is not null)
        {
            return named;
        }

        int plus = trimmed.IndexOf('+', StringComparison.Ordinal);
        if (plus < 0)
        {
            if (trimmed.Contains('|', StringComparison.Ordinal))
            {
                throw Wrong($"'{trimmed}' has a parallel part but no series resistance before it.");
            }

            return new LoadModel(trimmed, Ohms(trimmed, trimmed, mayBeZero: false));
        }

        string series = trimmed[..plus].Trim();
        string rest = trimmed[(plus + 1)..];
        int bars = rest.IndexOf("||", StringComparison.Ordinal);
        if (bars < 0)
        {
            throw Wrong($"'{trimmed}' has no '||' between Rp and Cp.");
        }

        string resistance = rest[..bars].Trim();
        string capacitance = rest[(bars + 2)..].Trim();
        return new LoadModel(
            trimmed,
            Ohms(series, trimmed, mayBeZero: true),
            Ohms(resistance, trimmed, mayBeZero: false),
            Farads(capacitance, trimmed));
    }

    private static double Ohms(string text, string whole, bool mayBeZero)
    {
        double number = Split(text, whole, "a resistance such as 500ohm", out string unit);
        double factor = unit switch
        {
            "M" or "Mohm" or "Mohms" or "MOhm" or "MOHM" or "MΩ" or "MΩ" => 1e6,
            _ => unit.ToLowerInvariant() switch
            {
                "ohm" or "ohms" or "r" or "ω" => 1,
                "k" or "kohm" or "kohms" or "kω" => 1e3,
                _ => 0,
            },
        };
        if (factor == 0)
        {
            string why = unit.Length == 0 ? $"'{text}' has no unit" : $"'{unit}' in '{text}' is not a unit of resistance";
            throw Wrong($"{why}: write ohm, kohm or Mohm (capital M).");
        }

        double ohms = number * factor;
        if (ohms < 0 || ohms > MaxOhms || (ohms == 0 && !mayBeZero))
        {
            throw Wrong($"'{text}' is out of range: a resistance lies above 0 and up to 1000Mohm.");
        }

        return ohms;
    }

    private static double Farads(string text, string whole)
    {
        double number = Split(text, whole, "a capacitance such as 50nF", out string unit);
        double factor = unit.ToLowerInvariant() switch
        {
            "pf" => 1e-12,
            "nf" => 1e-9,
            "uf" or "µf" or "μf" => 1e-6,
            _ => 0,
        };
        if (factor == 0)
        {
            string why = unit.Length == 0 ? $"'{text}' has no unit" : $"'{unit}' in '{text}' is not a unit of capacitance";
            throw Wrong($"{why}: write pF, nF or uF.");
        }

        double farads = number * factor;
        if (!(farads > 0) || farads > MaxFarads)
        {
            throw Wrong($"'{text}' is out of range: a capacitance lies above 0 and up to 1000uF.");
        }

        return farads;
    }

    private static double Split(string text, string whole, string expected, out string unit)
    {
        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.' || text[end] == '-'))
        {
            end++;
        }

        unit = text[end..].Trim();
        if (!double.TryParse(text.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            throw Wrong(
                text == whole
                    ? $"'{text}' is not a load."
                    : $"'{text}' in '{whole}' should be {expected}.");
        }

        return number;
    }

    private static LoadFormatException Wrong(string what) =>
        new($"{what} {Forms}{string.Join(", ", LoadCatalog.All.Select(load => load.Name))}.");
}

using System.Globalization;

namespace NanoStim.Hardware.Tests;

/// <summary>Numbers as parts and decks carry them: 7.5k, 100n, 2.2meg.</summary>
internal static class EngineeringNumber
{
    private static readonly (string Suffix, double Factor)[] Suffixes =
        [("meg", 1e6), ("M", 1e6), ("k", 1e3), ("u", 1e-6), ("n", 1e-9), ("p", 1e-12), ("m", 1e-3)];

    internal static double Parse(string text)
    {
        foreach ((string suffix, double factor) in Suffixes)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                return double.Parse(text[..^suffix.Length], CultureInfo.InvariantCulture) * factor;
            }
        }

        return double.Parse(text, CultureInfo.InvariantCulture);
    }
}

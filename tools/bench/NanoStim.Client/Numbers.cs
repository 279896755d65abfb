using System.Globalization;

namespace NanoStim.Client;

/// <summary>Numbers as the device writes them: base units, with an exponent.</summary>
internal static class Numbers
{
    // SCPI's not-a-number (SCPI-99, volume 1, 7.2.1.5).
    private const double NotANumber = 9.91e37;

    /// <summary>A number in multiples of a unit: of 1e-6 for µA.</summary>
    /// <returns>NaN for what the device does not know.</returns>
    /// <exception cref="ClientException">It is no number.</exception>
    public static double Scaled(string question, string text, double unit)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            throw new ClientException(ClientFailure.BadAnswer, $"the device answers '{text}' to '{question}', which is no number.");
        }

        // Units are powers of ten, and dividing by 1e-6 leaves digits that nobody wrote: 0.0002 A are 200 µA and not 199.99999999999997.
        return value >= NotANumber ? double.NaN : Math.Round(value / unit, 6);
    }

    /// <summary>A whole number.</summary>
    /// <exception cref="ClientException">It is none.</exception>
    public static int Whole(string question, string text, double unit = 1)
    {
        double value = Scaled(question, text, unit);
        return double.IsFinite(value) && Math.Abs(value) <= int.MaxValue
            ? (int)Math.Round(value)
            : throw new ClientException(ClientFailure.BadAnswer, $"the device answers '{text}' to '{question}', which is no whole number.");
    }
}

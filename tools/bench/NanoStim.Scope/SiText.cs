using System.Globalization;

namespace NanoStim.Scope;

/// <summary>Figures for people, with SI prefixes.</summary>
public static class SiText
{
    private static readonly (double Factor, string Prefix)[] Prefixes =
        [(1e9, "G"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"), (1e-6, "µ"), (1e-9, "n"), (1e-12, "p")];

    // A thousandth of the smallest prefix.
    private const double Smallest = 1e-15;

    /// <summary>The prefix that makes the digits of a magnitude readable, and its factor.</summary>
    public static (double Factor, string Prefix) PrefixFor(double magnitude)
    {
        double size = Math.Abs(magnitude);
        foreach ((double factor, string prefix) in Prefixes)
        {
            if (size >= 0.9995 * factor)
            {
                return (factor, prefix);
            }
        }

        return size == 0 || !double.IsFinite(size) ? (1, "") : Prefixes[^1];
    }

    /// <summary>Such as <c>305.0 µs</c>. What is smaller than any instrument resolves is 0.</summary>
    /// <param name="value">In the unit itself.</param>
    /// <param name="unit">Without prefix.</param>
    /// <param name="digits">Significant digits.</param>
    public static string Of(double value, string unit, int digits = 4)
    {
        if (Math.Abs(value) < Smallest)
        {
            return $"0 {unit}".TrimEnd();
        }

        (double factor, string prefix) = PrefixFor(value);
        return $"{Digits(value / factor, digits)} {prefix}{unit}".TrimEnd();
    }

    /// <summary>Such as <c>305.0 µs ± 40 µs</c>; a dash for nothing.</summary>
    public static string Of(double? value, double? uncertainty, string unit)
    {
        if (value is not { } known)
        {
            return "-";
        }

        if (uncertainty is not { } off || !(off >= Smallest))
        {
            return Of(known, unit, 5);
        }

        // Digits far below the uncertainty are sums of rounding.
        return $"{Of(Math.Abs(known) < off / 1000 ? 0 : known, unit, 5)} ± {Of(off, unit, 2)}";
    }

    /// <summary>A number with so many significant digits, without exponent.</summary>
    public static string Digits(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value.ToString("0", CultureInfo.InvariantCulture);
        }

        int before = (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        return value.ToString("F" + Math.Clamp(digits - before, 0, 12), CultureInfo.InvariantCulture);
    }
}

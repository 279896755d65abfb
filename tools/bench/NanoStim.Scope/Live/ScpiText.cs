using System.Globalization;

namespace NanoStim.Scope.Live;

/// <summary>Numbers as SCPI takes them, and the preamble of ten numbers that Keysight has and Rigol copies.</summary>
internal static class ScpiText
{
    public static string Number(double value) => value.ToString("0.######E+0", CultureInfo.InvariantCulture);

    /// <summary>Increment, origin and reference of both axes.</summary>
    /// <exception cref="InstrumentException">The answer is no preamble.</exception>
    public static (long Points, double XStep, double XOrigin, double XZero, double YStep, double YOrigin, double YZero) Preamble(string answer)
    {
        double[] fields = [.. answer.Split(',').Select(field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        return fields.Length >= 10 && fields.Take(10).All(double.IsFinite)
            ? ((long)fields[2], fields[4], fields[5], fields[6], fields[7], fields[8], fields[9])
            : throw new InstrumentException($"'{answer}' is no preamble of ten numbers.");
    }
}

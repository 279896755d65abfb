using System.Globalization;
using NanoStim.VirtualBench;

namespace NanoStim.Cli;

/// <summary>Rate and phase width as the summary shows them: as delivered, and as asked where that is another one.</summary>
internal static class DeliveredRate
{
    // The measured rate differs by less where the generator makes exactly what was asked for.
    private const double NotableShare = 0.005;

    /// <summary>The phase width; of an alternating train, the time per polarity.</summary>
    public static string Width(SessionResult result)
    {
        double micros = WidthMicros(result);
        return micros < 100_000 ? Text(micros, "0.#") + " µs" : Text(micros / 1000, "0.#") + " ms";
    }

    /// <summary>The rate; of an alternating train, that of the alternation.</summary>
    public static string Frequency(SessionResult result) => Hertz(FrequencyMilliHertz(result));

    /// <summary>The pulses that an alternating train is made of.</summary>
    public static string Carrier(DeliveredFigures delivered) => delivered.Alternation is null
        ? "-"
        : $"{Hertz(delivered.FrequencyMilliHertz)}, {Text(delivered.PhaseWidthMicros, "0.#")} µs, {Text(delivered.MaxPhaseChargeNanoCoulombs / 1000, "0.###")} µC a pulse";

    /// <summary>What the pulse generator has made of what was asked for.</summary>
    /// <returns>Null where it is the same within half a percent, or where nothing can be compared.</returns>
    public static string? Rounding(SessionResult result)
    {
        List<string> rounded = [];
        if (result.Asked is { } asked)
        {
            Compare("frequency", asked.FrequencyMilliHertz, FrequencyMilliHertz(result), Hertz);
            Compare("phase width", asked.PhaseWidthMicros ?? 0, WidthMicros(result), micros => Text(micros, "0.#") + " µs");
        }

        return rounded.Count == 0 ? null : string.Join("; ", rounded) + ": the pulse generator has steps";

        void Compare(string what, double wanted, double got, Func<double, string> text)
        {
            double share = wanted > 0 && got > 0 ? (got - wanted) / wanted : 0;
            if (Math.Abs(share) > NotableShare)
            {
                rounded.Add($"{what} asked {text(wanted)}, delivered {text(got)} ({Text(share * 100, "+0.#;-0.#")} %)");
            }
        }
    }

    private static double FrequencyMilliHertz(SessionResult result) =>
        result.Delivered.Alternation?.FrequencyMilliHertz ?? result.Delivered.FrequencyMilliHertz;

    private static double WidthMicros(SessionResult result) =>
        result.Delivered.Alternation?.PolarityMicros ?? result.Delivered.PhaseWidthMicros;

    private static string Hertz(double milliHertz) => milliHertz > 0 ? Text(milliHertz / 1000, "0.###") + " Hz" : "-";

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}

namespace NanoStim.Scope.Tests.Fixtures;

/// <summary>Signals with known truth, as functions of time in s.</summary>
internal static class Waves
{
    /// <summary>A positive phase, a gap, a negative phase, at a rate.</summary>
    public static Func<double, double> Biphasic(double hertz, double widthSeconds, double gapSeconds, double up, double down) => seconds =>
    {
        double at = Phase(seconds, hertz);
        return at < widthSeconds ? up : at >= widthSeconds + gapSeconds && at < 2 * widthSeconds + gapSeconds ? -down : 0;
    };

    /// <summary>High for a time in each period, from a level to a level.</summary>
    public static Func<double, double> Pulses(double hertz, double widthSeconds, double low, double high) =>
        seconds => Phase(seconds, hertz) < widthSeconds ? high : low;

    /// <summary>So many positive pulses, then as many negative ones.</summary>
    public static Func<double, double> Alternating(double hertz, double widthSeconds, int inARow, double height) => seconds =>
    {
        long number = (long)Math.Floor(seconds * hertz + 1e-9);
        double sign = number / inARow % 2 == 0 ? 1 : -1;
        return Phase(seconds, hertz) < widthSeconds ? sign * height : 0;
    };

    public static Func<double, double> Sine(double hertz, double height) => seconds => height * Math.Sin(2 * Math.PI * hertz * seconds);

    /// <summary>A signal in cycles: up in a ramp, on, down in a ramp, off.</summary>
    public static Func<double, double> InCycles(Func<double, double> signal, double ramp, double on, double off) => seconds =>
    {
        double at = seconds % (on + ramp + off);
        double share = at < ramp ? at / ramp : at < on ? 1 : at < on + ramp ? 1 - (at - on) / ramp : 0;
        return share * signal(seconds);
    };

    /// <summary>Noise of a standard deviation on top.</summary>
    public static Func<double, double> Noisy(Func<double, double> signal, double deviation, int seed = 1)
    {
        Random random = new(seed);
        return seconds =>
        {
            double sum = 0;
            for (int n = 0; n < 12; n++)
            {
                sum += random.NextDouble();
            }

            return signal(seconds) + deviation * (sum - 6);
        };
    }

    /// <summary>Rounded to the steps of a converter.</summary>
    public static Func<double, double> Quantised(Func<double, double> signal, double step) => seconds => Math.Round(signal(seconds) / step) * step;

    private static double Phase(double seconds, double hertz)
    {
        double period = 1 / hertz;
        double at = seconds % period;

        // A sample that falls on an edge belongs to what follows it, whatever binary fractions make of it.
        at = at < 0 ? at + period : at;
        return period - at < 1e-12 ? 0 : at + 1e-13;
    }
}

namespace NanoStim.Scope.Measuring;

/// <summary>Says why the frequency of a channel, or that it is flat, may be wrong: the figures are made for rectangles.</summary>
internal static class SignalDoubt
{
    // Shares that a clean train of rectangles keeps by far.
    private const double OfOneHeight = 0.7;
    private const double WidthSpread = 0.2;
    private const double RiseShare = 0.12;
    private const double FewSamples = 8;

    /// <summary>A reason, or null.</summary>
    /// <param name="levels">Of the channel.</param>
    /// <param name="time">Of the capture.</param>
    /// <param name="all">Complete pulses of the side that the frequency is of.</param>
    /// <param name="steady">Those of one height.</param>
    /// <param name="range">From the lowest sample to the highest.</param>
    public static string? Of(SignalLevels levels, TimeBase time, long all, IReadOnlyList<Pulse> steady, double range)
    {
        if (levels.Kind == SignalKind.Flat)
        {
            return time.IsSampled && range > 3 * levels.Grain && levels.Noise > 0
                ? $"samples differ by up to {SiText.Digits(range, 3)}: noise, or a signal too fast for the sample rate"
                : null;
        }

        if (levels.Kind == SignalKind.Logic || steady.Count < 3)
        {
            return null;
        }

        double width = Statistics.Median(steady.Select(pulse => pulse.Width));
        double spread = Statistics.Quantile(steady.Select(pulse => pulse.Width), 0.9) - Statistics.Quantile(steady.Select(pulse => pulse.Width), 0.1);
        double rise = Statistics.Median(steady.Select(pulse => pulse.Rise));
        double period = Statistics.Median(steady.Select(pulse => pulse.Period).Where(double.IsFinite));
        double periods = Statistics.Quantile(steady.Select(pulse => pulse.Period), 0.9) - Statistics.Quantile(steady.Select(pulse => pulse.Period), 0.1);
        double interval = time.IsSampled ? time.IntervalSeconds : 0;
        if (steady.Count < OfOneHeight * Math.Min(all, 4096))
        {
            return "the pulses have different heights";
        }

        if (period < FewSamples * interval)
        {
            return "a period has few samples";
        }

        if (spread > (WidthSpread * width) + (2 * interval))
        {
            return "the pulses have different widths";
        }

        if (periods > (WidthSpread * period) + (2 * interval))
        {
            return "the periods differ";
        }

        return rise > (RiseShare * width) + interval ? "the signal is no rectangle" : null;
    }
}

namespace NanoStim.VirtualBoard;

/// <summary>What the load received in one segment, or in the first part of one.</summary>
internal readonly struct SegmentFigures
{
    private SegmentFigures(CurrentPath path, long startPicos, double seconds)
    {
        Waveform amps = path.LoadAmps;
        double charge = amps.Integral(seconds);
        double square = amps.Count == 0 ? amps.Constant * amps.Constant * seconds : amps.ProductIntegral(amps, seconds);
        Coulombs = path.Sign * charge;
        SquareAmpSeconds = square;
        Joules = path.Load.SeriesOhms * square;
        if (path.Load.ParallelFarads > 0)
        {
            Joules += amps.ProductIntegral(path.Charge.SkinVolts, seconds);
        }

        double first = Math.Abs(amps.Value(0));
        double last = amps.Count == 0 ? first : Math.Abs(amps.Value(seconds));
        PeakAmps = Peak(amps, seconds, first, last);
        EndAmps = last;
        EndsWithCurrent = last > LoadMeter.ThresholdAmps;
        HasCurrent = PeakAmps > LoadMeter.ThresholdAmps;
        bool startsWithCurrent = first > LoadMeter.ThresholdAmps;
        double from = startsWithCurrent || !EndsWithCurrent ? 0 : ThresholdAt(amps, seconds, rising: true);
        double to = EndsWithCurrent || !startsWithCurrent ? seconds : ThresholdAt(amps, seconds, rising: false);
        FromPicos = startPicos + PicoTime.FromSeconds(from);
        ToPicos = startPicos + PicoTime.FromSeconds(to);
    }

    internal double Coulombs { get; }

    internal double SquareAmpSeconds { get; }

    internal double Joules { get; }

    internal double PeakAmps { get; }

    internal double EndAmps { get; }

    /// <summary>Whether the current was above 1 uA anywhere.</summary>
    internal bool HasCurrent { get; }

    internal bool EndsWithCurrent { get; }

    /// <summary>From where to where it was above 1 uA.</summary>
    internal long FromPicos { get; }

    internal long ToPicos { get; }

    internal static SegmentFigures Of(CurrentPath path, long startPicos, double seconds) => new(path, startPicos, seconds);

    // The extreme of a sum of exponentials lies at an end or where the slope changes its sign.
    private static double Peak(Waveform amps, double seconds, double first, double last)
    {
        double peak = Math.Max(first, last);
        if (amps.Count < 2 || Math.Sign(amps.Slope(0)) == Math.Sign(amps.Slope(seconds)))
        {
            return peak;
        }

        double low = 0;
        double high = seconds;
        int startSign = Math.Sign(amps.Slope(0));
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            if (Math.Sign(amps.Slope(middle)) == startSign)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Max(peak, Math.Abs(amps.Value(low)));
    }

    private static double ThresholdAt(Waveform amps, double seconds, bool rising)
    {
        double low = 0;
        double high = seconds;
        while (high - low > 1e-12)
        {
            double middle = (low + high) / 2;
            if (Math.Abs(amps.Value(middle)) > LoadMeter.ThresholdAmps == rising)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }
}

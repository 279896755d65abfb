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
        PeakAmps = Peak(path, seconds, first, last);
        EndAmps = last;
        EndsWithCurrent = last > LoadMeter.ThresholdAmps;
        HasCurrent = PeakAmps > LoadMeter.ThresholdAmps;
        bool startsWithCurrent = first > LoadMeter.ThresholdAmps;
        double from = startsWithCurrent || !EndsWithCurrent ? 0 : ThresholdAt(path, seconds, rising: true);
        double to = EndsWithCurrent || !startsWithCurrent ? seconds : ThresholdAt(path, seconds, rising: false);
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
    private static double Peak(CurrentPath path, double seconds, double first, double last)
    {
        Waveform amps = path.LoadAmps;
        double peak = Math.Max(first, last);
        double startSlope = amps.Slope(0);
        if (amps.Count < 2 || Math.Sign(startSlope) == Math.Sign(amps.Slope(seconds)))
        {
            return peak;
        }

        Waveform slope = path.Scratch;
        slope.SetSlope(amps);
        slope.SetScaled(slope, Math.Sign(startSlope), 0);
        double turn = Math.Min(Crossing.FirstBelowZero(slope, seconds, 0), seconds);
        return Math.Max(peak, Math.Abs(amps.Value(turn)));
    }

    private static double ThresholdAt(CurrentPath path, double seconds, bool rising)
    {
        Waveform amps = path.LoadAmps;
        int sign = amps.Value(rising ? seconds : 0) < 0 ? -1 : 1;
        Waveform margin = path.Scratch;
        int direction = rising ? -sign : sign;
        margin.SetScaled(amps, direction, rising ? LoadMeter.ThresholdAmps : -LoadMeter.ThresholdAmps);
        return Math.Min(Crossing.FirstBelowZero(margin, seconds, 0), seconds);
    }
}

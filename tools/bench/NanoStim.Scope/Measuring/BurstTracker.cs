namespace NanoStim.Scope.Measuring;

/// <summary>Groups pulses into bursts, and sees how each begins and ends: on time, off time, ramps.</summary>
internal sealed class BurstTracker
{
    // Silence of so many periods ends a burst.
    private const double Silence = 6;
    private const int LeastPulses = 4;
    private const int LeastRampPulses = 3;

    private readonly DecimatingSample<Burst> _bursts = new(4096);
    private DecimatingSample<(double Seconds, double Height)> _outline = new(1024);
    private double _period = double.PositiveInfinity;
    private double _lastStart = double.NaN;
    private double _lastEnd;
    private double _lastUp = double.NaN;
    private double _lastDown = double.NaN;

    /// <summary>Number of bursts so far.</summary>
    public long Count => _bursts.Seen;

    public IReadOnlyList<Burst> Bursts => _bursts.Kept;

    public void Add(in Pulse pulse)
    {
        if (!pulse.IsComplete)
        {
            return;
        }

        if (!double.IsNaN(_lastStart) && pulse.Start - _lastStart > Silence * _period)
        {
            Close();
        }

        ref double lastOfSide = ref _lastUp;
        if (pulse.Side < 0)
        {
            lastOfSide = ref _lastDown;
        }

        // The phases of a pair are close together: only those of one side are a period apart.
        if (pulse.Start > lastOfSide)
        {
            _period = Math.Min(_period, pulse.Start - lastOfSide);
        }

        lastOfSide = pulse.Start;
        _outline.Add((pulse.Start, pulse.Plateau));
        _lastStart = pulse.Start;
        _lastEnd = pulse.End;
    }

    public void Finish() => Close();

    private void Close()
    {
        if (_outline.Seen >= LeastPulses)
        {
            _bursts.Add(Measure(_outline.Kept, _lastEnd, _outline.Seen));
        }

        _outline = new DecimatingSample<(double, double)>(1024);
        _period = double.PositiveInfinity;
        _lastUp = double.NaN;
        _lastDown = double.NaN;
    }

    private static Burst Measure(IReadOnlyList<(double Seconds, double Height)> outline, double end, long pulses)
    {
        double top = Statistics.Quantile(outline.Select(point => point.Height), 0.9);
        double up10 = FirstAt(outline, 0.1 * top);
        double up90 = FirstAt(outline, 0.9 * top);
        double down90 = LastAt(outline, 0.9 * top);
        double down10 = LastAt(outline, 0.1 * top);

        // The ramps are straight: what is below the threshold of the pulses is continued from what is above.
        double shortest = LeastRampPulses * (outline[^1].Seconds - outline[0].Seconds) / (outline.Count - 1);
        double rise = RampOf((up90 - up10) / 0.8, shortest);
        double fall = RampOf((down10 - down90) / 0.8, shortest);
        double start = rise > 0 ? Math.Min(outline[0].Seconds, up10 - 0.1 * rise) : outline[0].Seconds;
        double stop = fall > 0 ? Math.Max(end, down10 + 0.1 * fall) : end;
        return new Burst(start, stop, rise, fall, pulses, top);
    }

    private static double RampOf(double seconds, double shortest) => seconds < shortest ? 0 : seconds;

    private static double FirstAt(IReadOnlyList<(double Seconds, double Height)> outline, double height)
    {
        for (int at = 0; at < outline.Count; at++)
        {
            if (outline[at].Height >= height)
            {
                return at == 0 ? outline[0].Seconds : Between(outline[at - 1], outline[at], height);
            }
        }

        return outline[^1].Seconds;
    }

    private static double LastAt(IReadOnlyList<(double Seconds, double Height)> outline, double height)
    {
        for (int at = outline.Count - 1; at >= 0; at--)
        {
            if (outline[at].Height >= height)
            {
                return at == outline.Count - 1 ? outline[at].Seconds : Between(outline[at + 1], outline[at], height);
            }
        }

        return outline[0].Seconds;
    }

    private static double Between((double Seconds, double Height) low, (double Seconds, double Height) high, double height)
    {
        double rise = high.Height - low.Height;
        return rise > 0 ? low.Seconds + (height - low.Height) / rise * (high.Seconds - low.Seconds) : high.Seconds;
    }
}

namespace NanoStim.Scope.Judging;

/// <summary>Judges what flows where nothing should: between pulses, in off times, before the first pulse and after the last.</summary>
internal sealed class RestLines
{
    private readonly Expectation _expected;
    private readonly JudgedCapture _capture;
    private readonly LineWriter _to;
    private readonly HashSet<JudgedPulse> _steady;
    private readonly double[] _starts;

    public RestLines(Expectation expected, JudgedCapture capture, LineWriter to)
    {
        _expected = expected;
        _capture = capture;
        _to = to;
        _steady = [.. capture.Bursts.SelectMany(burst => burst.Steady)];
        _starts = [.. capture.Pulses.Select(pulse => pulse.Start)];
    }

    public void Write()
    {
        Stray();
        MeanOfRests();
    }

    /// <summary>Excursions that are no phase of a pulse by their width, whatever their height.</summary>
    private void Stray()
    {
        List<Excursion> stray =
        [
            .. _capture.Pulses.Where(pulse => !pulse.IsWeak && !_capture.Changes.Contains(pulse))
                .SelectMany(pulse => pulse.Phases)
                .Where(phase => phase.IsWhole && phase.Width < 0.5 * _expected.Width),

            // Current that goes on past the end of a phase, at whatever height: pulses may be hidden on top of it.
            .. _capture.Pulses.SelectMany(pulse => pulse.Phases).Where(phase => phase.Width > 1.5 * _expected.Width),

            // What is as low as this belongs into a ramp, and nowhere else.
            .. _capture.Bursts.SelectMany(burst => burst.Steady).Where(pulse => pulse.IsWeak).SelectMany(pulse => pulse.Phases),
        ];
        if (stray.Count > 0)
        {
            Excursion worst = stray.MaxBy(phase => phase.Peak)!;
            _to.Add("stray", "current that is no pulse", JudgeVerdict.Fail, $"{stray.Count} times, the highest at {SiText.Of(worst.PeakSeconds, "s", 6)}: {SiText.Of(worst.Side * worst.Peak, "A")} for {SiText.Of(worst.Width, "s", 2)}");
        }
        else if (_capture.Threshold > JudgeTolerances.MaskNoise * _expected.Amps)
        {
            _to.NotShown("stray", "current that is no pulse", "noise hides short currents");
        }
        else
        {
            _to.Add("stray", "current that is no pulse", JudgeVerdict.Pass, string.Empty);
        }
    }

    private void MeanOfRests()
    {
        double limit = Math.Min(JudgeTolerances.Rest * _expected.Amps, JudgeLimits.Of(_expected.IsMicrocurrent).RestAmps);
        SampleDoubt doubt = _capture.Doubt;

        // A short rest says little by itself; all of them together say enough.
        List<Rest> measured = [.. _capture.Rests.Where(rest => rest.Samples > 0 && double.IsFinite(rest.Mean)).Select(WithoutRamp)];
        List<Rest> clear = [.. measured.Where(rest => Noise(rest.Samples) <= 0.4 * limit)];
        if (measured.Count == 0)
        {
            _to.NotShown("rest-current", "current between pulses, mean", "no rest is long enough to be measured");
            return;
        }

        double length = measured.Sum(rest => rest.Length);
        double mean = length > 0 ? measured.Sum(rest => rest.Mean * rest.Length) / length : measured.Average(rest => rest.Mean);
        double all = Noise(measured.Sum(rest => rest.Samples)) + doubt.Rounding;
        if (clear.Count > 0)
        {
            double uncertainty = doubt.Rounding + clear.Max(rest => Noise(rest.Samples));
            _to.Each("rest-current", "current between pulses, each", "A", 0, (-limit, limit), [.. clear.Select(rest => (rest.Start, rest.Mean))], uncertainty, "current flows between pulses");
        }

        _to.Value(clear.Count > 0 ? "rest-mean" : "rest-current", "current between pulses, mean", "A", 0, (-limit, limit), mean, all, "a direct current flows");
    }

    /// <summary>The lowest pulses of a ramp are below the threshold, and part of the rest next to it: what they carry is taken off.</summary>
    private Rest WithoutRamp(Rest rest)
    {
        int next = Array.BinarySearch(_starts, rest.End - (_expected.Width / 2));
        next = next < 0 ? ~next : next;
        JudgedPulse? before = next > 0 ? _capture.Pulses[next - 1] : null;
        JudgedPulse? after = next < _starts.Length ? _capture.Pulses[next] : null;
        bool isInRamp = (before is not null && !_steady.Contains(before)) || (after is not null && !_steady.Contains(after));
        if (!isInRamp)
        {
            return rest;
        }

        double hidden = (0.3 * Math.Max(_expected.RampUpSeconds ?? 0, _expected.RampDownSeconds ?? 0)) + _expected.Period;
        double carried = _capture.Threshold * Math.Min(1, _expected.Width / _expected.Period) * Math.Min(1, 2 * hidden / rest.Length);
        return rest with { Mean = Math.Sign(rest.Mean) * Math.Max(0, Math.Abs(rest.Mean) - carried) };
    }

    private double Noise(double samples) => _capture.Doubt.Interval > 0 ? _capture.Doubt.MeanNoise(samples) : 0;
}

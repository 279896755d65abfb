namespace NanoStim.Scope.Judging;

/// <summary>Judges on times, off times and ramps, and that output neither begins nor ends where it should not.</summary>
internal sealed class TrainLines
{
    // A ramp is read between these shares of the amplitude: noise below, the regulator's settling above.
    private const double RampFrom = 0.3;
    private const double RampTo = 0.9;

    // Fewer pulses than this may be of the corner between ramp and level; and a ramp at the border of a capture has this share of its slope at least.
    private const int LeastOfRamp = 3;
    private const double LeastSlope = 0.55;

    // Of the threshold: a pulse of this height is seen whatever the noise.
    private const double SeenAbove = 2;

    private readonly Expectation _expected;
    private readonly JudgedCapture _capture;
    private readonly LineWriter _to;
    private readonly IReadOnlyList<JudgedBurst> _bursts;
    private readonly double _silence;

    public TrainLines(Expectation expected, JudgedCapture capture, LineWriter to)
    {
        _expected = expected;
        _capture = capture;
        _to = to;
        _bursts = capture.Bursts;

        // A trigger may leave a period empty before the first pulse; the lowest pulses of a ramp are not to be seen.
        _silence = 1.5 * expected.Period;
    }

    public void Write()
    {
        if (_bursts.Count == 0)
        {
            return;
        }

        Borders();
        Check();
        if (!_expected.MayRamp)
        {
            return;
        }

        Ramps();
        if (_expected.OnSeconds is { } on && _expected.OffSeconds is { } off)
        {
            Times(on, off);
        }
    }

    /// <summary>Zero of the ramp up, by the line through it.</summary>
    private static double? RampStart(JudgedBurst burst) => Line(burst, burst.Rising.Append(burst.Pulses[burst.First])) is { } line ? line.Seconds : null;

    private static double? RampEnd(JudgedBurst burst) => Line(burst, burst.Falling.Prepend(burst.Pulses[burst.Last])) is { } line ? line.Seconds : null;

    /// <summary>A straight line through what a ramp has between 30 and 90 %: when it is at zero, and its slope in A/s.</summary>
    private static (double Seconds, double Slope)? Line(JudgedBurst burst, IEnumerable<JudgedPulse> ramp)
    {
        double top = burst.Pulses[burst.First].Amplitude;
        List<JudgedPulse> points = [.. ramp.Where(pulse => pulse.Amplitude > RampFrom * top && pulse.Amplitude < RampTo * top)];
        if (points.Count < 2)
        {
            return null;
        }

        double meanTime = points.Average(pulse => pulse.Start);
        double meanAmps = points.Average(pulse => pulse.Amplitude);
        double square = points.Sum(pulse => (pulse.Start - meanTime) * (pulse.Start - meanTime));
        double slope = points.Sum(pulse => (pulse.Start - meanTime) * (pulse.Amplitude - meanAmps)) / square;
        return slope == 0 ? null : (meanTime - (meanAmps / slope), slope);
    }

    private void Borders()
    {
        JudgedBurst first = _bursts[0];
        JudgedBurst last = _bursts[^1];
        double before = first.Start - _capture.Start;
        double after = _capture.End - last.End;
        List<string> wrong = [];

        // Where there is no ramp, a pulse of the train has to be in every stretch that is longer than its pause.
        double pause = (1.01 * _expected.Period) - _expected.PulseLength + (2 * _capture.Doubt.Interval);
        bool beginsLow = first.First > 0 && IsLow(first.Pulses, first.Check.Any());
        bool endsLow = last.Last < last.Pulses.Count - 1 && IsLow([.. last.Pulses.Reverse()], isCheck: false);
        if (before > pause && !beginsLow)
        {
            wrong.Add(before > _silence ? $"output begins at {SiText.Of(first.Start, "s", 6)} without a ramp" : $"a pulse is missing before {SiText.Of(first.Start, "s", 6)}");
        }

        if (after > pause && !endsLow)
        {
            wrong.Add(after > _silence ? $"output ends at {SiText.Of(last.End, "s", 6)} without a ramp" : $"a pulse is missing after {SiText.Of(last.End, "s", 6)}");
        }

        _to.Add("output", "output without interruption", wrong.Count == 0 ? JudgeVerdict.Pass : JudgeVerdict.Fail, string.Join("; ", wrong));
    }

    /// <summary>Whether a ramp is so low where it begins that the pulse before it would not be seen.</summary>
    private bool IsLow(IReadOnlyList<JudgedPulse> fromBorder, bool isCheck)
    {
        // A contact check begins at its own current, and a ramp that is no program's with any step.
        if (isCheck || fromBorder.Count < 2)
        {
            return true;
        }

        double ramp = _expected.RampsAreOpen ? 0 : Math.Max(_expected.RampUpSeconds ?? 0, _expected.RampDownSeconds ?? 0);
        double step = ramp > 0 ? _expected.Amps * _expected.Period / ramp : fromBorder[1].Amplitude - fromBorder[0].Amplitude;
        return fromBorder[0].Amplitude - Math.Abs(step) < SeenAbove * _capture.Threshold;
    }

    private void Ramps()
    {
        Ramp("ramp-up", "ramp up", _expected.RampUpSeconds, burst => burst.Rising, up: true);
        Ramp("ramp-down", "ramp down", _expected.RampDownSeconds, burst => burst.Falling, up: false);
    }

    private void Ramp(string id, string name, double? expected, Func<JudgedBurst, IEnumerable<JudgedPulse>> part, bool up)
    {
        if (expected is not { } seconds)
        {
            return;
        }

        double tolerance = Math.Max(JudgeTolerances.Train * seconds, JudgeTolerances.TrainSeconds);
        List<(double, double)> lengths = [];
        List<(double Seconds, double Off)> shapes = [];
        List<double> unclear = [];
        foreach (JudgedBurst burst in _bursts)
        {
            bool atBorder = up ? burst.Start - _capture.Start < _silence : _capture.End - burst.End < _silence;
            List<JudgedPulse> ramp = [.. part(burst)];
            if (ramp.Count == 0 && !atBorder)
            {
                lengths.Add((up ? burst.Start : burst.End, 0));
                continue;
            }

            if (ramp.Count == 0)
            {
                continue;
            }

            JudgedPulse edge = burst.Pulses[up ? burst.First : burst.Last];
            double? length = Line(burst, up ? ramp.Append(edge) : ramp.Prepend(edge)) is { } line ? Math.Abs(edge.Amplitude / line.Slope) : null;
            shapes.AddRange(Shape(burst, ramp, _expected.RampsAreOpen ? length ?? seconds : seconds, up));
            if (length is { } found)
            {
                lengths.Add((ramp[0].Start, found));
            }
            else if (!atBorder)
            {
                lengths.Add((ramp[0].Start, Math.Abs(ramp[^1].Start - ramp[0].Start)));
            }
            else if (ramp.Count >= LeastOfRamp)
            {
                JudgeVerdict slope = SlopeOf([.. up ? ramp.Append(edge) : ramp.Prepend(edge)], seconds);
                shapes.AddRange(slope == JudgeVerdict.Fail ? [(ramp[0].Start, double.PositiveInfinity)] : []);
                unclear.AddRange(slope == JudgeVerdict.NotShown ? [ramp[0].Start] : []);
            }
        }

        List<(double Seconds, double Off)> wrong = [.. shapes.Where(point => point.Off > JudgeTolerances.RampShape * _expected.Amps)];
        if (wrong.Count > 0)
        {
            (double at, double off) = wrong.MaxBy(point => point.Off);
            string how = double.IsFinite(off) ? $"{SiText.Of(off, "A")} off the line" : "the current drifts, and no ramp is so slow";
            _to.Add(id, name, JudgeVerdict.Fail, $"{wrong.Count} pulses of lower current are no ramp, the worst at {SiText.Of(at, "s", 6)}: {how}");
        }
        else if (unclear.Count > 0)
        {
            _to.NotShown(id, name, $"at {SiText.Of(unclear[0], "s", 6)} is too little of a ramp to tell it from a current that drifts: capture all of it, or none");
        }
        else if (lengths.Count > 0)
        {
            double doubt = _expected.Period + (_capture.Doubt.Noise > 0 ? 0.02 * seconds : 0);
            double limit = Math.Max(tolerance, 2 * _expected.Period) + doubt;
            (double, double) limits = _expected.RampsAreOpen ? (JudgeTolerances.LeastRampSeconds, double.PositiveInfinity) : (seconds - limit, seconds + limit);
            _to.Each(id, name, "s", seconds, limits, lengths, doubt, $"{name} is wrong");
        }
        else if (_expected.OnSeconds is not null)
        {
            _to.NotShown(id, name, "not in the capture");
        }
    }

    /// <summary>Whether the part of a ramp that a capture holds at its border is as steep as a ramp, and no drift.</summary>
    private JudgeVerdict SlopeOf(List<JudgedPulse> points, double seconds)
    {
        double meanTime = points.Average(pulse => pulse.Start);
        double meanAmps = points.Average(pulse => pulse.Amplitude);
        double square = points.Sum(pulse => (pulse.Start - meanTime) * (pulse.Start - meanTime));
        double slope = Math.Abs(points.Sum(pulse => (pulse.Start - meanTime) * (pulse.Amplitude - meanAmps)) / square);
        double level = _capture.Doubt.Rounding + _capture.Doubt.MeanNoise(points.SelectMany(pulse => pulse.Phases).Min(phase => phase.InnerSamples));
        double doubt = 2 * level / (points[^1].Start - points[0].Start);
        double least = LeastSlope * _expected.Amps / seconds;

        // A train that is no program may have any ramp.
        return _expected.RampsAreOpen || (slope - doubt < least && slope + doubt >= least) ? JudgeVerdict.NotShown
            : slope < least ? JudgeVerdict.Fail : JudgeVerdict.Pass;
    }

    /// <summary>How far pulses are from the straight line that ends at the level.</summary>
    private IEnumerable<(double Seconds, double Off)> Shape(JudgedBurst burst, List<JudgedPulse> ramp, double seconds, bool up)
    {
        JudgedPulse edge = burst.Pulses[up ? burst.First : burst.Last];
        double slack = JudgeTolerances.TrainSeconds / Math.Max(seconds, JudgeTolerances.TrainSeconds) * _expected.Amps;
        foreach (JudgedPulse pulse in ramp)
        {
            double away = Math.Abs(pulse.Start - edge.Start);
            double line = Math.Max(0, edge.Amplitude - (away / Math.Max(seconds, 1e-9) * _expected.Amps));
            yield return (pulse.Start, Math.Max(0, Math.Abs(pulse.Amplitude - line) - slack));
        }

        // A single pulse that is not between its neighbours; half a step of the ramp is what a corner makes of it.
        double corner = 0.5 * _expected.Period / Math.Max(seconds, _expected.Period) * _expected.Amps;
        double more = (JudgeTolerances.RampShape - JudgeTolerances.RampStep) * _expected.Amps;
        for (int at = 1; at < ramp.Count - 1; at++)
        {
            double middle = (ramp[at - 1].Amplitude + ramp[at + 1].Amplitude) / 2;
            yield return (ramp[at].Start, Math.Max(0, Math.Abs(ramp[at].Amplitude - middle) - corner + more));
        }

        // From each pulse to the next, and at last to the level, the current changes by a step of the ramp; at the corner by less, perhaps. Low pulses
        // at the border of a capture are no end of a ramp.
        List<JudgedPulse> whole = up ? [.. ramp, edge] : [.. Enumerable.Reverse(ramp), edge];
        for (int at = 1; at < whole.Count; at++)
        {
            if (whole[at - 1].Amplitude < RampFrom * _expected.Amps && at < whole.Count - 1)
            {
                // Noise cuts pieces from what is as low as this.
                continue;
            }

            double own = Math.Min(1, Math.Abs(whole[at].Start - whole[at - 1].Start) / Math.Max(seconds, 1e-9)) * _expected.Amps;
            double step = whole[at].Amplitude - whole[at - 1].Amplitude;
            double least = at == whole.Count - 1 ? 0 : own;
            yield return (whole[at - 1].Start, Math.Max(Math.Max(0, step - own + more), Math.Max(0, least - step + more)));
        }
    }

    /// <summary>What comes before a ramp up: the contact check, at the beginning of the output only, low and short.</summary>
    private void Check()
    {
        double limit = ContactCheck.LimitOf(_expected);
        JudgedBurst burst = _bursts[0];
        if (!burst.Check.Any())
        {
            return;
        }

        double ramp = burst.Pulses[burst.RampFirst].Start;
        List<JudgedPulse> wrong = [.. burst.Check.Where(pulse => pulse.Amplitude > limit || ramp - pulse.Start > JudgeLimits.ContactSeconds)];
        _to.Add(
            "contact-check",
            "contact check",
            wrong.Count == 0 ? JudgeVerdict.Pass : JudgeVerdict.Fail,
            wrong.Count == 0 ? string.Empty : $"{wrong.Count} pulses before the ramp are no contact check, the first at {SiText.Of(wrong[0].Start, "s", 6)} with {SiText.Of(wrong[0].Amplitude, "A")}");
    }

    private void Times(double on, double off)
    {
        List<(double Seconds, double Value)> ons = [];
        foreach (JudgedBurst burst in _bursts)
        {
            double? start = burst.Start - _capture.Start < _silence ? null : RampStart(burst) ?? burst.Start;
            if (start is { } from && _capture.End - burst.End > _silence)
            {
                // The ramp down begins where its line leaves the level.
                double down = _expected.RampDownSeconds ?? 0;
                double end = RampEnd(burst) is { } zero ? zero - down : burst.Pulses[burst.Last].End;
                ons.Add((from, end - from));
            }
        }

        List<(double Seconds, double Value)> offs =
        [
            .. _bursts.Zip(_bursts.Skip(1), (before, after) =>
            {
                double from = RampEnd(before) ?? before.End;
                return (from, (RampStart(after) ?? after.Start) - from);
            }),
        ];
        if (offs.Count == 0 && _capture.End - _bursts[^1].End > off + JudgeTolerances.TrainSeconds + (0.3 * (_expected.RampDownSeconds ?? 0)) + (0.3 * (_expected.RampUpSeconds ?? 0)))
        {
            offs.Add((_bursts[^1].End, _capture.End - _bursts[^1].End));
        }

        Time("on-time", "on time, ramp up included", on, ons);
        Time("off-time", "off time", off, offs);
    }

    private void Time(string id, string name, double expected, List<(double Seconds, double Value)> values)
    {
        if (values.Count == 0)
        {
            _to.NotShown(id, name, "not in the capture");
            return;
        }

        double tolerance = Math.Max(JudgeTolerances.Train * expected, JudgeTolerances.TrainSeconds) + (2 * _expected.Period);
        double doubt = _expected.Period;
        _to.Each(id, name, "s", expected, (expected - tolerance, expected + tolerance), values, doubt, $"{name} is wrong");
    }
}

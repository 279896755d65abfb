namespace NanoStim.LoadJudge;

/// <summary>The current rises no faster than the mode allows, always from zero, and no faster than the ramp of the program.</summary>
internal sealed class RiseRule(Witness witness) : Rule(witness)
{
    // What the sink can drive with some voltage left, in V: below it, the current is that of the set-point.
    private const double MicrocurrentVolts = 8;
    private const double EmsVolts = 45;
    private const double PressNanos = 2e9;
    private const double StepsPerMove = 2;
    private const double LeastShare = 0.25;

    private SeenPhase _last;
    private SeenPhase _beforeLast;
    private long _trainNanos = -1;
    private double _level;
    private long _levelNanos;

    internal override string Name => "rise";

    internal override void OnPower() => Forget();

    internal override void OnAsk(bool isStart)
    {
        if (isStart)
        {
            Forget();
        }
    }

    internal override void OnPhase(in SeenPhase phase)
    {
        List<JudgedSegment> segments = Witness.Asked.Segments;
        if (segments.Count == 0 || phase.WidthNanos < Both.SpikeNanos)
        {
            return;
        }

        double period = 0;
        double narrowest = double.PositiveInfinity;
        foreach (JudgedSegment segment in segments)
        {
            period = Math.Max(period, segment.PeriodMicros * 1000);
            narrowest = Math.Min(narrowest, segment.WidthMicros * 1000);
        }

        // What the end of the output has cut short is mostly the charge of strays, which every phase begins with.
        if (phase.WidthNanos < narrowest * LeastShare)
        {
            return;
        }

        long gap = phase.StartNanos - _last.EndNanos;
        if (_trainNanos < 0 || gap > 2.5 * period)
        {
            _trainNanos = phase.StartNanos;
            _last = default;
            _beforeLast = default;
            gap = (long)(2 * period);
            _level = 0;
            _levelNanos = phase.StartNanos;
        }

        if (CanJudge(phase))
        {
            JudgeStep(phase, gap);
            JudgeRamp(phase, segments, period);
        }
        else
        {
            _level = phase.MeanMicroAmps;
            _levelNanos = phase.StartNanos;
        }

        _beforeLast = _last;
        _last = phase;
    }

    private bool CanJudge(in SeenPhase phase)
    {
        double volts = Witness.Load.Ohms * phase.MeanMicroAmps * 1e-6;
        return !Witness.HasFailed && Witness.Load.IsResistive && volts < (Witness.IsEms ? EmsVolts : MicrocurrentVolts)
            && phase.StartNanos - Witness.LoadNanos > Both.WindowMicros * 2000 && phase.StartNanos - Witness.SlideNanos > Both.WindowMicros * 1000;
    }

    // Three steps of slack: one because the current may move in every second step only, one for the pulse generator, which takes a new value with its next period, one for a step that was late.
    private void JudgeStep(in SeenPhase phase, long gapNanos)
    {
        ModeFigures mode = Witness.Mode;
        // The mean of a phase is what flowed in its middle.
        double nanos = gapNanos + (phase.WidthNanos + _last.WidthNanos) / 2;
        double steps = nanos / (Both.StepMicros * 1000) + 2 + Both.LateMicros / Both.StepMicros;
        double from = Math.Max(_last.MeanMicroAmps, _beforeLast.MeanMicroAmps);
        double bound = (from + mode.RiseMicroAmps * (steps + 1) / StepsPerMove) * Both.ModelFactor + mode.NoiseMicroAmps;
        if (phase.MeanMicroAmps > bound)
        {
            Violate($"from {from:0} uA to {phase.MeanMicroAmps:0} uA in {nanos * 1e-6:0.0} ms, more than {mode.RiseMicroAmps:0} uA in two steps");
        }
    }

    // The current may be above its level a moment ago by what the steepest ramp of the program gives, and by some slack that does not add up.
    private void JudgeRamp(in SeenPhase phase, List<JudgedSegment> segments, double period)
    {
        double slope = 0;
        foreach (JudgedSegment segment in segments)
        {
            double ramp = Math.Max(segment.RampUpMillis * 1e6, Both.LeastRampMicros * 1000);
            slope = Math.Max(slope, Witness.Asked.MicroAmps * segment.Percent / 100 / ramp);
        }

        slope *= Both.ReachFactor * Both.ModelFactor;
        double slack = slope * (2 * period + Both.LateMicros * 2000);

        // The contact check has no ramp: its current is the lowest that is judged.
        double floor = Witness.Mode.ContactMicroAmps * Both.ExcessFactor + slack;
        double current = phase.MeanMicroAmps;
        if (phase.StartNanos - Witness.Asked.LastPressNanos < PressNanos)
        {
            _level = Math.Max(floor, current + slack);
            _levelNanos = phase.StartNanos;
            return;
        }

        _level = Math.Max(floor, _level + slope * Math.Max(0, phase.StartNanos - _levelNanos));
        _levelNanos = phase.StartNanos;
        if (current > _level + 2 * Witness.Mode.NoiseMicroAmps)
        {
            Violate($"{current:0} uA, where the ramp of the program has {_level:0} uA at most");
        }

        _level = Math.Max(floor, Math.Min(_level, current + slack));
    }

    private void Forget()
    {
        _trainNanos = -1;
        _level = 0;
    }
}

namespace NanoStim.LoadJudge;

/// <summary>The current rises no faster than the mode allows, always from zero, and after a rest no faster than the ramp of the program.</summary>
internal sealed class RiseRule(Witness witness) : Rule(witness)
{
    // What the sink can drive with some voltage left, in V: below it, the current is that of the set-point.
    private const double MicrocurrentVolts = 8;
    private const double EmsVolts = 45;
    private const double PressNanos = 2e9;

    // A ramp to less is not told from the noise of the regulation.
    private const int JudgedNoise = 8;

    private SeenPhase _last;
    private SeenPhase _beforeLast;
    private long _trainNanos = -1;
    private bool _isAfterRest;

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
        IReadOnlyList<JudgedSegment> segments = Witness.Asked.Segments;
        if (segments.Count == 0 || phase.WidthNanos < Both.SpikeNanos)
        {
            return;
        }

        double period = 0;
        foreach (JudgedSegment segment in segments)
        {
            period = Math.Max(period, segment.PeriodMicros * 1000);
        }

        long gap = phase.StartNanos - _last.EndNanos;
        if (_trainNanos < 0 || gap > 2.5 * period)
        {
            _isAfterRest = _trainNanos >= 0 && phase.StartNanos - Witness.Asked.LastPressNanos > gap;
            _trainNanos = phase.StartNanos;
            _last = default;
            _beforeLast = default;
            gap = (long)(2 * period);
        }

        if (CanJudge(phase))
        {
            JudgeStep(phase, gap);
            JudgeRamp(phase, segments, period);
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

    // Two steps of slack: one for the pulse generator, which takes a new value with its next period, one for a step that was late.
    private void JudgeStep(in SeenPhase phase, long gapNanos)
    {
        ModeFigures mode = Witness.Mode;
        double steps = gapNanos / (Both.StepMicros * 1000) + 2 + Both.LateMicros / Both.StepMicros;
        double from = Math.Max(_last.MeanMicroAmps, _beforeLast.MeanMicroAmps);
        double bound = (from + mode.RiseMicroAmps * steps) * Both.ModelFactor + mode.NoiseMicroAmps;
        if (phase.MeanMicroAmps > bound)
        {
            Violate($"from {from:0} uA to {phase.MeanMicroAmps:0} uA in {gapNanos * 1e-6:0.0} ms, more than {mode.RiseMicroAmps:0} uA in a step");
        }
    }

    private void JudgeRamp(in SeenPhase phase, IReadOnlyList<JudgedSegment> segments, double period)
    {
        if (!_isAfterRest || Witness.Asked.MicroAmps < JudgedNoise * Witness.Mode.NoiseMicroAmps || phase.StartNanos - Witness.Asked.LastPressNanos < PressNanos)
        {
            return;
        }

        double slope = 0;
        foreach (JudgedSegment segment in segments)
        {
            double ramp = Math.Max(segment.RampUpMillis * 1e6, Both.LeastRampMicros * 1000);
            slope = Math.Max(slope, Witness.Asked.MicroAmps * segment.Percent / 100 / ramp);
        }

        double elapsed = phase.StartNanos - _trainNanos + 2 * period + Both.LateMicros * 2000;
        double bound = slope * elapsed * Both.ReachFactor * Both.ModelFactor + 2 * Witness.Mode.NoiseMicroAmps;
        if (phase.MeanMicroAmps > bound)
        {
            Violate($"{phase.MeanMicroAmps:0} uA {(phase.StartNanos - _trainNanos) * 1e-6:0} ms after a rest, more than the ramp of the program has then, {bound:0} uA");
        }
    }

    private void Forget() => _trainNanos = -1;
}

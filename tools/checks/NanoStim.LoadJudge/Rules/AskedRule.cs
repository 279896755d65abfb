namespace NanoStim.LoadJudge;

/// <summary>Current only where it was asked for, and no more than that and the reach of the regulation.</summary>
internal sealed class AskedRule(Witness witness) : Rule(witness)
{
    private const int Windows = 6;

    private long _excessSince = -1;
    private long _excessEnd;
    private double _unaskedNanos;
    private long _stoppedNanos = long.MinValue / 2;

    internal override string Name => "asked";

    internal override void OnPower()
    {
        _stoppedNanos = Witness.Now;
        _unaskedNanos = 0;
    }

    internal override void OnAsk(bool isStart)
    {
        _excessSince = -1;
        _unaskedNanos = 0;
    }

    internal override void OnFault(string fault)
    {
        if (fault == "stop")
        {
            _stoppedNanos = Witness.Now;
        }
    }

    internal override void OnPhase(in SeenPhase phase)
    {
        if (phase.WidthNanos < Both.SpikeNanos)
        {
            return;
        }

        AskedOutput asked = Witness.Asked;
        double current = phase.MeanMicroAmps;
        ModeFigures mode = Witness.ModeOf(phase);
        if (!asked.IsAsked || Witness.IsOfTest(phase))
        {
            JudgeUnasked(phase);
            return;
        }

        asked.SeeCurrent();
        double most = Math.Clamp(asked.MicroAmps, mode.StepMicroAmps, mode.CeilingMicroAmps);
        double bound = most * (Witness.HasFailed ? Both.ExcessFactor : Both.ReachFactor) * Both.ModelFactor + mode.NoiseMicroAmps * (Witness.HasFailed ? 2 : 1);
        if (current <= bound)
        {
            _excessSince = -1;
            return;
        }

        // Charge of the skin, or of a new load, that flows back is not what the sink does.
        bool isOwn = Witness.Load.IsResistive && Witness.Now - Witness.LoadNanos > Both.WindowMicros * 1000;
        if (!Witness.HasFailed)
        {
            if (isOwn)
            {
                Violate($"{current:0} uA, where at most {most:0} uA were asked for");
            }

            return;
        }

        JudgeExcess(phase, current, most);
    }

    // With a failed part, current may flow in the self-test until the first sample that shows it: one that is beyond the offset and the noise of the converter.
    private void JudgeUnasked(in SeenPhase phase)
    {
        double least = Witness.HasFailed ? Both.SelfTestMicroAmps + Witness.Limits.Microcurrent.NoiseMicroAmps : Witness.Limits.Microcurrent.NoiseMicroAmps;
        if (phase.MeanMicroAmps < least || phase.EndNanos - _stoppedNanos < Both.LateMicros * 1000)
        {
            return;
        }

        _unaskedNanos += phase.WidthNanos;
        double allowed = Witness.HasFailed ? Both.SelfTestMicros * 1000 : 0;
        if (_unaskedNanos > allowed)
        {
            Violate($"{phase.MeanMicroAmps:0} uA, for {_unaskedNanos * 1e-6:0.00} ms in all, {(Witness.Asked.IsAsked ? "and no output was shown" : "and nobody had asked for output")}");
        }
    }

    private void JudgeExcess(in SeenPhase phase, double current, double most)
    {
        _excessSince = _excessSince < 0 || phase.StartNanos - _excessEnd > Both.WindowMicros * 1000 ? phase.StartNanos : _excessSince;
        _excessEnd = phase.EndNanos;
        double allowed = Witness.Gap(Name)?.BoundMicros ?? Both.ExcessMicros;
        foreach (JudgedSegment segment in Witness.Asked.Segments)
        {
            allowed = Math.Max(allowed, (Witness.Gap(Name)?.BoundMicros ?? Both.ExcessMicros) + Windows * segment.WindowMicros);
        }

        double micros = (phase.EndNanos - _excessSince) * 1e-3;
        if (micros > allowed)
        {
            Violate($"{current:0} uA for {micros * 1e-3:0} ms, more than {allowed * 1e-3:0} ms, where at most {most:0} uA were asked for");
        }
    }
}

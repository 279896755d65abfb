namespace NanoStim.LoadJudge;

/// <summary>Output that is on is shown.</summary>
internal sealed class LightRule(Witness witness) : Rule(witness)
{
    private long _unlitNanos = -1;

    internal override string Name => "indication";

    private long SlackNanos => (long)((Both.LightMicros + 2 * Both.LateMicros) * 1000);

    internal override void OnPower() => _unlitNanos = -1;

    internal override void OnPhase(in SeenPhase phase)
    {
        IndicationReader light = Witness.Light;
        if (!light.IsOn && _unlitNanos < 0 && !Witness.HasFailed && phase.StartNanos - light.LastOnNanos > SlackNanos)
        {
            _unlitNanos = phase.StartNanos;
        }
    }

    internal override void OnStep()
    {
        if (_unlitNanos < 0)
        {
            return;
        }

        if (Witness.Light.IsOn)
        {
            _unlitNanos = -1;
        }
        else if (Witness.Now - _unlitNanos > SlackNanos)
        {
            _unlitNanos = -1;
            Violate("current with the light off");
        }
    }
}

namespace NanoStim.LoadJudge;

/// <summary>Output that is on is shown.</summary>
internal sealed class LightRule(Witness witness) : Rule(witness)
{
    private long _unlitNanos = -1;

    internal override string Name => "indication";

    internal override void OnPower() => _unlitNanos = -1;

    internal override void OnPhase(in SeenPhase phase)
    {
        IndicationReader light = Witness.Light;
        if (_unlitNanos < 0 && !Witness.HasFailed && light.ShowsNoOutput(phase.StartNanos))
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
        else if (Witness.Now - _unlitNanos > Witness.Light.SlackNanos)
        {
            _unlitNanos = -1;
            Violate("current with the light off");
        }
    }
}

namespace NanoStim.LoadJudge;

/// <summary>Energy of a pulse into the test resistance, both phases, from the current of its phases.</summary>
internal sealed class EnergyRule(Witness witness) : Rule(witness)
{
    private double _before;
    private long _beforeEnd;
    private int _beforePolarity;
    private double _beforeLimit;

    internal override string Name => "pulse-energy";

    internal override void OnPhase(in SeenPhase phase)
    {
        double current = phase.MeanMicroAmps;

        // uA^2 times ohm times ns is 1e-21 J.
        double nanoJoules = current * current * Both.PulseOhms * phase.WidthNanos * 1e-12;
        bool isSecond = phase.Polarity != _beforePolarity && phase.StartNanos - _beforeEnd < phase.WidthNanos;
        double pulse = nanoJoules + (isSecond ? _before : 0);
        double own = Witness.ModeOf(phase).PulseNanoJoules * Both.ModelFactor * Both.ModelFactor * (Witness.HasFailed ? Both.EnergyFactor : 1);

        // A pulse is one of the mode in which its first phase has begun; what flows after the slide has moved has to be within the new limit all the same.
        double limit = isSecond && nanoJoules <= own ? Math.Max(own, _beforeLimit) : own;
        _before = nanoJoules;
        _beforeEnd = phase.EndNanos;
        _beforePolarity = phase.Polarity;
        _beforeLimit = own;
        if (Witness.IsEms && Witness.Gap(Name) is { } gap)
        {
            limit = Math.Max(limit, gap.BoundMicros * 1000);
        }

        if (pulse > limit)
        {
            Violate($"{pulse * 1e-6:0.000} mJ in a pulse, more than {limit * 1e-6:0.000} mJ");
        }
    }
}

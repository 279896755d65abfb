namespace NanoStim.LoadJudge;

/// <summary>Peak current. A phase tells only how high it was; for how long, a probe at the electrodes tells in a second run.</summary>
internal sealed class PeakRule(Witness witness) : Rule(witness)
{
    /// <summary>Whether a phase was higher than the limit, so that a probe is required to judge it.</summary>
    internal bool IsSuspect { get; private set; }

    internal override string Name => "peak";

    internal override void OnPhase(in SeenPhase phase) => IsSuspect |= phase.PeakMicroAmps > LimitMicroAmps(Witness);

    /// <summary>The current was above the limit without a break.</summary>
    internal void OnExcursion(double micros)
    {
        KnownGap? gap = Witness.Gap(Name);
        double bound = Math.Max(Witness.Mode.PeakMicros, gap is not null && Witness.IsEms ? gap.BoundMicros : 0);
        if (micros > bound * Both.ModelFactor)
        {
            Violate($"more than {LimitMicroAmps(Witness):0} uA for {micros:0.0} us, more than {bound:0} us");
        }
    }

    /// <summary>The limit of the mode, with the tolerance of the model where it is a threshold of the circuit.</summary>
    internal static double LimitMicroAmps(Witness witness) =>
        witness.IsEms ? witness.Mode.PeakMicroAmps * witness.Limits.Both.ModelFactor : witness.Mode.PeakMicroAmps;
}

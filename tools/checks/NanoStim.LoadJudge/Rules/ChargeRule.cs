namespace NanoStim.LoadJudge;

/// <summary>Charge per phase: of the longest planned one while every part works, of what the hardware lets pass with a failed one.</summary>
internal sealed class ChargeRule(Witness witness) : Rule(witness)
{
    internal override string Name => "phase-charge";

    internal override void OnPhase(in SeenPhase phase)
    {
        ModeFigures mode = Witness.ModeOf(phase);
        double limit = !Witness.HasFailed ? mode.PlannedPhaseNanoCoulombs * Both.ModelFactor
            : mode.IsEms ? mode.PhaseNanoCoulombs
            : mode.PeakMicroAmps * Both.HeldPhaseMicros * 1e-3;
        if (phase.Charge > limit)
        {
            Violate($"{phase.Charge / 1000:0.000} uC in a phase, more than {limit / 1000:0.000} uC");
        }
    }
}

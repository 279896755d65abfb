using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Hal;

namespace NanoStim.Firmware.Programs;

/// <summary>Checks whether a program can be delivered, before any of it is.</summary>
public static class ProgramCheck
{
    /// <summary>Shortest ramp in ms: ten control steps.</summary>
    public const int MinRampMillis = 100;

    /// <summary>Longest ramp, on or off time in ms.</summary>
    public const int MaxTimeMillis = 120000;

    /// <summary>
    /// Checks the whole program against the limits of its mode. The contents of the plan are overwritten; it is an argument because this may
    /// run within a control step, which allocates nothing.
    /// </summary>
    public static PlanResult Check(TreatmentProgram program, IPulseGenerator generator, PulsePlan plan)
    {
        ModeLimits limits = ModeCatalogue.Of(program.Mode);
        int total = program.TotalSeconds();
        if (!program.IsIntact() || program.Segments.Length == 0 || total < 1 || total > limits.MaxSessionSeconds || !RepeatIsValid(program))
        {
            return PlanResult.DurationOutOfRange;
        }

        for (int i = 0; i < program.Segments.Length; i++)
        {
            TreatmentSegment segment = program.Segments[i];
            if (!segment.IsIntact() || !TimingIsValid(segment))
            {
                return PlanResult.TimingInvalid;
            }

            PlanResult result = PulsePlanner.Plan(segment.Train, limits, generator, plan);
            if (result != PlanResult.Ok)
            {
                return result;
            }
        }

        return PlanResult.Ok;
    }

    /// <summary>
    /// Checks that a program which has passed <see cref="Check"/> stays within the net charge of a session at every intensity. One that anybody may start
    /// by a button must: the others, which somebody at the bench puts together, end with a fault instead.
    /// </summary>
    public static PlanResult CheckNetCharge(TreatmentProgram program, IPulseGenerator generator, PulsePlan plan)
    {
        ModeLimits limits = ModeCatalogue.Of(program.Mode);
        long positiveMicroCoulombs = 0;
        long negativeMicroCoulombs = 0;
        for (int i = 0; i < program.Segments.Length; i++)
        {
            TreatmentSegment segment = program.Segments[i];
            PlanResult result = PulsePlanner.Plan(segment.Train, limits, generator, plan);
            if (result != PlanResult.Ok)
            {
                return result;
            }

            // Polarities that alternate begin with the same one each time: begun again and again they would move net charge, and the more the shorter they last.
            bool isRepeated = i >= program.RepeatFrom && i <= program.RepeatTo && program.Repeats > 1;
            if (plan.FlipNanos > 0 && (segment.OnMillis > 0 || isRepeated))
            {
                return PlanResult.NetChargeTooHigh;
            }

            long microCoulombs = MicroCoulombs(segment, plan, limits.CeilingMicroAmps) * (isRepeated ? program.Repeats : 1);
            positiveMicroCoulombs += segment.Train.Shape == PulseShape.MonophasicPositive ? microCoulombs : 0;
            negativeMicroCoulombs += segment.Train.Shape == PulseShape.MonophasicNegative ? microCoulombs : 0;
        }

        // What one polarity has moved counts until the other has taken it back, so that neither may exceed the limit alone.
        long larger = positiveMicroCoulombs > negativeMicroCoulombs ? positiveMicroCoulombs : negativeMicroCoulombs;
        return larger * 1000 > limits.MaxNetChargeNanoCoulombs ? PlanResult.NetChargeTooHigh : PlanResult.Ok;
    }

    /// <summary>Charge of a segment at an intensity, its ramps counted as if they were at the level.</summary>
    private static long MicroCoulombs(TreatmentSegment segment, PulsePlan plan, int microAmps)
    {
        int millis = segment.Seconds * 1000;
        if (segment.OnMillis > 0)
        {
            int cycleOnMillis = segment.OnMillis + segment.RampDownMillis;
            int cycles = millis / (cycleOnMillis + segment.OffMillis) + 1;
            millis = cycles * cycleOnMillis < millis ? cycles * cycleOnMillis : millis;
        }

        // µA times ms is nC; the share of the time with current is in 1/4096.
        return (long)microAmps * segment.IntensityPercent * millis * plan.OnShare / (100 * 1000 * 4096L) + 1;
    }

    private static bool RepeatIsValid(TreatmentProgram program)
    {
        return program.Repeats >= 1
            && program.RepeatFrom >= 0
            && program.RepeatFrom <= program.RepeatTo
            && program.RepeatTo < program.Segments.Length;
    }

    private static bool TimingIsValid(TreatmentSegment segment)
    {
        bool hasCycles = segment.OnMillis > 0;
        return segment.Seconds >= 1
            && segment.IntensityPercent >= 1
            && segment.IntensityPercent <= 100
            && IsRamp(segment.RampUpMillis)
            && IsRamp(segment.RampDownMillis)
            && segment.OnMillis >= 0
            && segment.OnMillis <= MaxTimeMillis
            && segment.OffMillis >= 0
            && segment.OffMillis <= MaxTimeMillis
            && (!hasCycles || segment.OnMillis >= segment.RampUpMillis);
    }

    private static bool IsRamp(int millis)
    {
        return millis >= MinRampMillis && millis <= MaxTimeMillis;
    }
}

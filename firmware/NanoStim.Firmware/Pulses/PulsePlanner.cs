using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Pulses;

/// <summary>Converts a pulse train into settings of the pulse generator, and computes what these will deliver.</summary>
public static class PulsePlanner
{
    /// <summary>Largest deviation of rate or width that a plan may have, in 1/1000.</summary>
    public const int MaxErrorPermille = 50;

    /// <summary>Rate of the carrier of a square wave with polarity alternation, in Hz.</summary>
    public const int SlowCarrierHertz = 100;

    private const int FullDuty = 10000;
    private const int StepsPerSecond = 100;

    // The peak hold of the electrode voltage droops with 100 ms.
    private const long MaxHeldNanos = 30000000;
    private const int HalfShare = 2048;

    // The control step changes the polarity: with four steps between two changes, no jitter puts both into one period.
    private const long MinFlipNanos = 40000000;

    /// <summary>Plans <paramref name="train"/> into <paramref name="plan"/>, whose contents are valid only when the result is Ok.</summary>
    public static PlanResult Plan(PulseTrain train, ModeLimits limits, IPulseGenerator generator, PulsePlan plan)
    {
        if (train.FrequencyMilliHertz < limits.MinFrequencyMilliHertz || train.FrequencyMilliHertz > limits.MaxFrequencyMilliHertz)
        {
            return PlanResult.FrequencyOutOfRange;
        }

        if (!limits.AllowsMonophasic && train.Shape != PulseShape.SymmetricBiphasic)
        {
            return PlanResult.ShapeNotAllowed;
        }

        bool slow = train.Shape == PulseShape.SlowBipolarSquare;
        plan.FrequencyHertz = slow ? SlowCarrierHertz : (train.FrequencyMilliHertz + 500) / 1000;
        plan.PeriodNanos = generator.PeriodNanos(plan.FrequencyHertz);
        if (plan.PeriodNanos <= 0)
        {
            return PlanResult.QuantisationTooCoarse;
        }

        PlanResult result = PlanWidth(train, limits, generator.DeadTimeMicros, plan);
        if (result != PlanResult.Ok)
        {
            return result;
        }

        PlanPolarity(train, plan);
        PlanFrequencyError(train, plan);
        plan.WindowSteps = WindowSteps(plan.FrequencyHertz);
        plan.WindowReciprocal = (1 << PulsePlan.ReciprocalBits) / plan.WindowSteps;
        plan.IsSparse = plan.PeriodNanos > MaxHeldNanos && plan.OnShare < HalfShare;
        return Judge(limits, plan);
    }

    private static PlanResult PlanWidth(PulseTrain train, ModeLimits limits, int deadTimeMicros, PulsePlan plan)
    {
        int phases = IsBiphasic(train.Shape) ? 2 : 1;
        long requestedMicros = train.PhaseWidthMicros;
        int duty;
        if (PulseTrain.HasOwnWidth(train.Shape))
        {
            duty = limits.MaxDuty / phases;
            requestedMicros = duty * plan.PeriodNanos / (FullDuty * 1000L) - deadTimeMicros;
            if (requestedMicros <= 0)
            {
                return PlanResult.QuantisationTooCoarse;
            }
        }
        else
        {
            if (requestedMicros < limits.MinPhaseWidthMicros || requestedMicros > limits.MaxPhaseWidthMicros)
            {
                return PlanResult.PhaseWidthOutOfRange;
            }

            // Steps of 1/10000 of the period, to the nearest; the bridge switches lose the dead time.
            long exact = (requestedMicros + deadTimeMicros) * (FullDuty * 1000L);
            long nearest = (exact + plan.PeriodNanos / 2) / plan.PeriodNanos;
            if (nearest * phases > limits.MaxDuty)
            {
                return PlanResult.DutyTooHigh;
            }

            duty = (int)nearest;
        }

        plan.FirstDuty = duty;
        plan.SecondDuty = duty * phases;
        long deliveredMicros = (duty * plan.PeriodNanos + FullDuty * 500L) / (FullDuty * 1000L) - deadTimeMicros;
        plan.PhaseWidthMicros = (int)deliveredMicros;
        plan.OnShare = (int)(deliveredMicros * phases * 4096000L / plan.PeriodNanos);
        plan.WidthErrorPermille = Permille(deliveredMicros - requestedMicros, requestedMicros);
        return PlanResult.Ok;
    }

    private static void PlanPolarity(PulseTrain train, PulsePlan plan)
    {
        plan.Polarity = 0;
        plan.FlipNanos = 0;
        int inARow = 1;
        switch (train.Shape)
        {
            case PulseShape.MonophasicPositive:
                plan.Polarity = 1;
                break;
            case PulseShape.MonophasicNegative:
                plan.Polarity = -1;
                plan.FirstDuty = 0;
                break;
            case PulseShape.Alternating:
                plan.Polarity = 1;
                inARow = train.PulsesPerPolarity < 1 ? 1 : train.PulsesPerPolarity;
                plan.FlipNanos = inARow * plan.PeriodNanos;
                break;
            case PulseShape.SlowBipolarSquare:
                plan.Polarity = 1;
                inARow = (SlowCarrierHertz * 500 + train.FrequencyMilliHertz / 2) / train.FrequencyMilliHertz;
                plan.FlipNanos = inARow * plan.PeriodNanos;
                break;
            default:
                break;
        }

        plan.FlippedFirstDuty = plan.FlipNanos > 0 ? 0 : plan.FirstDuty;
        long polarityMicros = (long)plan.PhaseWidthMicros * inARow;
        plan.PolarityMicros = polarityMicros > int.MaxValue ? int.MaxValue : (int)polarityMicros;
    }

    private static void PlanFrequencyError(PulseTrain train, PulsePlan plan)
    {
        long periodNanos = train.Shape == PulseShape.SlowBipolarSquare ? 2 * plan.FlipNanos : plan.PeriodNanos;
        long requestedNanos = 1000000000000L / train.FrequencyMilliHertz;
        plan.FrequencyErrorPermille = Permille(periodNanos - requestedNanos, requestedNanos);
    }

    /// <summary>
    /// Over a whole number of periods neither the held peak nor the mean depends on where the window began. Even, because some channels are
    /// sampled every second step.
    /// </summary>
    private static int WindowSteps(int frequencyHertz)
    {
        int steps = CheckSchedule.MinSteps;
        while (steps < StepsPerSecond && steps * frequencyHertz % StepsPerSecond != 0)
        {
            steps += 2;
        }

        return steps;
    }

    private static PlanResult Judge(ModeLimits limits, PulsePlan plan)
    {
        bool alternatesTooFast = plan.FlipNanos > 0 && plan.FlipNanos < MinFlipNanos;
        if (alternatesTooFast || plan.WidthErrorPermille > MaxErrorPermille || plan.FrequencyErrorPermille > MaxErrorPermille)
        {
            return PlanResult.QuantisationTooCoarse;
        }

        // µA times µs is pC.
        long picoCoulombs = (long)limits.CeilingMicroAmps * plan.PolarityMicros;
        if (picoCoulombs > limits.MaxPhaseChargeNanoCoulombs * 1000L)
        {
            return PlanResult.PhaseChargeTooHigh;
        }

        plan.Seal = plan.Checksum();
        return PlanResult.Ok;
    }

    private static bool IsBiphasic(PulseShape shape)
    {
        return shape == PulseShape.SymmetricBiphasic || shape == PulseShape.BipolarSquare;
    }

    private static int Permille(long difference, long of)
    {
        long magnitude = difference < 0 ? -difference : difference;
        return (int)((magnitude * 1000 + of / 2) / of);
    }
}

using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Safety;

/// <summary>
/// What a pulse plan must hold to be admitted, field by field, from the limits of the mode alone. It shares no code with the planner, so that no
/// single wrong line of either brings a wrong train to the load.
/// </summary>
internal static class PlanGuard
{
    // The slowest steps can be two ticks apart, and no second change may fall into one period.
    private const long MinFlipNanos = 40000000;

    // Above 81.9 % the native driver overflows (see IPulseGenerator).
    private const int MaxDuty = 8000;

    /// <summary>Whether every field of a plan is within the limits and fits the others.</summary>
    internal static bool IsWithin(PulsePlan plan, ModeLimits limits)
    {
        return IsRateWithin(plan, limits) && AreDutiesWithin(plan, limits) && IsPolarityWithin(plan, limits) && IsWindowWithin(plan);
    }

    private static bool IsRateWithin(PulsePlan plan, ModeLimits limits)
    {
        // Period and rate belong together within 5 %, the largest error that a plan may have; mHz times ns is 1e12.
        long milliHertz = plan.FrequencyHertz * 1000L;
        long product = plan.FrequencyHertz * plan.PeriodNanos;
        return plan.FrequencyHertz > 0 && milliHertz <= limits.MaxFrequencyMilliHertz && milliHertz + 500 >= limits.MinFrequencyMilliHertz
            && product >= 950000000 && product <= 1050000000;
    }

    private static bool AreDutiesWithin(PulsePlan plan, ModeLimits limits)
    {
        int first = plan.FirstDuty;
        int second = plan.SecondDuty;
        int flipped = plan.FlippedFirstDuty;
        if (first < 0 || flipped < 0 || second <= 0 || first > second || flipped > second || second > limits.MaxDuty || second > MaxDuty)
        {
            return false;
        }

        // Duty is in 1/10000, so duty times period in ns is the width in 1/10000 ns; nothing is wider than the mode allows.
        int width = plan.Polarity == 0 ? first : second;
        long delivered = width * plan.PeriodNanos / 10000000;
        return delivered - plan.PhaseWidthMicros <= 20 && plan.PhaseWidthMicros <= delivered && plan.PhaseWidthMicros > 0
            && plan.PhaseWidthMicros <= limits.MaxPhaseWidthMicros + limits.MaxPhaseWidthMicros / 20;
    }

    private static bool IsPolarityWithin(PulsePlan plan, ModeLimits limits)
    {
        long picoCoulombs = (long)limits.CeilingMicroAmps * plan.PolarityMicros;
        if (plan.PolarityMicros < plan.PhaseWidthMicros || picoCoulombs > limits.MaxPhaseChargeNanoCoulombs * 1000L)
        {
            return false;
        }

        if (plan.Polarity == 0)
        {
            return plan.FlipNanos == 0 && plan.SecondDuty == 2 * plan.FirstDuty && plan.FlippedFirstDuty == plan.FirstDuty
                && plan.PolarityMicros == plan.PhaseWidthMicros;
        }

        if (!limits.AllowsMonophasic || (plan.Polarity != 1 && plan.Polarity != -1) || plan.FirstDuty != (plan.Polarity > 0 ? plan.SecondDuty : 0))
        {
            return false;
        }

        if (plan.FlipNanos == 0)
        {
            return plan.FlippedFirstDuty == plan.FirstDuty && plan.PolarityMicros == plan.PhaseWidthMicros;
        }

        // Each alternation gives the other polarity, and the charge of one polarity is that of all its pulses.
        return plan.FlipNanos >= MinFlipNanos && plan.FlippedFirstDuty == plan.SecondDuty - plan.FirstDuty
            && plan.PolarityMicros * plan.PeriodNanos == plan.PhaseWidthMicros * plan.FlipNanos;
    }

    private static bool IsWindowWithin(PulsePlan plan)
    {
        // The mean over a window needs the reciprocal of its length; the share of time with current follows from width and period.
        int rest = (1 << PulsePlan.ReciprocalBits) - plan.WindowReciprocal * plan.WindowSteps;
        if (plan.WindowSteps < CheckSchedule.MinSteps || plan.WindowSteps > 100 || (plan.WindowSteps & 1) != 0 || rest < 0 || rest >= plan.WindowSteps)
        {
            return false;
        }

        int phases = plan.Polarity == 0 ? 2 : 1;
        long share = plan.PhaseWidthMicros * phases * 4096000L;
        long difference = share - plan.OnShare * plan.PeriodNanos;
        return difference >= 0 && difference <= plan.PeriodNanos;
    }
}

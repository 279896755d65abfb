namespace NanoStim.Scope.Judging;

/// <summary>Finds the contact check at the beginning of the output: low, short, and at one level until the ramp begins again from zero.</summary>
internal static class ContactCheck
{
    // Regulation moves the level of the check by less than this; the ramp begins far below it.
    private const double Drop = 0.75;

    // Of the amplitude: higher than this, no ramp begins.
    private const double BeginOfRamp = 0.3;

    /// <summary>Highest current that it may have: never more than what is set.</summary>
    public static double LimitOf(Expectation expected) =>
        Math.Min(JudgeLimits.Of(expected.IsMicrocurrent).ContactAmps, (1 + JudgeTolerances.Amplitude) * expected.Amps);

    /// <summary>How many of the first pulses are a contact check; 0 where the output does not begin with one.</summary>
    public static int Length(IReadOnlyList<JudgedPulse> pulses, Expectation expected)
    {
        double limit = LimitOf(expected);
        double level = 0;
        for (int at = 0; at < pulses.Count && pulses[at].Start - pulses[0].Start <= JudgeLimits.ContactSeconds; at++)
        {
            // The lowest pulses of the ramp may be too low to be seen, and the first that is may be as high as the check. A pulse that is missing, or
            // too low, in the train itself is no beginning of a ramp.
            bool isLate = at > 0 && pulses[at].Start - pulses[at - 1].Start > 1.5 * expected.Period;
            bool isRamp = at > 0 && pulses[at].Amplitude < BeginOfRamp * expected.Amps && (isLate || pulses[at].Amplitude < Drop * level);
            if (isRamp)
            {
                return Lowest(pulses, at);
            }

            if (pulses[at].Amplitude > limit)
            {
                return 0;
            }

            level = Math.Max(level, pulses[at].Amplitude);
        }

        return 0;
    }

    /// <summary>The last pulse of the check may end early, and is lower than the others then, but higher than the ramp.</summary>
    private static int Lowest(IReadOnlyList<JudgedPulse> pulses, int at)
    {
        while (at + 1 < pulses.Count && pulses[at + 1].Amplitude < pulses[at].Amplitude)
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether pulses before a silence are a contact check, after which a ramp begins that is too low to be seen.</summary>
    public static bool IsBefore(JudgedPulse next, IReadOnlyList<JudgedPulse> pulses, Expectation expected) =>
        expected.MayRamp
        && next.Start - pulses[^1].End < (6 * expected.Period) + (0.3 * expected.RampUpSeconds!.Value)
        && pulses[^1].End - pulses[0].Start <= JudgeLimits.ContactSeconds
        && pulses.All(pulse => pulse.Amplitude <= LimitOf(expected));
}

namespace NanoStim.Scope.Judging;

/// <summary>Pulses without a longer silence between them, divided into ramp up, level and ramp down.</summary>
internal sealed class JudgedBurst
{
    // From here on a pulse of a ramp counts as arrived.
    private const double Arrived = 0.95;

    // A pulse next to a ramp and below this share is still of the ramp, which the uncertainty must not make a pulse of the level that is too low.
    private const double AtLevel = 0.98;

    // What the last step of a ramp has at least of the one before it.
    private const double Corner = 0.15;

    // Higher by this share of what is set, it is no ramp any more.
    private const double Step = 0.06;

    /// <param name="all">In the order of time; one at least.</param>
    /// <param name="expected">What the program says: where the capture may hold no ramp, every pulse is judged at the level.</param>
    /// <param name="isFirst">Whether a contact check may come before the ramp: output begins with one, and a cycle does not.</param>
    public JudgedBurst(IReadOnlyList<JudgedPulse> all, Expectation expected, bool isFirst)
    {
        double amps = expected.Amps;
        bool mayRamp = expected.MayRamp;
        Start = all[0].Start;
        End = all[^1].End;

        // A pulse that the capture cuts has no amplitude.
        List<JudgedPulse> pulses = [.. all.Where(pulse => pulse.Phases.All(phase => phase.IsWhole))];
        pulses = pulses.Count > 0 ? pulses : [.. all];
        Pulses = pulses;
        double[] sorted = [.. pulses.Select(pulse => pulse.Amplitude).Order()];
        Top = sorted[(int)(0.8 * (sorted.Length - 1))];
        double level = Math.Min(Arrived * amps, AtLevel * Top);
        RampFirst = isFirst && mayRamp ? ContactCheck.Length(pulses, expected) : 0;
        First = RampFirst;
        Last = pulses.Count - 1;
        while (mayRamp && First < Last && pulses[First].Amplitude < level)
        {
            First++;
        }

        while (mayRamp && Last > First && pulses[Last].Amplitude < level)
        {
            Last--;
        }

        // A straight ramp has a few of its pulses between the two shares, and goes on in its steps; a level that is too low does not.
        double near = AtLevel * Math.Min(amps, Top);
        for (int left = RampEnd(First - RampFirst); left > 0 && First > RampFirst && First + 1 < Last && pulses[First].Amplitude < near && Climbs(pulses[First - 1], pulses[First], pulses[First + 1]); left--)
        {
            First++;
        }

        for (int left = RampEnd(pulses.Count - 1 - Last); left > 0 && Last - 1 > First && pulses[Last].Amplitude < near && Climbs(pulses[Last + 1], pulses[Last], pulses[Last - 1]); left--)
        {
            Last--;
        }

        if (!isFirst || RampFirst > 0)
        {
            return;
        }

        // What is no contact check by its current or its length: seen from the level, what falls is the ramp, and what is higher again came before it.
        RampFirst = First;
        double lowest = double.PositiveInfinity;
        while (RampFirst > 0 && pulses[RampFirst - 1].Amplitude < lowest + (Step * amps))
        {
            RampFirst--;
            lowest = Math.Min(lowest, pulses[RampFirst].Amplitude);
        }
    }

    /// <summary>How many pulses a ramp of so many may have more.</summary>
    private static int RampEnd(int pulses) => pulses > 0 ? 1 + (pulses / 20) : 0;

    /// <summary>Whether the second step is a good part of the first.</summary>
    private static bool Climbs(JudgedPulse low, JudgedPulse middle, JudgedPulse high) =>
        high.Amplitude - middle.Amplitude >= Corner * (middle.Amplitude - low.Amplitude);

    /// <summary>All that the capture does not cut.</summary>
    public IReadOnlyList<JudgedPulse> Pulses { get; }

    /// <summary>Amplitude that a fifth of the pulses exceeds, in A.</summary>
    public double Top { get; }

    /// <summary>Index of the first pulse at the level.</summary>
    public int First { get; }

    /// <summary>Index of the last pulse at the level.</summary>
    public int Last { get; }

    /// <summary>Beginning of the first pulse, in s.</summary>
    public double Start { get; }

    /// <summary>End of the last pulse, in s.</summary>
    public double End { get; }

    /// <summary>Those at the level.</summary>
    public IEnumerable<JudgedPulse> Steady => Pulses.Skip(First).Take(Last - First + 1);

    /// <summary>Index of the first pulse of the ramp up.</summary>
    public int RampFirst { get; }

    /// <summary>Those before the ramp up.</summary>
    public IEnumerable<JudgedPulse> Check => Pulses.Take(RampFirst);

    /// <summary>Those of the ramp up.</summary>
    public IEnumerable<JudgedPulse> Rising => Pulses.Skip(RampFirst).Take(First - RampFirst);

    /// <summary>Those after the level.</summary>
    public IEnumerable<JudgedPulse> Falling => Pulses.Skip(Last + 1);
}

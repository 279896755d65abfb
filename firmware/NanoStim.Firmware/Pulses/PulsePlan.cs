namespace NanoStim.Firmware.Pulses;

/// <summary>A pulse train as the pulse generator will make it: settings, and what they deliver. Filled by <see cref="PulsePlanner"/>.</summary>
public sealed class PulsePlan
{
    /// <summary>Fraction bits of <see cref="WindowReciprocal"/>.</summary>
    public const int ReciprocalBits = 16;

    /// <summary>Rate setting of the generator, in Hz.</summary>
    public int FrequencyHertz;

    /// <summary>First duty at the start, in 1/10000.</summary>
    public int FirstDuty;

    /// <summary>First duty after a change of polarity, in 1/10000; the same where the polarity does not alternate.</summary>
    public int FlippedFirstDuty;

    /// <summary>Second duty, in 1/10000.</summary>
    public int SecondDuty;

    /// <summary>Polarity at the start: +1, -1, or 0 where both phases are in every period.</summary>
    public int Polarity;

    /// <summary>Time between two changes of polarity in ns; 0 where it does not alternate.</summary>
    public long FlipNanos;

    /// <summary>The period that the generator makes, in ns.</summary>
    public long PeriodNanos;

    /// <summary>Width of one phase as delivered, without the dead time, in µs.</summary>
    public int PhaseWidthMicros;

    /// <summary>Time with current in one polarity before the other follows, in µs: the phase charge counts over it.</summary>
    public int PolarityMicros;

    /// <summary>Share of the time with current, either polarity, 4096 = always.</summary>
    public int OnShare;

    /// <summary>Pulses are so rare and short that the held electrode voltage droops between them: only its maximum counts.</summary>
    public bool IsSparse;

    /// <summary>Control steps of 10 ms that hold a whole number of periods: even, 10 to 100.</summary>
    public int WindowSteps;

    /// <summary>Reciprocal of <see cref="WindowSteps"/>, with <see cref="ReciprocalBits"/> fraction bits.</summary>
    public int WindowReciprocal;

    /// <summary>Deviation of the delivered width from the requested one, in 1/1000.</summary>
    public int WidthErrorPermille;

    /// <summary>Deviation of the delivered rate from the requested one, in 1/1000.</summary>
    public int FrequencyErrorPermille;

    /// <summary>The checksum that the planner has taken; a plan that does not have it any more has changed since.</summary>
    public int Seal;

    /// <summary>Takes over every field of another plan.</summary>
    public void CopyFrom(PulsePlan other)
    {
        FrequencyHertz = other.FrequencyHertz;
        FirstDuty = other.FirstDuty;
        FlippedFirstDuty = other.FlippedFirstDuty;
        SecondDuty = other.SecondDuty;
        Polarity = other.Polarity;
        FlipNanos = other.FlipNanos;
        PeriodNanos = other.PeriodNanos;
        PhaseWidthMicros = other.PhaseWidthMicros;
        PolarityMicros = other.PolarityMicros;
        OnShare = other.OnShare;
        IsSparse = other.IsSparse;
        WindowSteps = other.WindowSteps;
        WindowReciprocal = other.WindowReciprocal;
        WidthErrorPermille = other.WidthErrorPermille;
        FrequencyErrorPermille = other.FrequencyErrorPermille;
        Seal = other.Seal;
    }

    /// <summary>False when a bit has flipped since the planner made the plan.</summary>
    public bool IsIntact()
    {
        return Checksum() == Seal;
    }

    /// <summary>A value that changes with any one bit of any field that decides the output.</summary>
    public int Checksum()
    {
        // A sum changes with every single bit of its terms.
        int sum = FrequencyHertz + FirstDuty + FlippedFirstDuty + SecondDuty + Polarity + PhaseWidthMicros + PolarityMicros + OnShare
            + WindowSteps + WindowReciprocal + (IsSparse ? 1 : 0);
        long nanos = FlipNanos + PeriodNanos;
        return sum + (int)nanos + (int)(nanos >> 32);
    }
}

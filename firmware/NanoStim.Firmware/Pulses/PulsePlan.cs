namespace NanoStim.Firmware.Pulses;

/// <summary>A pulse train as the pulse generator will make it: settings, and what they deliver. Filled by <see cref="PulsePlanner"/>.</summary>
public sealed class PulsePlan
{
    /// <summary>Rate setting of the generator, in Hz.</summary>
    public int FrequencyHertz;

    /// <summary>First duty at the start, in 1/10000.</summary>
    public int FirstDuty;

    /// <summary>First duty after a flip, in 1/10000; the same where nothing flips.</summary>
    public int FlippedFirstDuty;

    /// <summary>Second duty, in 1/10000.</summary>
    public int SecondDuty;

    /// <summary>Polarity at the start: +1, -1, or 0 where both phases are in every period.</summary>
    public int Polarity;

    /// <summary>Time between two flips in ns; 0 where nothing flips.</summary>
    public long FlipNanos;

    /// <summary>The period that the generator makes, in ns.</summary>
    public long PeriodNanos;

    /// <summary>Width of one phase as delivered, dead time off, in µs.</summary>
    public int PhaseWidthMicros;

    /// <summary>Time with current in one polarity before the other has its turn, in µs: what the phase charge counts.</summary>
    public int PolarityMicros;

    /// <summary>Share of the time with current, either polarity, 4096 = always.</summary>
    public int OnShare;

    /// <summary>Pulses are so rare and short that the held electrode voltage droops between them: only its maximum tells.</summary>
    public bool IsSparse;

    /// <summary>Steps of 10 ms that hold a whole number of periods, and at least ten.</summary>
    public int WindowSteps;

    /// <summary>Deviation of the delivered width from the one asked for, in 1/1000.</summary>
    public int WidthErrorPermille;

    /// <summary>Deviation of the delivered rate from the one asked for, in 1/1000.</summary>
    public int FrequencyErrorPermille;
}

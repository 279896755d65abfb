namespace NanoStim.LoadJudge;

/// <summary>A fault that has to end the output.</summary>
internal sealed class OffWatch(string fault, OffClass one, long nanos)
{
    internal string Fault => fault;

    internal OffClass Class => one;

    /// <summary>Whether what comes after a break is a new session, which something that waited has started.</summary>
    internal bool EndsWithBreak { get; init; }

    /// <summary>Whether a phase has come that can be judged.</summary>
    internal bool HasPulses { get; private set; }

    /// <summary>From when on its time counts, in ns.</summary>
    internal long SinceNanos { get; private set; } = nanos;

    /// <summary>Output is asked for again, with the fault still there.</summary>
    internal void Restart(long nanos)
    {
        SinceNanos = one.From == "pulses" ? nanos : SinceNanos;
        HasPulses = false;
    }

    /// <summary>Whether a phase can be judged; the time counts from the first one that can.</summary>
    internal bool Sees(in SeenPhase phase, double leastMicroAmps)
    {
        if (phase.MeanMicroAmps < leastMicroAmps)
        {
            return false;
        }

        if (!HasPulses)
        {
            HasPulses = true;
            SinceNanos = Math.Max(SinceNanos, phase.StartNanos);
        }

        return true;
    }
}

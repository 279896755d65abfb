using NanoStim.Firmware.Modes;

namespace NanoStim.Campaign;

/// <summary>What is claimed of a fault: how long current may still flow, and where nothing shows it.</summary>
/// <param name="Fault">Its name.</param>
/// <param name="Clock">What the time counts from.</param>
/// <param name="Millis">Longest time with current, in ms: the part that is the same everywhere.</param>
/// <param name="Windows">And so many windows of the sense channels (100 ms to 1 s, by the rate of the train).</param>
public sealed record FaultClaim(string Fault, ClaimClock Clock, int Millis, int Windows)
{
    /// <summary>In this mode only, or in both.</summary>
    public StimulationMode? Mode { get; init; }

    /// <summary>A ramp down comes on top: an orderly end.</summary>
    public bool PlusRampDown { get; init; }

    /// <summary>A ramp up comes on top, as far as it stays below what the sense channels can tell from nothing.</summary>
    public bool PlusRampThroughNoise { get; init; }

    /// <summary>Whether it stays latent in a session: by what that session is, and whether the good contact had been seen before.</summary>
    public Func<CaseFacts, bool, bool> IsLatent { get; init; } = (_, _) => false;

    /// <summary>The bound for a session in µs.</summary>
    public long BoundMicros(CaseFacts facts, int windowMillis)
    {
        long millis = Millis + (long)Windows * windowMillis;
        if (PlusRampDown)
        {
            millis += facts.RampDownMillis;
        }

        if (PlusRampThroughNoise)
        {
            millis += (long)facts.RampUpMillis * Math.Min(facts.LeastMicroAmps, 2 * facts.Limits.NoiseMicroAmps) / facts.LeastMicroAmps;
        }

        return millis * 1000;
    }
}

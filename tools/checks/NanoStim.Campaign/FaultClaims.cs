using NanoStim.Firmware.Modes;
using NanoStim.VirtualBench;

namespace NanoStim.Campaign;

/// <summary>
/// The bounds of all faults. Those that are not here change no current that was asked for, or change it within what
/// <see cref="LoadClaims"/> allows to anything that happens: of them no trip is claimed.
/// </summary>
public static class FaultClaims
{
    private static readonly FaultClaim[] s_all =
    [
        new("electrode-off", ClaimClock.Wall, 100, 0),

        // Counted from a steady current: 1.2 s for the reference, and two ticks for the step that sees it. In windows: four until the
        // regulator has gone half of an eighth, which is when the current counts as steady again (seven where noise keeps it back); one in
        // which that ends, one to the next, two to confirm it.
        new("short", ClaimClock.Steady, 1_220, 11) { IsLatent = ShortIsLatent },
        new("stop-pressed", ClaimClock.Wall, 2, 0),
        new("charger-in", ClaimClock.Wall, 2, 0),

        // An orderly end: the battery has to be low for 320 ms, then the ramp of the program.
        new("battery-low", ClaimClock.Pulsing, 1_000, 3) { PlusRampDown = true },
        new("sense-resistor-short", ClaimClock.Steady, 400, 5) { Mode = StimulationMode.Ems },
        new("adc-stuck", ClaimClock.Pulsing, 700, 3) { PlusRampThroughNoise = true, IsLatent = (facts, _) => facts.LeastMicroAmps <= 2 * facts.Limits.NoiseMicroAmps },

        // What reads too much shows only where it comes on top of what was asked for: not where the rail gives less by as much.
        new("adc-offset", ClaimClock.Pulsing, 300, 4) { IsLatent = (facts, _) => facts.LacksCurrent },

        // The maximum-on-time limiter of the front end.
        new("pwm-stuck-high", ClaimClock.Wall, 1_300, 0) { Mode = StimulationMode.Microcurrent },
        new("pwm-stuck-high", ClaimClock.Wall, 3, 0) { Mode = StimulationMode.Ems },

        // The external watchdog, 40 ms after the last kick, which came up to two ticks before the step that does not end.
        new("late-loop", ClaimClock.Wall, 60, 0),
        new("gc-pause", ClaimClock.Wall, 60, 0),
    ];

    // A single failed part is what the hardware is built for; two at once are not claimed.
    private static readonly HashSet<string> s_conditions = ["electrode-off", "short", "stop-pressed", "charger-in", "battery-low", "late-loop", "gc-pause"];

    /// <summary>The claim for a fault in a mode; null where no trip is claimed.</summary>
    public static FaultClaim? Of(BenchFault fault, StimulationMode mode)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Array.Find(s_all, claim => claim.Fault == fault.Name && (claim.Mode ?? mode) == mode);
    }

    /// <summary>Whether it is a failed part, and not something that happens to a sound device.</summary>
    public static bool IsPart(BenchFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return !s_conditions.Contains(fault.Name);
    }

    /// <summary>Whether it puts something else in the place of the load.</summary>
    internal static bool ChangesLoad(BenchFault fault) => fault.Name is "electrode-off" or "short";

    /// <summary>
    /// Where the monitor cannot tell, and the current in the short is what was asked for: too little current, and no voltage that could be
    /// missed. In microcurrent also between rare pulses, where the highest of many readings is more noise than voltage.
    /// </summary>
    private static bool ShortIsLatent(CaseFacts facts, bool hadReference)
    {
        if (facts.IsMicrocurrent && facts.HadSparseTrain)
        {
            return true;
        }

        // Between rare pulses the highest of many readings counts, and that has some 90 mV of noise on it, which at 3 mA is the difference
        // of a short (80 ohm) and the bridge with its blocking capacitors (50 ohm).
        bool littleCurrent = facts.LeastMicroAmps < facts.Limits.ShortTestMicroAmps * (facts.HadSparseTrain ? 2 : 1.1);
        bool littleVoltage = facts.LeastMicroAmps * facts.LeastOhms < 250_000;
        return littleCurrent && (littleVoltage || !hadReference);
    }
}

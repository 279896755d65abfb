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
        .. Of(["adc-stuck", "adc-peak-current-frozen"], ClaimClock.Pulsing, 700, 3, claim => claim with { PlusRampThroughNoise = true, IsLatent = IsInNoise }),

        // What reads too much shows only where it comes on top of what was asked for: not where the rail gives less by as much.
        .. Of(["adc-offset", "adc-peak-current-offset-up"], ClaimClock.Pulsing, 300, 4, claim => claim with { IsLatent = (facts, _) => facts.LacksCurrent }),
        .. Of(["adc-peak-current-full", "gpio-36-stuck-high", "adc-electrode-voltage-full", "gpio-34-stuck-high"], ClaimClock.Pulsing, 100, 0),

        // Two confirmations of 160 ms of a channel that is read every 160 ms, once in a window.
        .. Of(["adc-supply-full", "adc-supply-offset-up", "adc-supply-gain-up", "gpio-35-stuck-high"], ClaimClock.Pulsing, 700, 3),

        // Too low a reading may be that of an empty battery, which ends in order.
        .. Of(["adc-supply-zero", "adc-supply-gain-down", "gpio-35-stuck-low"], ClaimClock.Pulsing, 1_000, 3, claim => claim with { PlusRampDown = true }),
        new("boost-stuck-on", ClaimClock.Pulsing, 700, 3) { Mode = StimulationMode.Microcurrent },

        // The signed channel is judged from the third window on, twice. A high-side switch that is open in EMS is not claimed: the blocking
        // capacitors give the charge back through the body diodes, so that both polarities may be seen; the next start finds it.
        .. Of(["adc-signed-current-full", "gpio-32-stuck-high"], ClaimClock.Pulsing, 300, 8, claim => claim with { PlusRampThroughNoise = true, IsLatent = IsInNoise }),
        .. Of(
            ["adc-signed-current-zero", "gpio-32-stuck-low", "sign-amplifier-zero", "sign-shunt-short", "bridge-q3-open", "bridge-q4-open",
                "gpio-25-stuck-low", "gpio-26-stuck-low", "pwm-first-phase-dead", "pwm-second-phase-dead"],
            ClaimClock.Pulsing, 300, 8, claim => claim with { Mode = StimulationMode.Ems, IsLatent = IsInNoise }),

        // A switch shorted across the sink or the supply: the comparators, with the next pulse.
        .. Of(["bridge-q3-short", "bridge-q4-short"], ClaimClock.Pulsing, 100, 2, claim => claim with { Mode = StimulationMode.Ems }),

        // The latch by itself: ARM, STOP and the charger's line are in it.
        .. Of(["gpio-21-stuck-low", "gpio-15-stuck-high"], ClaimClock.Wall, 2, 0),

        // Read as STOP, or as a tripped latch, in the next step, which may begin 25 ms after the one before.
        .. Of(["gpio-5-stuck-high", "gpio-33-stuck-low"], ClaimClock.Wall, 35, 0),
        new("stop-bounces", ClaimClock.Wall, 2, 0),
        new("stop-glitch", ClaimClock.Wall, 2, 0),

        // No set-point, no current: what the filter still holds.
        .. Of(["gpio-27-stuck-low", "pwm-set-point-dead"], ClaimClock.Wall, 30, 0),

        // The maximum-on-time limiter of the front end in microcurrent, its phase limiter in EMS.
        .. Of(["pwm-stuck-high", "gpio-25-stuck-high", "gpio-26-stuck-high"], ClaimClock.Wall, 1_300, 0, claim => claim with { Mode = StimulationMode.Microcurrent, IsLatent = (_, _) => false }),
        .. Of(["pwm-stuck-high", "gpio-25-stuck-high", "gpio-26-stuck-high"], ClaimClock.Wall, 3, 0, claim => claim with { Mode = StimulationMode.Ems }),

        // The external watchdog, 40 ms after the last kick, which came up to two ticks before the step that does not end.
        .. Of(["late-loop", "gc-pause", "gpio-22-stuck-high", "gpio-22-stuck-low"], ClaimClock.Wall, 60, 0),
        new("slow-loop", ClaimClock.Pulsing, 1_000, 3),

        // Native calls of these two units are in every step.
        .. Of(["adc-call-throws", "gpio-call-throws"], ClaimClock.Wall, 50, 0),
    ];

    // Seen by the self-test: with one of these from power-up on, no session starts.
    private static readonly HashSet<string> s_selfTested =
    [
        "comparator-stuck", "feed-comparator-stuck", "maximum-on-time-limiter-dead", "watchdog-stuck", "clock-10-percent-slow", "clock-10-percent-fast",
        "rtc-stopped", "memory-absent", "gpio-21-stuck-low", "gpio-21-stuck-high", "gpio-22-stuck-low", "gpio-22-stuck-high", "gpio-5-stuck-high", "gpio-15-stuck-high",
        "gpio-33-stuck-low", "gpio-33-stuck-high", "set-point-stuck-high",
    ];

    // A single failed part is what the hardware is built for; two at once are not claimed.
    private static readonly HashSet<string> s_conditions = ["electrode-off", "short", "stop-pressed", "stop-bounces", "stop-glitch", "plus-held", "minus-held", "mode-held", "charger-in", "battery-low", "late-loop", "slow-loop", "gc-pause"];

    /// <summary>The claim for a fault in a mode; null where no trip is claimed.</summary>
    public static FaultClaim? Of(BenchFault fault, StimulationMode mode)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Array.Find(s_all, claim => claim.Fault == fault.Name && (claim.Mode ?? mode) == mode);
    }

    /// <summary>Whether the self-test finds it, so that no session starts with it.</summary>
    public static bool IsFoundBySelfTest(BenchFault fault, StimulationMode mode)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return s_selfTested.Contains(fault.Name) || (mode == StimulationMode.Ems && fault.Name == "phase-limiter-dead");
    }

    /// <summary>Whether it is a failed part, and not something that happens to a sound device.</summary>
    public static bool IsPart(BenchFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return !s_conditions.Contains(fault.Name);
    }

    /// <summary>Whether it makes a native call throw, so that the loop halts.</summary>
    internal static bool Throws(BenchFault fault) => fault.Name.EndsWith("-call-throws", StringComparison.Ordinal);

    /// <summary>Whether it keeps a phase input on, until the limiters of the front end act.</summary>
    internal static bool HoldsPhase(BenchFault fault) => fault.Name is "pwm-stuck-high" or "gpio-25-stuck-high" or "gpio-26-stuck-high";

    /// <summary>Whether it gives an output of one polarity, which charges the blocking capacitors.</summary>
    internal static bool ChargesCapacitors(BenchFault fault) => fault.Name.StartsWith("bridge-", StringComparison.Ordinal);

    /// <summary>Whether it leaves the charge of one polarity on load and blocking capacitors, which then flows back without the sink.</summary>
    internal static bool LeavesCharge(BenchFault fault) => fault.Name is "bridge-q1-open" or "bridge-q2-open" or "bridge-q3-open" or "bridge-q4-open";

    /// <summary>Whether it bends the voltage that is measured, in which a short would show.</summary>
    internal static bool HidesShort(BenchFault fault) =>
        fault.Name.StartsWith("adc-electrode-voltage-", StringComparison.Ordinal) || fault.Name is "adc-gain-up" or "adc-offset" or "sign-shunt-open";

    /// <summary>Whether it lifts the reading of a battery that is low back into the range of one that is not.</summary>
    internal static bool OffsetsBattery(BenchFault fault, BenchFault other) =>
        fault.Name == "battery-low" && other.Name is ("adc-supply-gain-up" or "adc-supply-offset-up" or "adc-gain-up" or "adc-offset");

    /// <summary>Whether it puts something else in the place of the load.</summary>
    internal static bool ChangesLoad(BenchFault fault) => fault.Name is "electrode-off" or "short";

    private static FaultClaim[] Of(string[] faults, ClaimClock clock, int millis, int windows, Func<FaultClaim, FaultClaim>? with = null) =>
        [.. faults.Select(fault => new FaultClaim(fault, clock, millis, windows)).Select(claim => with is null ? claim : with(claim))];

    /// <summary>Little current is too near to the noise of the channels (8 counts) for a polarity that is missing to be told from one that is there.</summary>
    private static bool IsInNoise(CaseFacts facts, bool hadReference) => facts.LeastMicroAmps <= 8 * facts.Limits.NoiseMicroAmps;

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

        // Below 150 µA the 500 ohm of the smallest standard load are four counts of the voltage channel. In EMS the diodes of the shunt keep
        // 0.85 V or so at little current. Between rare pulses the highest of many readings counts, which has some 90 mV of noise on it.
        int least = facts.IsMicrocurrent ? 150 : 3_000;
        bool littleCurrent = facts.LeastMicroAmps < least * (facts.HadSparseTrain ? 2 : 1.1);
        bool littleVoltage = facts.LeastMicroAmps * facts.LeastOhms < 250_000;
        return littleCurrent && (littleVoltage || !hadReference);
    }
}

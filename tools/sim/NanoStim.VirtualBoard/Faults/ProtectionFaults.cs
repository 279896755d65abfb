namespace NanoStim.VirtualBoard;

/// <summary>Parts of the protection that no longer act. Nothing shows them until something else fails, except to a self-test.</summary>
internal static class ProtectionFaults
{
    internal static IReadOnlyList<BoardFault> All { get; } =
    [
        PartFault.Of("comparator-stuck", "the first comparator never trips", (parts, broken) => parts.ComparatorStuck = broken, "the second one looks at the feed"),
        PartFault.Of("feed-comparator-stuck", "the second comparator, on the EMS feed, never trips", (parts, broken) => parts.FeedComparatorStuck = broken, "the first one looks at the sense resistor"),
        PartFault.Of("feed-shunt-short", "the shunt in the EMS feed is shorted", (parts, broken) => parts.FeedShuntShort = broken, "the second comparator sees nothing any more, the first one does"),
        PartFault.Of("phase-limiter-dead", "the phase limiter never trips", (parts, broken) => parts.PhaseLimiterStuck = broken, "until a phase lasts too long as well"),
        PartFault.Of("maximum-on-time-limiter-dead", "the maximum-on-time limiter never trips", (parts, broken) => parts.OnTimeLimiterStuck = broken, "until a phase input stays on as well"),
        PartFault.Of("watchdog-stuck", "the window watchdog never trips", (parts, broken) => parts.WatchdogStuck = broken, "until the loop stops as well"),
        PartFault.Of("charger-supply-path-open", "the way from the charger's supply to the trip net is broken", (parts, broken) => parts.ChargerSupplyPathOpen = broken, "until a charger is plugged in; the other way still trips"),
        PartFault.Of("charger-power-good-path-open", "the way from the charger's power-good output to its pin and to the trip net is broken", (parts, broken) => parts.ChargerPowerGoodPathOpen = broken, "until a charger is plugged in; the other way still trips"),
    ];
}

namespace NanoStim.Lives;

/// <summary>Why a part that has failed unnoticed matters when a second one fails.</summary>
public static class LatentParts
{
    private static readonly Dictionary<string, string> s_why = new(StringComparer.Ordinal)
    {
        ["series-resistor-short"] = "The 36 kΩ in series with the microcurrent rail (R40, R41) bound the current whatever the sink does. In order they only take voltage that nobody misses, and no test at start loads the rail: latent. "
            + "Without them the degeneration of the sink is what is left, and with a sense path that reads low it lets through what the set-point does not mean. The output is off within the first phase, by `electrode-open`: out of compliance.",
        ["ms-rail-high"] = "At 60 V the 36 kΩ pass some 1.6 mA instead of below 1 mA. In order the sink holds the set-point, and no channel reads the microcurrent rail: latent. With a sense path that reads low the current is above 1 mA until `sense-disagree` trips, after some phases.",
        ["feed-shunt-short"] = "The second comparator sees the current of the EMS feed over this shunt. The self-test makes it trip by an injection behind the shunt, so a shorted shunt is not found: latent. With the sense resistor shorted as well neither comparator sees the current. "
            + "The first phase has its whole width and more than its bound of charge; the firmware then trips, by `electrode-open`: out of compliance.",
    };

    /// <summary>What the device is without that part.</summary>
    public static string WhyOf(string fault) => s_why.GetValueOrDefault(fault, "");
}

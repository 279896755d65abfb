namespace NanoStim.Spice.Studies;

/// <summary>Switches and legs of the bridge while A and B do what no firmware should do.</summary>
public static class BridgeSwitches
{
    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        SpiceDeck nominal = SpiceDeck.Load("shoot-through").With(changed);
        SpiceDeck fast = nominal.With("DeadTimeOhms", 7.15e3 * 0.99).With("DeadTimeFarads", 0.99e-9);
        SpiceResult[] results = spice.RunAll([nominal, fast]);
        SpiceResult usual = results[0];
        return new SpiceTable("Bridge switches, A and B crossing, falling and rising together, glitching (EMS, 500 ohm)",
        [
            new SpiceRow("both sides on", usual["both"], "", null, 0),
            new SpiceRow("dead time before the first phase", usual["dead_us"], "us", 4.85, 5.15),
            new SpiceRow("gap between the phases", usual["gap_us"], "us", 4.85, 5.15),
            new SpiceRow("the same with R60, C60 at the short end", results[1]["gap_us"], "us", 4.7, 5.15),
            new SpiceRow("both switches of a leg conduct (0.8 us by Miller effect, at sink current)", usual["legs_us"], "us", null, 2),
            new SpiceRow("foot of the bridge, against 20 V of Q7", usual["foot_V"], "V", null, 16),
            new SpiceRow("sensed voltage, against 2.2 V of the comparator", usual["sense_V"], "V", null, 2.2),
        ]);
    }
}

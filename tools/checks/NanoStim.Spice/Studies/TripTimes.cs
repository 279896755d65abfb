namespace NanoStim.Spice.Studies;

/// <summary>Watchdog, limiters, and the conditions for high voltage.</summary>
public static class TripTimes
{
    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        SpiceDeck watchdog = SpiceDeck.Load("watchdog").With(changed);
        SpiceDeck duty = SpiceDeck.Load("limiter-duty").With(changed);
        SpiceDeck voltage = SpiceDeck.Load("high-voltage").With(changed);
        SpiceResult[] results = spice.RunAll(
        [
            watchdog, watchdog.With("EarlyBy", 3e-3), watchdog.With("EarlyBy", 6e-3), SpiceDeck.Load("watchdog-never").With(changed),
            SpiceDeck.Load("limiter-ms").With(changed), duty.With("PeriodSeconds", 0.3e-3 / 0.105), duty.With("PeriodSeconds", 0.3e-3 / 0.085),
            voltage, voltage.With("HvPin", 0), voltage.With("Ems", 0), voltage.With("ArmVolts", 0),
        ]);
        return new SpiceTable("Trip times, and high voltage at the bridge top",
        [
            new SpiceRow("watchdog: last kick at 70 ms, trips after", Millis(results[0].Find("tripped_s"), 70e-3), "ms", 36, 44),
            new SpiceRow("watchdog: kick 3 ms after the last, trips after", Millis(results[1].Find("tripped_s"), 60e-3), "ms", 2.9, 3.1),
            new SpiceRow("watchdog: kick 6 ms after the last, no trip until", Millis(results[2].Find("tripped_s"), 66e-3), "ms", 36, 44),
            new SpiceRow("watchdog: armed and never kicked", Millis(results[3].Find("tripped_s"), 5e-6), "ms", 30, 40),
            new SpiceRow("bridge switch held on at MS", (results[4].Find("limiter_s") ?? double.NaN) * 1e3, "ms", 1020, 1380),
            new SpiceRow("EMS train of 10.5 % duty, trips within", Millis(results[5].Find("tripped_s"), 0), "ms", null, 200),
            new SpiceRow("EMS train of 8.5 % duty, trips (0 = no)", results[6].Find("tripped_s") is null ? 0 : 1, "", null, 0),
            new SpiceRow("bridge top: contact, pin and latch", results[7]["top_V"], "V", 66, 73),
            new SpiceRow("bridge top: pin low", results[8]["top_V"], "V", null, 34.5),
            new SpiceRow("bridge top: slide switch at MS", results[9]["top_V"], "V", null, 34.5),
            new SpiceRow("bridge top: latch tripped", results[10]["top_V"], "V", null, 34.5),
        ]);
    }

    private static double Millis(double? seconds, double from) => ((seconds ?? double.NaN) - from) * 1e3;
}

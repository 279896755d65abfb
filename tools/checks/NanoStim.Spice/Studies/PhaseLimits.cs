namespace NanoStim.Spice.Studies;

/// <summary>Phase limiter and order latch: how long a bridge switch may stay on at EMS, and what a lost phase input leaves.</summary>
public static class PhaseLimits
{
    // 60.6 mA for this long are 24.36 uC, of 24.48 uC that a phase may hold. The planner's longest phase is 350 us at a clock 10 % slow.
    private const double MinimumMicros = 378;
    private const double MaximumMicros = 402;

    // Every part of the timing at the end of its tolerance; 5.5 mV of the comparator at 1.65 V as a change of the divider.
    private static readonly Dictionary<string, double> Long = new()
    {
        ["PhaseLimitOhms"] = 55.6e3 * 1.001,
        ["PhaseLimitFarads"] = 10e-9 * 1.011,
    };

    private static readonly Dictionary<string, double> Short = new()
    {
        ["PhaseLimitOhms"] = 55.6e3 * 0.999,
        ["PhaseLimitFarads"] = 10e-9 * 0.989,
    };

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        SpiceDeck limit = SpiceDeck.Load("phase-limit").With(changed);
        SpiceDeck train = limit.With("StepAt", 20e-6);
        SpiceDeck order = SpiceDeck.Load("order-latch").With(changed);
        SpiceResult[] results = spice.RunAll(
        [
            limit, Offset(limit.With(At(Long, changed)), 5.5e-3, 0.1e-6), Offset(limit.With(At(Short, changed)), -5.5e-3, 0),
            limit.With("LogicVolts", 2.7), limit.With("LogicVolts", 5.5),
            limit.With("PulseSeconds", 355e-6).With("EndAt", 60e-3).With("StepAt", 20e-6),
            train.With("EndAt", 60e-3),
            Blind(train.With("EndAt", 0.3)),
            train.With("PulseSeconds", 300e-6).With("PeriodSeconds", 2e-3).With("EndAt", 60e-3),
            train.With("Ems", 0).With("EndAt", 60e-3),
            order, order.With("AHigh", 0), order.With("BHigh", 0), order.With("AHigh", 0).With("Ems", 0),
            order.With("AHigh", 0).With("GlitchSeconds", 3e-9),
        ]);
        return new SpiceTable("Phase limiter and order latch",
        [
            On("bridge switch on, input held: nominal", results[0]),
            On("  every part long, comparator + 5.5 mV, FET leaks 0.1 uA", results[1]),
            On("  every part short, comparator - 5.5 mV", results[2]),
            On("  logic supply 2.7 V", results[3]),
            On("  logic supply 5.5 V", results[4]),
            new SpiceRow("longest legal phase (350 us) at 50 Hz: trips (0 = no)", Tripped(results[5]), "", null, 0),
            new SpiceRow("self-test 5a, 600 us at 50 Hz, trips within", Millis(results[6]), "ms", null, 30),
            new SpiceRow("  the same with the phase limiter dead: trips (0 = no)", Tripped(results[7]), "", null, 0),
            new SpiceRow("self-test 5b, 300 us at 500 Hz (duty memory), trips within", Millis(results[8]), "ms", null, 60),
            new SpiceRow("slide at MS, 600 us at 50 Hz: trips (0 = no)", Tripped(results[9]), "", null, 0),
            new SpiceRow("order latch, EMS, healthy: negative switches on", results[10]["neg_us"], "us", 195, 205),
            new SpiceRow("order latch, EMS, A lost: negative switches on", results[11]["neg_us"], "us", null, 0),
            new SpiceRow("order latch, EMS, B lost: positive switches on", results[12]["pos_us"], "us", 195, 205),
            new SpiceRow("order latch, MS, A lost: negative switches on (seen by the signed channel)", results[13]["neg_us"], "us", 400, 410),
            new SpiceRow("order latch, EMS, A lost with a glitch of 3 ns: negative switches on", results[14]["neg_us"], "us", null, 0),
        ]);
    }

    private static SpiceRow On(string name, SpiceResult result) => new(name, result.Find("on_us") ?? double.NaN, "us", MinimumMicros, MaximumMicros);

    private static double Tripped(SpiceResult result) => result.Find("tripped_s") is null ? 0 : 1;

    private static double Millis(SpiceResult result) => (result.Find("tripped_s") ?? double.NaN) * 1e3;

    private static SpiceDeck Offset(SpiceDeck deck, double volts, double amps) => deck.Edit("trip-logic.sub", text => text
        .Replace("XU17B pl_ref pl_c pl_ok", FormattableString.Invariant($"Voffset pl_ref_o pl_ref {volts:R}\nIleak pl_c 0 {amps:R}\nXU17B pl_ref_o pl_c pl_ok"), StringComparison.Ordinal));

    private static SpiceDeck Blind(SpiceDeck deck) => deck.Edit("trip-logic.sub", text => text
        .Replace("C72 pl_c 0 {PhaseLimitFarads}", "C72 pl_c 0 {PhaseLimitFarads}\nRblind pl_c 0 1", StringComparison.Ordinal));

    private static IEnumerable<KeyValuePair<string, double>> At(Dictionary<string, double> corner, KeyValuePair<string, double>[] changed) =>
        corner.Where(one => changed.All(other => other.Key != one.Key));
}

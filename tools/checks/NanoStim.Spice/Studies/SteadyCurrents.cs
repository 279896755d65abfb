using NanoStim.VirtualBoard;

namespace NanoStim.Spice.Studies;

/// <summary>Full set-point into the standard loads, in both ranges.</summary>
public static class SteadyCurrents
{
    private static readonly (string Load, double Minimum, double? Maximum)[] Microcurrent =
    [
        ("0.1", 0.985, 1.015), ("500", 0.985, 1.015), ("2k", 0.985, 1.015), ("10k", 0.985, 1.015), ("12k", 0.985, 1.015),
        ("50k", 0.56, null), ("100k", 0.36, null), ("1meg", 0.048, null),
    ];

    private static readonly (double Ohms, double Minimum, double? Maximum)[] Ems =
        [(0.1, 0.985, 1.015), (500, 0.985, 1.015), (1000, 0.985, 1.015), (2000, 0.54, null), (10_000, 0.112, null)];

    /// <summary>Runs it, with values of the front end other than nominal if there are any.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        FrontEndParameters parameters = new();
        double volts = parameters.LogicVolts * parameters.SetPointGain;
        double microAmps = volts / parameters.SenseOhms * 1e6;
        double milliAmps = volts / parameters.EmsRangeOhms * 1e3;
        SpiceResult low = spice.Run(SpiceDeck.Load("steady-ms").With(changed));
        List<SpiceRow> rows = [.. Microcurrent.Select(one => new SpiceRow(
            $"MS, {one.Load} ohm", low["load_" + one.Load], "uA", one.Minimum * microAmps, one.Maximum * microAmps))];
        SpiceResult[] high = spice.RunAll([.. Ems.Select(one => SpiceDeck.Load("steady-ems").With(changed).With("LoadOhms", one.Ohms))]);
        rows.AddRange(Ems.Select((one, i) => new SpiceRow(
            $"EMS, {one.Ohms:0.#} ohm", high[i]["amps_mA"], "mA", one.Minimum * milliAmps, one.Maximum * milliAmps)));
        return new SpiceTable("Steady currents at full set-point", rows);
    }
}

using NanoStim.VirtualBoard;

namespace NanoStim.Spice.Studies;

/// <summary>Set-point filter and sense channels against what firmware and virtual board assume.</summary>
public static class SenseChain
{
    private const double HeldFrom = 54e-3;
    private const double PulseEnd = 55e-3;
    private const double ReadAt = 155e-3;
    private const double PulseStart = 15e-3;
    private const double LoadOhms = 10e3;

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        FrontEndParameters parameters = new();
        SpiceResult[] results = spice.RunAll(
        [
            SpiceDeck.Load("set-point").With(changed), SpiceDeck.Load("sense").With(changed), SpiceDeck.Load("peak-hold").With(changed),
            // The order latch lets no negative phase through by itself: A for 1 us, shorter than the dead time, so that no positive one comes.
            SpiceDeck.Load("peak-hold").With(changed).With("AWidth", 1e-6),
        ]);
        SpiceResult filter = results[0];
        SpiceResult sense = results[1];
        SpiceResult ems = results[2];
        SpiceResult negative = results[3];
        double offset = sense["offset_V"];
        double sensed = sense["sense_V"];
        double currentDroop = (ReadAt - PulseEnd) / Math.Log((sense["peak_V"] - offset) / (sense["peak_later_V"] - offset));
        double held = (sense["peak_electrode_V"] - offset) * Math.Exp(-(PulseEnd - HeldFrom) / 1e9);
        double voltageDroop = (ReadAt - PulseEnd) / Math.Log(held / (sense["peak_electrode_later_V"] - offset));
        // The dividers are at the bridge outputs: the shunt of the signed channel lies between them and the load of 10 kOhm.
        double lead = 1 + FrontEndFile.Reference["SignShuntOhms"] / LoadOhms;
        double mean = sensed * (1 - Math.Exp(-(HeldFrom - PulseStart) / parameters.MeanSeconds)) + offset;
        return new SpiceTable("Set-point filter and sense channels",
        [
            new SpiceRow("set-point: 50 % duty settles to 1 %", filter["settled_ms"], "ms", null, 3.6),
            new SpiceRow("set-point: ripple, amplitude", filter["ripple_percent_of_full"], "% of full", null, 0.15),
            new SpiceRow("set-point: 50 % duty", filter["final_V"], "V", 0.985, 1.012),
            Near("offset of the channels", offset, "V", parameters.SenseOffsetVolts, 0.02),
            Near("peak of the current, above offset, over sensed", (sense["peak_V"] - offset) / sensed, "", 1, 0.01),
            Near("droop time constant, current", currentDroop, "s", parameters.CurrentDroopSeconds, 0.05),
            Near("droop time constant, electrode voltage", voltageDroop, "s", parameters.VoltageDroopSeconds, 0.05),
            Near("electrode voltage, above offset, over divided", (sense["peak_electrode_V"] - offset) / (sense["electrode_V"] * lead * parameters.HighDivider), "", 1, 0.02),
            Near("mean of the current, 39 ms into a pulse", sense["mean_V"] / mean, "", 1, 0.02),
            Near("EMS: peak of the current over sensed", (ems["peak_V"] - offset) / ems["sense_V"], "", 1, 0.02),
            Near("EMS: electrode voltage over divided, positive first", Divided(ems, offset, parameters), "", 1, 0.03),
            Near("EMS: electrode voltage over divided, negative phase alone", Divided(negative, offset, parameters), "", 1, 0.03),
        ]);
    }

    private static double Divided(SpiceResult result, double offset, FrontEndParameters parameters) =>
        (result["peak_electrode_V"] - offset) / (result["across_V"] * parameters.HighDivider);

    private static SpiceRow Near(string name, double value, string unit, double expected, double fraction) =>
        new(name, value, unit, expected * (1 - fraction), expected * (1 + fraction));
}

using NanoStim.Firmware.Modes;
using NanoStim.Scope;
using NanoStim.Scope.Measuring;

namespace NanoStim.Cli.Report;

/// <summary>
/// The limits that the outputs are held against, each with where it is from. Those of IEC 60601-2-10 are as they are commonly cited; the
/// text of the standard was not at hand: check your copy.
/// </summary>
internal static class OutputLimits
{
    // FDA guidance for powered muscle stimulator 510(k)s, 9 June 1999: power density, at maximum duty, averaged over 1 s.
    private const double PowerDensityMilliWatts = 250;

    // IEC 60601-2-10, as excerpted: above this the operator's special attention is called for.
    private const double DensityMilliAmps = 2;

    // IEC 60601-2-10, as commonly cited.
    private const double PulseEnergyMicroJoules = 300e3;
    private const double PeakVolts = 500;

    /// <summary>One row a limit: what, limit, value, result, source.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(StimulationMode mode, IReadOnlyList<ReportEntry> entries, double squareCentimetres)
    {
        List<ReportEntry> at500 = [.. entries.Where(entry => entry.LoadOhms == 500)];
        List<IReadOnlyList<string>> rows = [];
        if (at500.Count == 0)
        {
            return rows;
        }

        double energy = at500.Max(entry => entry.Shown.EnergyPerPulseMicroJoules ?? 0);
        Row(rows, "energy per pulse, 500 Ω", PulseEnergyMicroJoules * 1e-6, energy * 1e-6, "J", "IEC 60601-2-10, as commonly cited");
        double rms = at500.Max(entry => SteadyRms(entry));
        double rate = at500.Max(entry => entry.Shown.FrequencyHertz ?? 0);
        Row(rows, "r.m.s. current, 500 Ω", RmsLimit(rate), rms, "A", "IEC 60601-2-10, as commonly cited");
        Row(rows, "peak voltage, highest load", PeakVolts, entries.Max(entry => entry.PeakVolts), "V", "IEC 60601-2-10, as commonly cited (open circuit)");
        double density = rms * 1e3 / squareCentimetres;
        rows.Add(["r.m.s. current density", $"{DensityMilliAmps} mA/cm²", $"{SiText.Digits(density, 3)} mA/cm²", density <= DensityMilliAmps ? "pass" : "FAIL: needs the operator's special attention", "IEC 60601-2-10, excerpt"]);
        double power = rms * rms * 500 * 1e3 / squareCentimetres;
        rows.Add(["power density", $"{PowerDensityMilliWatts} mW/cm²", $"{SiText.Digits(power, 3)} mW/cm²", power < PowerDensityMilliWatts ? "pass" : "FAIL", "FDA guidance, 9 June 1999"]);
        if (mode == StimulationMode.Microcurrent)
        {
            double peak = entries.Max(entry => entry.PeakAmps);
            Row(rows, "microcurrent: peak", MicrocurrentVerdict.BoundMicroAmps * 1e-6, peak, "A", "medical dictionaries: below 1 mA");
        }

        return rows;
    }

    /// <summary>Root mean square while the pulses are at their level, in A: without ramps and pauses.</summary>
    public static double SteadyRms(ReportEntry entry)
    {
        double square = (entry.Shown.Positive?.SquareArea ?? 0) + (entry.Shown.Negative?.SquareArea ?? 0);

        // Where the polarity stays for several pulses, a period has one of them.
        square /= entry.Shown.PulsesPerPolarity > 1 ? 2 : 1;
        return Math.Sqrt(square * (entry.Shown.FrequencyHertz ?? 0)) * (entry.Shown.AmpsPerUnit ?? 0);
    }

    private static double RmsLimit(double hertz) => hertz switch
    {
        0 => 0.08,
        <= 400 => 0.05,
        <= 1500 => 0.08,
        _ => 0.1,
    };

    private static void Row(List<IReadOnlyList<string>> rows, string name, double limit, double value, string unit, string source) =>
        rows.Add([name, SiText.Of(limit, unit, 3), SiText.Of(value, unit, 3), value <= limit ? "pass" : "FAIL", source]);
}

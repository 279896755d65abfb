using NanoStim.Firmware.Modes;
using NanoStim.Scope;
using NanoStim.Scope.Judging;
using NanoStim.Scope.Measuring;

namespace NanoStim.Cli.Report;

/// <summary>
/// The output-specification form of the FDA guidance for powered muscle stimulators (9 June 1999), as far as a bench can fill it: tracings,
/// basic unit characteristics, output specifications.
/// </summary>
internal sealed class OutputForm
{
    private readonly IReadOnlyList<ReportEntry> _entries;
    private readonly string _origin;
    private readonly Func<StimulationMode, double> _area;
    private readonly List<ReportBlock> _blocks = [];

    /// <param name="entries">The evidence.</param>
    /// <param name="origin">Where it is from, in a sentence.</param>
    /// <param name="area">Area of the smaller electrode by mode, in cm².</param>
    public OutputForm(IReadOnlyList<ReportEntry> entries, string origin, Func<StimulationMode, double> area)
    {
        _entries = entries;
        _origin = origin;
        _area = area;
    }

    public const string Title = "nanoStim: output specifications";

    public IReadOnlyList<ReportBlock> Blocks()
    {
        Head(1, Title);
        Text(_origin);
        Text("A bench report, no clearance and no proof of safety. The form follows the FDA guidance document for powered muscle stimulator 510(k)s of 9 June 1999. Figures of IEC 60601-2-10 are as commonly cited; check your copy.");
        BasicUnit();
        Specifications();
        foreach (StimulationMode mode in Modes())
        {
            Programs(mode);
        }

        foreach (StimulationMode mode in Modes())
        {
            Tracings(mode);
        }

        return _blocks;
    }

    private static string NameOf(StimulationMode mode) => mode == StimulationMode.Ems ? "EMS" : "microcurrent";

    private IEnumerable<StimulationMode> Modes() => _entries.Select(entry => entry.Program.Mode).Distinct().Order();

    private IReadOnlyList<ReportEntry> Of(StimulationMode mode) => [.. _entries.Where(entry => entry.Program.Mode == mode)];

    private void Head(int level, string text) => _blocks.Add(new ReportBlock.Heading(level, text));

    private void Text(string text) => _blocks.Add(new ReportBlock.Paragraph(text));

    private void BasicUnit()
    {
        Head(2, "Basic unit characteristics");
        int minutes = Math.Max(ModeCatalogue.Of(StimulationMode.Microcurrent).MaxSessionSeconds, ModeCatalogue.Of(StimulationMode.Ems).MaxSessionSeconds) / 60;
        _blocks.Add(new ReportBlock.Grid(["characteristic", "reference design"],
        [
            ["510(k) number", "none"],
            ["device name, model", "nanoStim reference board"],
            ["power source", "battery; output cut while a charger is connected; leakage not measured"],
            ["number of output modes", "2 (microcurrent, EMS)"],
            ["number of output channels", "1"],
            ["regulated current or regulated voltage", "regulated current"],
            ["software, firmware, microprocessor control", "yes (.NET nanoFramework on ESP32)"],
            ["automatic overload trip", "yes (comparator and latch; firmware at 110 % of the mode's ceiling)"],
            ["automatic no-load trip", "yes (open electrode)"],
            ["automatic shut-off", $"yes (at the end of the program, at most {minutes} min)"],
            ["patient override control", "yes (STOP, a normally closed contact that acts without firmware)"],
            ["indicator display", "LED and buzzer: on, fault, low battery; no display of the level"],
            ["timer range", $"up to {minutes} min"],
            ["compliance with voluntary standards", "none claimed"],
            ["compliance with 21 CFR 898 (lead wires)", "not assessed"],
            ["weight, dimensions, housing", "no housing: a board"],
        ]));
    }

    private void Specifications()
    {
        Head(2, "Output specifications");
        List<StimulationMode> modes = [.. Modes()];
        List<IReadOnlyList<string>> rows = [];
        Row("waveform", entries => Distinct(entries, entry => entry.Shown.PolarityPattern ?? "-"));
        Row("shape", _ => "rectangular");
        foreach ((double ohms, string _, string text) in ReportLoads.All)
        {
            Row($"maximum output voltage, {text}", entries => At(entries, ohms, entry => SiText.Of(entry.PeakVolts, entry.Shown.Uncertainty.PeakVolts, "V"), entry => entry.PeakVolts));
            Row($"maximum output current, {text}", entries => At(entries, ohms, entry => SiText.Of(entry.PeakAmps, entry.Shown.Uncertainty.PeakMicroAmps * 1e-6, "A"), entry => entry.PeakAmps));
        }

        Row("pulse (phase) width", entries => Span(entries, entry => entry.Shown.PhaseWidthMicros * 1e-6, "s"));
        Row("frequency", entries => Span(entries, entry => entry.Shown.FrequencyHertz, "Hz"));
        Row("symmetrical phases, phase duration", entries => entries.Any(entry => entry.Shown is { Positive: not null, Negative: not null })
            ? $"yes, {Span([.. entries.Where(entry => entry.Shown is { Positive: not null, Negative: not null })], entry => entry.Shown.PhaseWidthMicros * 1e-6, "s")}"
            : "no");
        Row("net charge a pulse, 500 Ω", entries => NetCharge(entries));
        Row("maximum phase charge, 500 Ω", entries => At(entries, 500, entry => SiText.Of(PhaseCharge(entry), "C"), PhaseCharge));
        Row("maximum charge of one polarity, 500 Ω", entries => At(entries, 500, entry => SiText.Of(entry.PolarityCharge, "C"), entry => entry.PolarityCharge));
        RowWithMode("smallest electrode, assumed", (_, mode) => $"{SiText.Digits(_area(mode), 3)} cm²");
        RowWithMode("maximum current density (r.m.s.), 500 Ω", (entries, mode) => $"{SiText.Digits(Rms(entries) * 1e3 / _area(mode), 3)} mA/cm²");
        RowWithMode("maximum power density, 500 Ω", (entries, mode) => $"{SiText.Digits(Rms(entries) * Rms(entries) * 500 / _area(mode), 3)} W/cm²");
        Row("burst mode", _ => "none within the on time");
        Row("on time", entries => Span([.. entries.Where(entry => entry.Program.Segments[entry.Segment].OnMillis > 0)], entry => entry.Program.Segments[entry.Segment].OnMillis * 1e-3, "s"));
        Row("off time", entries => Span([.. entries.Where(entry => entry.Program.Segments[entry.Segment].OnMillis > 0)], entry => entry.Program.Segments[entry.Segment].OffMillis * 1e-3, "s"));
        _blocks.Add(new ReportBlock.Grid(["", .. modes.Select(NameOf)], rows));
        Text("Where a load keeps the device from the intensity, the highest one that it delivers without a pause is shown.");

        void Row(string name, Func<IReadOnlyList<ReportEntry>, string> cell) => rows.Add([name, .. modes.Select(mode => cell(Of(mode)))]);
        void RowWithMode(string name, Func<IReadOnlyList<ReportEntry>, StimulationMode, string> cell) => rows.Add([name, .. modes.Select(mode => cell(Of(mode), mode))]);
    }

    private void Programs(StimulationMode mode)
    {
        Head(2, $"Programs: {NameOf(mode)}");
        List<IReadOnlyList<string>> rows = [];
        foreach (ReportEntry entry in Of(mode))
        {
            rows.Add(ProgramRow(entry, entry.Outcome.Length > 0 ? "simulation" : "capture"));
            if (entry.Simulated is { } simulated)
            {
                rows.Add(ProgramRow(simulated, "simulation"));
            }
        }

        _blocks.Add(new ReportBlock.Grid(["program", "from", "load", "set", "frequency", "phase width", "peak voltage", "peak current", "charge per phase", "charge of a polarity", "net charge, all of it", "r.m.s. at level", "against the program"], rows));
        Head(3, $"Limits: {NameOf(mode)}");
        _blocks.Add(new ReportBlock.Grid(["quantity", "limit", "highest found", "result", "source"], OutputLimits.Rows(mode, Of(mode), _area(mode))));
    }

    private static IReadOnlyList<string> ProgramRow(ReportEntry entry, string source)
    {
        ChannelMeasurement shown = entry.Shown;
        return
        [
            $"{entry.Program.Name}, segment {entry.Segment + 1}",
            source,
            ReportLoads.TextOf(entry.LoadOhms),
            SiText.Of(entry.MicroAmps * 1e-6, "A"),
            SiText.Of(shown.FrequencyHertz, shown.Uncertainty.FrequencyHertz, "Hz"),
            SiText.Of(shown.PhaseWidthMicros * 1e-6, shown.Uncertainty.PhaseWidthMicros * 1e-6, "s"),
            SiText.Of(entry.PeakVolts, "V"),
            SiText.Of(entry.PeakAmps, "A"),
            SiText.Of(PhaseCharge(entry), "C"),
            SiText.Of(entry.PolarityCharge, "C"),
            SiText.Of(shown.NetChargeNanoCoulombs * 1e-9, shown.Uncertainty.NetChargeNanoCoulombs * 1e-9, "C"),
            SiText.Of(OutputLimits.SteadyRms(entry), "A"),
            entry.Outcome.Length > 0 ? $"{Verdict(entry)} ({entry.Outcome})" : Verdict(entry),
        ];
    }

    private static string Verdict(ReportEntry entry)
    {
        if (entry.Lines.Count == 0)
        {
            return "load too high for the intensity";
        }

        string[] failed = [.. entry.Lines.Where(line => line.Verdict == JudgeVerdict.Fail).Select(line => line.Quantity)];
        string[] open = [.. entry.Lines.Where(line => line.Verdict == JudgeVerdict.NotShown).Select(line => line.Quantity)];
        return failed.Length > 0 ? "FAIL: " + string.Join("; ", failed)
            : open.Length > 0 ? "inconclusive; not shown: " + string.Join("; ", open)
            : "pass";
    }

    private void Tracings(StimulationMode mode)
    {
        Head(2, $"Tracings: {NameOf(mode)}");
        Text("At the left the train from power-up, at the right one pulse; the base line is at zero.");
        foreach (ReportEntry entry in Of(mode))
        {
            string name = Path.GetFileNameWithoutExtension(entry.Capture);
            string caption = $"{NameOf(mode)}, {entry.Program.Title}, segment {entry.Segment + 1}; {SiText.Of(entry.MicroAmps * 1e-6, "A")} set, {ReportLoads.TextOf(entry.LoadOhms)}";
            _blocks.Add(new ReportBlock.Picture($"{name}.svg", caption, entry.Svg));
            if (entry.Simulated is { } simulated)
            {
                _blocks.Add(new ReportBlock.Picture($"{name}-simulation.svg", $"the same, simulated: {caption}", simulated.Svg));
            }
        }
    }

    private static string Distinct(IReadOnlyList<ReportEntry> entries, Func<ReportEntry, string> text) =>
        string.Join("; ", entries.Select(text).Distinct());

    private static string At(IReadOnlyList<ReportEntry> entries, double ohms, Func<ReportEntry, string> text, Func<ReportEntry, double> size)
    {
        ReportEntry? highest = entries.Where(entry => entry.LoadOhms == ohms).MaxBy(size);
        return highest is null ? "not measured" : text(highest);
    }

    private static string Span(IReadOnlyList<ReportEntry> entries, Func<ReportEntry, double?> value, string unit)
    {
        double[] values = [.. entries.Select(value).OfType<double>().Where(double.IsFinite)];
        if (values.Length == 0)
        {
            return "-";
        }

        return values.Max() - values.Min() < 0.001 * values.Max() ? SiText.Of(values.Max(), unit) : $"{SiText.Of(values.Min(), unit)} to {SiText.Of(values.Max(), unit)}";
    }

    private static double PhaseCharge(ReportEntry entry) => (entry.Shown.MaxPhaseChargeNanoCoulombs ?? 0) * 1e-9;

    private static double Rms(IReadOnlyList<ReportEntry> entries) =>
        entries.Where(entry => entry.LoadOhms == 500).Select(OutputLimits.SteadyRms).DefaultIfEmpty().Max();

    private static string NetCharge(IReadOnlyList<ReportEntry> entries)
    {
        List<ReportEntry> balanced = [.. entries.Where(entry => entry.LoadOhms == 500 && entry.Shown is { Positive: not null, Negative: not null })];
        double worst = balanced.Select(entry => Math.Abs(entry.Shown.Positive!.AreaMicros - entry.Shown.Negative!.AreaMicros) * (entry.Shown.AmpsPerUnit ?? 0) * 1e-6).DefaultIfEmpty().Max();
        string text = $"{SiText.Of(worst, "C")}, balanced by equal phases of one current sink";
        return balanced.Count < entries.Count(entry => entry.LoadOhms == 500) ? text + "; monophasic programs: the phase charge" : text;
    }
}

using NanoStim.Cli.Scope;
using NanoStim.Firmware.Programs;
using NanoStim.Scope;
using NanoStim.Scope.Judging;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Plotting;
using NanoStim.Scope.Reading;

namespace NanoStim.Cli.Report;

/// <summary>Makes report entries of captures.</summary>
internal static class CaptureEvidence
{
    // Below this share of the intensity the load, not the program, decides what flows.
    private const double Reached = 0.9;

    /// <summary>All captures of a folder.</summary>
    public static IReadOnlyList<ReportEntry> OfFolder(DirectoryInfo folder)
    {
        string[] extensions = [".csv", ".sr", ".txt"];
        List<ReportEntry> entries = [];
        foreach (FileInfo file in folder.EnumerateFiles().Where(file => extensions.Contains(file.Extension.ToLowerInvariant())).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            (TreatmentProgram program, int segment, int microAmps, double ohms) = CaptureNames.Parse(file.FullName);
            entries.Add(Of(file.FullName, program, segment, microAmps, ohms, string.Empty));
        }

        return entries.Count > 0 ? entries : throw new UsageException($"{folder} holds no captures (.csv, .sr, .txt).");
    }

    /// <summary>One capture.</summary>
    /// <exception cref="UsageException">It is damaged, or shows no current.</exception>
    public static ReportEntry Of(string path, TreatmentProgram program, int segment, int microAmps, double ohms, string outcome)
    {
        try
        {
            MeasureOptions options = new() { LoadOhms = ohms };
            CaptureMeasurement capture = CaptureMeasurer.Measure(path, options);

            // The voltage shows what the form asks for; it stands across the load, so it is the current too.
            ChannelMeasurement shown = capture.Channels.FirstOrDefault(channel => channel.Unit == "V" && channel.Kind != SignalKind.Flat)
                ?? JudgeCommand.CurrentOf(capture);
            MeasureOptions alone = options with { Channels = [shown.Name] };
            CaptureMeasurement one = capture with { Channels = [shown] };
            using StringWriter svg = new();
            string title = $"{program.Title}: {ReportLoads.TextOf(ohms)}, {SiText.Of(microAmps * 1e-6, "A", 3)} set";
            CapturePlot.Of(title, PlotTrace.Read(one, () => CaptureFile.Open(path), alone)).WriteSvg(svg);
            Expectation expected = ExpectationFactory.Of(program, segment, microAmps);
            bool reached = shown.PeakMicroAmps > Reached * expected.AmplitudeMicroAmps;
            return new ReportEntry(
                program,
                segment,
                microAmps,
                ohms,
                path,
                outcome,
                shown,
                reached || ohms <= ReportLoads.All[0].Ohms ? CaptureJudge.Judge(expected, shown, capture.Time, options, () => CaptureFile.Open(path)).Lines : [],
                svg.ToString());
        }
        catch (CaptureFormatException damaged)
        {
            throw new UsageException($"{path}: {damaged.Message}");
        }
    }
}

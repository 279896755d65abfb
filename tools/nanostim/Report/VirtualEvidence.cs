using NanoStim.Cli.Files;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Cli.Report;

/// <summary>Runs every train of every program on the three loads of the form, on the virtual bench, and captures it.</summary>
internal static class VirtualEvidence
{
    // Shares of the intensity to try where a load is too high for all of it: the firmware pauses while out of compliance.
    private static readonly int[] Shares = [100, 75, 50, 30, 20, 10, 5];

    /// <param name="folder">Takes the captures.</param>
    /// <param name="report">Says which one is under way, if anyone looks.</param>
    public static IReadOnlyList<ReportEntry> Run(DirectoryInfo folder, Action<int, int, string>? report)
    {
        folder.Create();
        List<(TreatmentProgram Program, int Segment)> trains = [.. Catalogues.Programs.SelectMany(DistinctTrains)];
        int total = trains.Count * ReportLoads.All.Count;
        List<ReportEntry> entries = [];
        foreach ((TreatmentProgram program, int segment) in trains)
        {
            foreach ((double ohms, string name, string _) in ReportLoads.All)
            {
                report?.Invoke(entries.Count, total, $"{program.Name}, {name}");
                entries.Add(Run(folder, program, segment, ohms, name));
            }
        }

        return entries;
    }

    private static IEnumerable<(TreatmentProgram, int)> DistinctTrains(TreatmentProgram program)
    {
        HashSet<(int, int, int)> seen = [];
        for (int segment = 0; segment < program.Segments.Length; segment++)
        {
            TreatmentSegment part = program.Segments[segment];
            if (seen.Add(((int)part.Train.Shape, part.Train.FrequencyMilliHertz, part.Train.PhaseWidthMicros)))
            {
                yield return (program, segment);
            }
        }
    }

    private static ReportEntry Run(DirectoryInfo folder, TreatmentProgram program, int segment, double ohms, string load)
    {
        int ceiling = ModeCatalogue.Of(program.Mode).CeilingMicroAmps;
        string path = string.Empty;
        SessionResult? result = null;
        int microAmps = ceiling;
        foreach (int share in Shares)
        {
            if (path.Length > 0)
            {
                File.Delete(path);
            }

            microAmps = ceiling * share / 100;
            path = Path.Combine(folder.FullName, CaptureNames.Of(program, segment, microAmps, load) + ".csv");
            using OutputFile whole = new(path);
            using (CaptureWriter capture = new(whole.Text))
            {
                result = SessionRunner.Run(Request(program, segment, microAmps, load, capture));
            }

            whole.Commit();
            if (result.Outcome == SessionOutcome.Completed)
            {
                break;
            }
        }

        return CaptureEvidence.Of(path, program, segment, microAmps, ohms, SessionJson.NameOf(result!.Outcome));
    }

    /// <summary>The same program, intensity and load as in a capture.</summary>
    public static ReportEntry Like(DirectoryInfo folder, ReportEntry capture)
    {
        folder.Create();
        string load = ReportLoads.All.First(load => load.Ohms == capture.LoadOhms).Name;
        string path = Path.Combine(folder.FullName, CaptureNames.Of(capture.Program, capture.Segment, capture.MicroAmps, load) + ".csv");
        SessionResult result;
        using (CaptureWriter writer = new(new StreamWriter(path) { NewLine = "\n" }))
        {
            result = SessionRunner.Run(Request(capture.Program, capture.Segment, capture.MicroAmps, load, writer));
        }

        return CaptureEvidence.Of(path, capture.Program, capture.Segment, capture.MicroAmps, capture.LoadOhms, SessionJson.NameOf(result.Outcome));
    }

    private static SessionRequest Request(TreatmentProgram program, int segment, int microAmps, string load, CaptureWriter capture) => new()
    {
        Program = Shortened(program, segment),
        IntensityMicroAmps = microAmps,
        Load = LoadModel.Parse(load),
        Probe = capture,
    };

    /// <summary>The one segment, for as long as it takes to see a whole cycle and the beginning of the next.</summary>
    private static TreatmentProgram Shortened(TreatmentProgram program, int segment)
    {
        const int ContinuousSeconds = 16;
        TreatmentSegment part = program.Segments[segment];
        int seconds = part.OnMillis > 0
            ? (2 * part.OnMillis + 2 * part.RampDownMillis + part.OffMillis + 1000) / 1000
            : ContinuousSeconds + (part.RampUpMillis + part.RampDownMillis) / 1000;
        TreatmentSegment shortened = new(
            part.Train,
            seconds,
            part.RampUpMillis,
            part.OnMillis,
            part.RampDownMillis,
            part.OffMillis,
            part.IntensityPercent);
        return new TreatmentProgram(program.Name, program.Title, program.Mode, [shortened]);
    }
}

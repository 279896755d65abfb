using NanoStim.Cli.Options;
using NanoStim.Firmware.Programs;

namespace NanoStim.Cli.Report;

/// <summary>
/// How captures for a report are named: <c>PROGRAM_SEGMENT_INTENSITY_LOAD.csv</c>, such as <c>ems-forty_1_60mA_500ohm.csv</c>. The virtual
/// bench writes them so, and whoever measures a real device saves them so.
/// </summary>
internal static class CaptureNames
{
    public static string Of(TreatmentProgram program, int segment, int microAmps, string load) =>
        $"{program.Name}_{segment + 1}_{(microAmps % 1000 == 0 ? $"{microAmps / 1000}mA" : $"{microAmps}uA")}_{load}";

    /// <exception cref="UsageException">The name does not say what the capture is of.</exception>
    public static (TreatmentProgram Program, int Segment, int MicroAmps, double LoadOhms) Parse(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string[] parts = name.Split('_');
        if (parts.Length == 4
            && ProgramCatalogue.Find(parts[0]) is { } program
            && int.TryParse(parts[1], out int segment)
            && segment >= 1
            && segment <= program.Segments.Length
            && Quantity.Current.TryParse(parts[2], out int microAmps, out _)
            && ReportLoads.All.FirstOrDefault(load => load.Name == parts[3]) is { Ohms: > 0 } found)
        {
            return (program, segment - 1, microAmps, found.Ohms);
        }

        throw new UsageException(
            $"{path}: the name does not say what the capture is of: write PROGRAM_SEGMENT_INTENSITY_LOAD, such as ems-forty_1_60mA_500ohm, with one of the loads {string.Join(", ", ReportLoads.All.Select(load => load.Name))}.");
    }
}

using System.Globalization;
using System.Text;
using NanoStim.Cli;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Bench;

/// <summary>
/// The capture of a whole session begins with the contact check, and ends where the session ended: no right one fails, whatever the program
/// and the intensity, which may be that of the contact check itself.
/// </summary>
public class WholeSessionTests
{
    // A train without cycles: contact check, ramp, and some time at the level.
    private const int TrainSeconds = 14;

    public static IEnumerable<TestCaseData> Sessions => Enumerable.Range(0, ProgramCatalogue.Count)
        .Select(ProgramCatalogue.At)
        .SelectMany(program => Intensities(program).Select(microAmps => new TestCaseData(program.Name, microAmps)));

    [TestCaseSource(nameof(Sessions))]
    public void A_whole_session_that_is_right_does_not_fail(string name, int microAmps)
    {
        TreatmentProgram program = ProgramCatalogue.Find(name);
        string file = Path.Combine(Directory.CreateTempSubdirectory("nanostim-").FullName, "capture.csv");
        Run(program, microAmps, Seconds(program.Segments[0]), file);
        using StringWriter output = new();
        using StringWriter error = new();

        int exit = CommandLine.Run(["scope", "judge", file, "--program", name, "--segment", "1", "--intensity", string.Create(CultureInfo.InvariantCulture, $"{microAmps}uA")], output, error);

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.That(exit, Is.EqualTo(ExitCode.Done).Or.EqualTo(ExitCode.Inconclusive), $"{output}{error}");
    }

    /// <summary>One usual one, and a low one: in microcurrent that of the contact check itself.</summary>
    private static int[] Intensities(TreatmentProgram program) => program.Mode == StimulationMode.Ems ? [20_000, 5_000] : [200, 150, 120, 100];

    /// <summary>To the middle of the off time after the second on time, or long enough at the level.</summary>
    private static int Seconds(TreatmentSegment segment)
    {
        int on = segment.OnMillis + segment.RampDownMillis;
        return segment.OnMillis == 0 ? TrainSeconds : ((2 * on) + (segment.OffMillis * 3 / 2)) / 1000;
    }

    private static void Run(TreatmentProgram program, int microAmps, int seconds, string file)
    {
        using CaptureWriter capture = new(new StreamWriter(file, append: false, new UTF8Encoding(false)) { NewLine = "\n" });
        SessionRunner.Run(new SessionRequest { Program = program, IntensityMicroAmps = microAmps, Load = LoadModel.Parse("2kohm"), Seconds = seconds, Probe = capture });
    }
}

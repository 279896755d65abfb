using System.Text.Json.Nodes;
using NanoStim.Cli;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Bench;

/// <summary>nanostim scope and nanostim report, as a shell sees them.</summary>
public class ScopeCommandTests
{
    private static readonly string[] Keys =
    [
        "name", "samples", "sampleIntervalSeconds", "frequencyHertz", "highTimeMicros", "lowTimeMicros", "phaseWidthMicros", "interphaseGapMicros",
        "peakVolts", "peakMicroAmps", "netChargeNanoCoulombs", "rmsMicroAmps", "uncertainty",
    ];

    private string _folder = string.Empty;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("nanostim-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Measure_prints_one_object_for_a_file()
    {
        string file = Biphasic("one.csv", 300, 10);

        (int exit, string output, _) = Run("scope", "measure", file, "--load", "500ohm", "--json");
        JsonNode node = JsonNode.Parse(output)!;
        JsonObject channel = node["channels"]![0]!.AsObject();

        Assert.That(exit, Is.Zero);
        Assert.That((string?)node["file"], Is.EqualTo(file));
        Assert.That((string?)node["format"], Is.EqualTo("Rigol"));
        Assert.That(channel.Select(pair => pair.Key).Take(Keys.Length), Is.EqualTo(Keys));
        Assert.That((double?)channel["phaseWidthMicros"], Is.EqualTo(300).Within(2));
        Assert.That((double?)channel["peakMicroAmps"], Is.EqualTo(20_000).Within(1));
        Assert.That(channel["highTimeMicros"], Is.Null);
        Assert.That((double?)channel["uncertainty"]!["phaseWidthMicros"], Is.GreaterThan(0));
    }

    [Test]
    public void A_bad_file_among_good_ones_is_told_and_the_others_measured()
    {
        string good = Biphasic("good.csv", 300, 10);
        string bad = Path.Combine(_folder, "bad.csv");
        File.WriteAllText(bad, "version https://git-lfs.github.com/spec/v1\n");

        (int exit, string output, string error) = Run("scope", "measure", bad, good, "--json");
        JsonArray nodes = JsonNode.Parse(output)!.AsArray();

        Assert.That(exit, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That((int?)nodes[0]!["line"], Is.EqualTo(1));
        Assert.That(nodes[1]!["channels"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(error, Does.Contain("bad.csv: line 1:"));
    }

    [Test]
    public void The_table_says_whether_it_is_microcurrent()
    {
        (_, string output, _) = Run("scope", "measure", Biphasic("one.csv", 300, 10), "--load", "500ohm");

        Assert.That(output, Does.Contain("microcurrent: no (the peak is"));
        Assert.That(output, Does.Contain("300.00 µs"));
    }

    [Test]
    public void Judge_passes_what_keeps_the_program_and_fails_what_does_not()
    {
        string[] asked = ["--mode", "ems", "--intensity", "20mA", "--frequency", "50Hz", "--phase-width", "300us", "--load", "500ohm"];

        Assert.That(Run(["scope", "judge", Biphasic("good.csv", 301, 10), .. asked]).Exit, Is.Zero);
        (int exit, string output, _) = Run(["scope", "judge", Biphasic("wide.csv", 400, 10), .. asked, "--json"]);
        JsonNode node = JsonNode.Parse(output)!;

        Assert.That(exit, Is.EqualTo(ExitCode.Tripped));
        Assert.That((bool?)node["pass"], Is.False);
        Assert.That(
            node["lines"]!.AsArray().Where(line => (string?)line!["verdict"] == "fail").Select(line => (string?)line!["id"]),
            Is.EquivalentTo(new[] { "width+", "width-", "phase-charge+", "phase-charge-" }));
        Assert.That((double?)node["lines"]!.AsArray().First(line => (string?)line!["id"] == "width+")!["measured"], Is.EqualTo(400e-6).Within(1e-6));
    }

    [Test]
    public void Judge_is_inconclusive_where_the_capture_is_too_short_for_the_program()
    {
        string[] asked = ["--program", "ems-short-contractions", "--intensity", "20mA", "--load", "500ohm"];
        string file = Biphasic("short.csv", 301, 10);

        (int exit, string output, _) = Run(["scope", "judge", file, .. asked]);

        Assert.That(exit, Is.EqualTo(ExitCode.Inconclusive));
        Assert.That(output, Does.Contain("INCONCLUSIVE").And.Contain("not shown: on time"));
        Assert.That(Run(["scope", "judge", file, .. asked, "--part", "pulses"]).Exit, Is.Zero);
        Assert.That(Run(["scope", "judge", file, "--no-output", "--load", "500ohm"]).Exit, Is.EqualTo(ExitCode.Tripped));
    }

    [Test]
    public void Judge_takes_no_gain_error_above_5_percent()
    {
        (int exit, _, string error) = Run("scope", "judge", Biphasic("one.csv", 301, 10), "--mode", "ems", "--intensity", "20mA", "--load", "500ohm", "--gain-error", "100%");

        Assert.That(exit, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error, Does.Contain("0 to 5 %"));
    }

    [Test]
    public void Judge_asks_for_the_load()
    {
        (int exit, _, string error) = Run("scope", "judge", Biphasic("one.csv", 300, 10), "--mode", "ems", "--intensity", "20mA");

        Assert.That(exit, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error, Does.Contain("--load"));
    }

    [TestCase("svg", "<svg")]
    [TestCase("html", "<!DOCTYPE html>")]
    public void Plots(string form, string start)
    {
        string to = Path.Combine(_folder, "x." + form);

        (int exit, _, string error) = Run("scope", "plot", Biphasic("one.csv", 300, 10), "--out", to, "--load", "500ohm");
        string text = File.ReadAllText(to);

        Assert.That(exit, Is.Zero, error);
        Assert.That(text, Does.StartWith(start));
        Assert.That(text, Does.Contain("time (ms)").And.Contain("voltage (V)").And.Contain("300.0 µs").And.Contain("20.00 mA"));
    }

    [Test]
    public void Png_is_drawn_without_any_other_program()
    {
        string to = Path.Combine(_folder, "x.png");

        (int exit, _, string error) = Run("scope", "plot", Biphasic("one.csv", 300, 10), "--out", to);

        Assert.That(exit, Is.Zero, error);
        Assert.That(File.ReadAllBytes(to).Take(4), Is.EqualTo(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }));
    }

    [Test]
    public void A_picture_of_an_unknown_form_is_refused() =>
        Assert.That(Run("scope", "plot", Biphasic("one.csv", 300, 10), "--out", "x.bmp").Error, Does.Contain(".svg, .png or .html"));

    [Test]
    public void An_exported_session_of_the_virtual_board_is_judged_as_the_session_itself()
    {
        string folder = Path.Combine(_folder, "run");
        Assert.That(Run("run", "--mode", "ems", "--intensity", "20mA", "--duration", "8s", "--load", "500ohm", "--out", folder).Exit, Is.Zero);
        string capture = Path.Combine(folder, "capture.csv");
        string rigol = Path.Combine(_folder, "rigol.csv");

        Assert.That(Run("scope", "export", capture, "--out", rigol, "--rate", "1MHz", "--from", "8s", "--duration", "500ms").Exit, Is.Zero);

        Assert.That(Run("scope", "judge", capture, "--mode", "ems", "--intensity", "20mA").Exit, Is.Zero);
        Assert.That(Run("scope", "judge", rigol, "--mode", "ems", "--intensity", "20mA").Exit, Is.Zero);
        Assert.That(Run("scope", "judge", rigol, "--mode", "ems", "--intensity", "25mA").Exit, Is.EqualTo(ExitCode.Tripped));
    }

    [Test]
    public void A_report_from_captures_names_what_fails()
    {
        string captures = Path.Combine(_folder, "captures");
        Directory.CreateDirectory(captures);
        File.Move(Biphasic("a.csv", 301, 10), Path.Combine(captures, "ems-short-contractions_1_20mA_500ohm.csv"));
        File.Move(Biphasic("b.csv", 400, 10), Path.Combine(captures, "ems-thirty_1_20mA_500ohm.csv"));
        string to = Path.Combine(_folder, "report");

        (int exit, string output, string error) = Run("report", "--captures", captures, "--out", to);
        string markdown = File.ReadAllText(Path.Combine(to, "report.md"));
        string html = File.ReadAllText(Path.Combine(to, "report.html"));

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.Contain("2 captures, 1 of them do not show what their program says"));
        Assert.That(markdown, Does.Contain("ems-thirty, segment 1").And.Contain("FAIL: ").And.Contain("frequency, mean").And.Contain("simulation"));
        Assert.That(html, Does.Contain("<svg").And.Contain("maximum phase charge, 500").And.Not.Contain("src=\"http"));
        Assert.That(File.Exists(Path.Combine(to, "ems-thirty_1_20mA_500ohm.svg")));
    }

    [Test]
    public void A_capture_for_a_report_has_to_say_in_its_name_what_it_is()
    {
        Biphasic("unnamed.csv", 300, 10);

        (int exit, _, string error) = Run("report", "--captures", _folder, "--out", Path.Combine(_folder, "report"));

        Assert.That(exit, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error, Does.Contain("PROGRAM_SEGMENT_INTENSITY_LOAD"));
    }

    private string Biphasic(string name, double micros, double volts)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, LayoutWriter.All["Rigol"](SampleSet.Of(Waves.Biphasic(50.016, micros * 1e-6, 5e-6, volts, volts), 0, 1e-6, 400_000)));
        return path;
    }

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = CommandLine.Run(arguments, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}

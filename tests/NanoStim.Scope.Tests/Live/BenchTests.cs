using NanoStim.Cli;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests.Live;

/// <summary>The guided bench procedure, with answers from a file and captures from a stand-in.</summary>
public class BenchTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("nanostim-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_flat_board_passes_the_first_step_and_the_report_says_what_was_connected()
    {
        Write("quiet.csv", _ => 1e-4);
        Answers("board: rev A, number 3", "oscilloscope: DS1054Z <x>", "500ohm: 499ohm", "1: quiet.csv");

        (int exit, string output, string error) = Run("--step", "1");
        string report = File.ReadAllText(Path.Combine(_folder, "out", "bench.html"));

        Assert.That(exit, Is.Zero, error);
        Assert.That(output, Does.Contain("1 pass, 0 fail, 0 inconclusive"));
        Assert.That(report, Does.Contain("rev A, number 3").And.Contain("DS1054Z &lt;x&gt;").And.Contain("499ohm").And.Contain("<svg"));
        Assert.That(report, Does.Not.Contain("src="));
    }

    [Test]
    public void Current_where_none_should_be_fails_with_what_it_means()
    {
        Write("leak.csv", _ => 0.05);
        Answers("1: leak.csv");

        (int exit, string output, _) = Run("--step", "1");

        Assert.That(exit, Is.EqualTo(ExitCode.Tripped));
        Assert.That(output, Does.Contain("FAIL").And.Contain("closed gate leaks"));
    }

    [Test]
    public void Steps_that_were_not_carried_out_are_inconclusive()
    {
        Answers("15: yes", "16: skip");

        (int exit, string output, _) = Run("--step", "15", "--step", "16", "--step", "2");

        Assert.That(exit, Is.EqualTo(4));
        Assert.That(output, Does.Contain("1 pass, 0 fail, 2 inconclusive"));
    }

    [Test]
    public void A_wrong_capture_fails_its_step()
    {
        Write("wrong.csv", Waves.Biphasic(60, 400e-6, 5e-6, 10, 10));
        Answers("9: wrong.csv");

        (int exit, _, _) = Run("--step", "9");

        Assert.That(exit, Is.EqualTo(ExitCode.Tripped));
    }

    [Test]
    public void Captures_come_from_a_connected_oscilloscope()
    {
        using KeysightStandIn scope = new(_ => 0);
        Answers("1: grab");

        (int exit, string output, string error) = Run("--step", "1", "--from", scope.Address);

        Assert.That(exit, Is.Zero, error + output);
        Assert.That(File.ReadAllText(Path.Combine(_folder, "out", "bench.html")), Does.Contain("MSO-X 3024A"));
        Assert.That(File.Exists(Path.Combine(_folder, "out", "step-1.csv")));
    }

    [TestCase("no colon here", "is no answer")]
    [TestCase("15: perhaps", "write yes, no or skip")]
    public void Answers_that_are_not_understood_are_told(string line, string said)
    {
        Answers(line);

        (int exit, _, string error) = Run("--step", "15");

        Assert.That(exit, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error, Does.Contain(said));
    }

    [Test]
    public void Without_anybody_to_ask_the_answers_are_asked_for()
    {
        using StringWriter output = new();
        using StringWriter error = new();

        Assert.That(CommandLine.Run(["bench", "--out", Path.Combine(_folder, "out")], output, error), Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error.ToString(), Does.Contain("--answers"));
    }

    private void Write(string name, Func<double, double> volts) =>
        File.WriteAllText(Path.Combine(_folder, name), LayoutWriter.All["Rigol"](SampleSet.Of(volts, 0, 1e-6, 200_000)));

    private void Answers(params string[] lines) => File.WriteAllLines(Path.Combine(_folder, "answers.txt"), lines);

    private (int Exit, string Output, string Error) Run(params string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = CommandLine.Run(["bench", "--out", Path.Combine(_folder, "out"), "--answers", Path.Combine(_folder, "answers.txt"), .. words], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}

using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Cli.Tests;

/// <summary>One device in several runs.</summary>
internal sealed class MemoryTests
{
    private const string HalfAnHour = "run --program ms-two-stage --intensity 200uA --load 10kohm";

    [Test]
    [Requirement("SR-19")]
    public void Third_half_hour_of_a_day_is_refused_until_the_day_is_over()
    {
        using TemporaryFolder folder = new();
        string command = $"{HalfAnHour} --memory {folder.File("device.json")}";

        Assert.That(Invocation.Of(command).ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(Invocation.Of($"{command} --hours-off 2").ExitCode, Is.EqualTo(ExitCode.Done));
        Invocation third = Invocation.Of($"{command} --hours-off 2");
        Assert.That(third.ExitCode, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(third.Error, Does.Contain("24 hours"));
        Assert.That(Invocation.Of($"{command} --hours-off 30").ExitCode, Is.EqualTo(ExitCode.Done));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("{ \"clock\": \"00\", \"memory\": \"zz\" }")]
    public void File_of_something_else_is_refused_and_left_alone(string contents)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("device.json");
        File.WriteAllText(path, contents);

        Invocation run = Invocation.Of($"run --mode ms --duration 2s --memory {path}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(run.Error, Does.Contain("is not the memory of a virtual device"));
        Assert.That(File.ReadAllText(path), Is.EqualTo(contents));
    }

    [TestCase("run --mode ms --duration 2s --hours-off 3", "--memory FILE")]
    [TestCase("run --mode ms --duration 2s --memory x.json --hours-off -1", "write 0 to")]
    public void Wrong_use_is_told(string command, string message)
    {
        Invocation run = Invocation.Of(command);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(run.Error, Does.Contain(message));
    }
}

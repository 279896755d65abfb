using System.Text.RegularExpressions;
using NanoStim.Firmware;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.Contributing;

/// <summary>A board that the firmware has never seen takes it without a change: the recipe "Add a board" of CONTRIBUTING.md.</summary>
internal sealed partial class BoardTests
{
    private const int IntensityMicroAmps = 200;

    private readonly MinimalBoard _board = new();
    private readonly Stimulator _stimulator;
    private readonly MainLoop _loop;

    public BoardTests()
    {
        _stimulator = new Stimulator(_board);
        _loop = new MainLoop(_board, _stimulator);
    }

    [Test]
    public void Firmware_boots_on_a_new_board_and_delivers_what_is_asked()
    {
        RunUntil(SessionState.Idle, 1_000);
        Assert.That(_stimulator.Session.SelectProgram(ProgramCatalogue.Find("ms-facial")), Is.EqualTo(PlanResult.Ok));
        Assert.That(_stimulator.Session.SetIntensity(IntensityMicroAmps), Is.True);
        Assert.That(_stimulator.Session.Start(_board.NowMicros(), true), Is.EqualTo(StartInhibit.None));
        Assert.That(_board.LoadMicroAmps, Is.Zero);

        RunUntil(SessionState.Deliver, 1_000);
        Steps(100);
        Assert.That(_board.LoadMicroAmps, Is.EqualTo(IntensityMicroAmps).Within(2));

        _stimulator.Session.Stop(_board.NowMicros());
        Steps(2);
        Assert.That(_board.LoadMicroAmps, Is.Zero);
        Assert.That(_stimulator.Fault, Is.EqualTo(FaultCode.None));
    }

    [Test]
    public void Page_names_every_existing_file_that_a_board_touches()
    {
        string page = Repository.Read(Recipe.Page);
        string[] named = [.. InBackticks().Matches(page[page.IndexOf("## Add a board", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value)];

        Assert.That(named, Is.SupersetOf(new[] { "firmware/NanoStim.App/Program.cs", "nanoStim.sln", "hal/NanoStim.Hal" }));
        Assert.That(named.Where(name => name.Contains('/', StringComparison.Ordinal) && !name.Contains("YourBoard", StringComparison.Ordinal)).Select(name => Path.Combine(Repository.Root, name)), Has.All.Matches<string>(Path.Exists));

        // Where the board is made, and nowhere else.
        string[] makers = [.. Repository.Files("firmware", "*.cs").Where(path => Repository.Read(path).Contains("Esp32", StringComparison.Ordinal))];
        Assert.That(makers, Is.EqualTo(new[] { "firmware/NanoStim.App/Program.cs" }));
    }

    private void RunUntil(SessionState state, int maxSteps)
    {
        for (int step = 0; step < maxSteps && _stimulator.Session.State != state; step++)
        {
            Steps(1);
        }

        Assert.That(_stimulator.Session.State, Is.EqualTo(state), FaultCatalogue.Of(_stimulator.Fault).Text);
    }

    private void Steps(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            _loop.RunStep();
        }

        Assert.That(_loop.Halted, Is.False);
    }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex InBackticks();
}

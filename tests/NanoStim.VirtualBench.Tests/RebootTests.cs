using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>Two benches, one after the other, with the same backup memory: a device that was switched off and on.</summary>
internal sealed class RebootTests
{
    private const int Chosen = 2;

    [Test]
    [Requirement("SR-20")]
    public void The_program_that_was_started_is_chosen_after_a_reboot()
    {
        Mcp7940n backup = new();
        StartChosen(backup);

        Assert.That(Boot(backup).Stimulator.Session.Program, Is.SameAs(ProgramCatalogue.At(Chosen)));
    }

    [Test]
    [Requirement("SR-20")]
    public void Two_damaged_copies_are_as_good_as_none()
    {
        Mcp7940n backup = new();
        StartChosen(backup);
        backup.Memory[0] ^= 1;
        backup.Memory[17] ^= 1;

        Assert.That(Boot(backup).Stimulator.Session.Program, Is.SameAs(ProgramCatalogue.At(0)));
    }

    [Test]
    [Requirement("SR-20")]
    public void Without_the_chip_that_the_board_should_have_no_session_starts()
    {
        Bench bench = new(new BenchOptions { Load = LoadModel.Parse("10kohm"), BackupMemory = new Mcp7940n { Missing = true } });

        Assert.That(bench.RunSelfTest(turn => turn.Loop.RunStep()), Is.False);
        Assert.That(bench.Stimulator.Fault, Is.EqualTo(FaultCode.BackupMemoryFailed));
        Assert.That(bench.Stimulator.Session.Start(bench.Clock.NowMicros(), true), Is.EqualTo(StartInhibit.FaultLatched));
        Assert.That(bench.Board.Meter.Read().PeakMicroAmps, Is.Zero);
    }

    private static void StartChosen(Mcp7940n backup) => Assert.That(Start(backup), Is.EqualTo(StartInhibit.None));

    private static StartInhibit Start(Mcp7940n backup)
    {
        TreatmentProgram program = ProgramCatalogue.At(Chosen);
        Bench bench = Boot(backup, program.Mode == StimulationMode.Ems);
        bench.Stimulator.Session.SelectProgram(program);
        bench.Stimulator.Session.SetIntensity(ModeCatalogue.Of(program.Mode).StepMicroAmps);
        return bench.Stimulator.Session.Start(bench.Clock.NowMicros(), true);
    }

    private static Bench Boot(Mcp7940n backup, bool ems = false)
    {
        Bench bench = new(new BenchOptions { Load = LoadModel.Parse("10kohm"), EmsSwitch = ems, BackupMemory = backup });
        Assert.That(bench.RunSelfTest(turn => turn.Loop.RunStep()), Is.True);
        return bench;
    }
}

using nanoFramework.TestFramework;
using NanoStim.Firmware;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;

namespace NanoStim.UnitTests.Fakes;

/// <summary>A stimulator on a fake board, and the short ways to bring it somewhere.</summary>
public sealed class StimulatorFixture
{
    public readonly FakeBoard Board = new FakeBoard();
    public readonly Stimulator Stimulator;

    /// <summary>Highest current that ever flowed.</summary>
    public int PeakMicroAmps;

    public StimulatorFixture()
        : this(null)
    {
    }

    /// <summary>With a console.</summary>
    public StimulatorFixture(FakeConsolePort port)
    {
        Board.ConsolePort = port;
        Stimulator = new Stimulator(Board);
    }

    public SessionStateMachine Session => Stimulator.Session;

    /// <summary>A rig that has passed its self-test.</summary>
    public static StimulatorFixture Idle()
    {
        StimulatorFixture rig = new StimulatorFixture();
        rig.RunTo(SessionState.Idle, 100);
        return rig;
    }

    /// <summary>A rig that delivers a program at an intensity.</summary>
    public static StimulatorFixture Delivering(string program, int microAmps)
    {
        StimulatorFixture rig = Idle();
        rig.Start(program, microAmps);
        rig.RunTo(SessionState.Deliver, 2500);
        return rig;
    }

    public void Start(string program, int microAmps)
    {
        Start(ProgramCatalogue.Find(program), microAmps);
    }

    public void Start(TreatmentProgram found, int microAmps)
    {
        Board.Switches.EmsSwitch = found.Mode == Firmware.Modes.StimulationMode.Ems;
        Run(1);
        Same.Are(PlanResult.Ok, Session.SelectProgram(found));
        Assert.IsTrue(Session.SetIntensity(microAmps));
        Same.Are(StartInhibit.None, Session.Start(Board.NowMicros(), true));
    }

    public void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Board.WaitForTick();
            Stimulator.Step();
            if (Board.LoadMicroAmps > PeakMicroAmps)
            {
                PeakMicroAmps = Board.LoadMicroAmps;
            }
        }
    }

    /// <summary>Runs until a state is reached; fails when it is not within so many steps. Returns the steps it took.</summary>
    public int RunTo(SessionState state, int mostSteps)
    {
        for (int i = 0; i < mostSteps; i++)
        {
            if (Session.State == state)
            {
                return i;
            }

            Run(1);
        }

        Assert.AreEqual((int)state, (int)Session.State);
        return mostSteps;
    }

    /// <summary>Runs into a fault: the one expected, within so many steps, with the output at zero and staying there.</summary>
    public void AssertTrips(FaultCode expected, int withinSteps)
    {
        RunTo(SessionState.Fault, withinSteps + 1);
        Assert.AreEqual((int)expected, (int)Stimulator.Fault);
        Assert.AreEqual(0, Board.LoadMicroAmps);
        Assert.AreEqual(0, Board.SetPoint);
        Run(20);
        Assert.AreEqual(0, Board.LoadMicroAmps);
    }
}

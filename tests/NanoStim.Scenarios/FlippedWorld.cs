using NanoStim.Firmware;
using NanoStim.Firmware.Session;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.Scenarios;

/// <summary>The stimulator on a board whose whole state is a few fields, so that both can be copied.</summary>
internal sealed class FlippedWorld
{
    public readonly FakeBoard Board = new();
    public readonly Stimulator Stimulator;

    public FlippedWorld(bool ems)
    {
        Board.Switches.EmsSwitch = ems;
        Stimulator = new Stimulator(Board);
    }

    public SessionStateMachine Session => Stimulator.Session;

    /// <summary>The loop has ended with an exception, which makes the board safe.</summary>
    public bool IsHalted { get; private set; }

    public void Step()
    {
        Board.WaitForTick();
        Stimulator.Step();
    }

    /// <summary>As the main loop does.</summary>
    public void StepOrHalt()
    {
        try
        {
            Step();
        }
        catch (Exception)
        {
            IsHalted = true;
            Board.MakeSafe();
        }
    }

    public void RunTo(SessionState state, int mostSteps)
    {
        for (int step = 0; step < mostSteps && Session.State != state; step++)
        {
            Step();
        }
    }
}

using NanoStim.Firmware;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;

namespace NanoStim.Exploration.Tests;

/// <summary>The stimulator with its board: the real code, and what is outside of it.</summary>
internal sealed class World
{
    public ExploredBoard Board;
    public Stimulator Stimulator;

    public World()
    {
        Board = new ExploredBoard();
        Stimulator = new Stimulator(Board);
    }

    public SessionStateMachine Session => Stimulator.Session;

    /// <summary>Runs one control step.</summary>
    public void Step()
    {
        Board.WaitForTick();
        Board.WaitedMicroAmps = 0;
        Stimulator.Step();
    }

    /// <summary>
    /// What tells one state from another: everything but the counters, which are only looked at where they change what comes next.
    /// </summary>
    public StateKey Key()
    {
        int ceiling = ModeCatalogue.Of(Session.Program.Mode).CeilingMicroAmps;
        return new StateKey(
            Session.State,
            Stimulator.Fault,
            (int)Session.Request.Power,
            Session.Request.Steady,
            Session.Request.Plan?.Polarity ?? 0,
            Session.Program.Name,
            Third(Session.IntensityMicroAmps, ceiling),
            Third(Board.SetPoint, ceiling),
            (Board.Armed ? 1 : 0) | (Board.LatchSet ? 2 : 0) | (Board.Running ? 4 : 0) | (Board.HighVoltage ? 8 : 0) | (Board.Ems ? 16 : 0),
            (Board.Switches.StopPressed ? 1 : 0) | (Board.Switches.ChargerPresent ? 2 : 0) | (Board.Switches.EmsSwitch ? 4 : 0)
                | (Board.Switches.Plus ? 8 : 0) | (Board.Switches.Minus ? 16 : 0) | (Board.Switches.Mode ? 32 : 0));
    }

    private static int Third(int value, int of) => value == 0 ? 0 : value < of / 2 ? 1 : 2;

    /// <summary>See <see cref="Key"/>.</summary>
    internal readonly record struct StateKey(
        SessionState State,
        FaultCode Fault,
        int Request,
        bool Steady,
        int Polarity,
        string Program,
        int Intensity,
        int SetPoint,
        int Outputs,
        int Inputs);
}

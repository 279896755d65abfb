using System;
using NanoStim.Hal;

namespace NanoStim.Firmware;

/// <summary>The loop around the step, with the last resort: whatever is thrown, the outputs go safe and stay so until reset.</summary>
public sealed class MainLoop
{
    private readonly IStimulatorBoard _board;
    private readonly Stimulator _stimulator;

    /// <summary>Prepares the loop of a stimulator on its board.</summary>
    public MainLoop(IStimulatorBoard board, Stimulator stimulator)
    {
        _board = board;
        _stimulator = stimulator;
    }

    /// <summary>True once the last resort has been taken: the program no longer steps, and the watchdog is no longer fed.</summary>
    public bool Halted { get; private set; }

    /// <summary>One turn: a step at the tick. After the last resort, only a wait.</summary>
    /// <remarks>
    /// An unhandled exception would end this thread and leave the PWM outputs as they are, so nothing may leave here.
    /// </remarks>
    public void Turn()
    {
        try
        {
            _board.Clock.WaitForTick();
            if (!Halted)
            {
                _stimulator.Step();
            }
        }
        catch (Exception)
        {
            Halted = true;
            _board.MakeSafe();
            _stimulator.Halt();
        }
    }
}

using System;
using NanoStim.Hal;

namespace NanoStim.Firmware;

/// <summary>The loop around the control step, with the last resort: whatever is thrown, the outputs go safe and stay so until reset.</summary>
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

    /// <summary>True once the last resort has been taken: the program no longer steps, and the watchdog is no longer kicked.</summary>
    public bool Halted { get; private set; }

    /// <summary>What was thrown; null while nothing was.</summary>
    public string HaltReason => _stimulator.HaltReason;

    /// <summary>Runs one control step at the tick. After the last resort it only waits.</summary>
    /// <remarks>
    /// An unhandled exception would end this thread and leave the PWM outputs as they are, so nothing may leave here.
    /// </remarks>
    public void RunStep()
    {
        try
        {
            _board.Clock.WaitForTick();
            if (!Halted)
            {
                _stimulator.Step();
            }
        }
        catch (Exception exception)
        {
            Halted = true;
            _board.MakeSafe();
            _stimulator.Halt(exception.Message);
        }
    }
}

namespace NanoStim.Hal;

/// <summary>A stimulator board: everything that the firmware may touch.</summary>
public interface IStimulatorBoard
{
    /// <summary>Time.</summary>
    IClock Clock { get; }

    /// <summary>Amplitude.</summary>
    ICurrentSource CurrentSource { get; }

    /// <summary>Pulse timing.</summary>
    IPulseGenerator Pulses { get; }

    /// <summary>Trip latch and high voltage.</summary>
    IPowerStage Power { get; }

    /// <summary>Analog inputs.</summary>
    ISense Sense { get; }

    /// <summary>Digital inputs.</summary>
    IInputs Inputs { get; }

    /// <summary>External watchdog.</summary>
    IWatchdog Watchdog { get; }

    /// <summary>Light and buzzer.</summary>
    IIndicator Indicator { get; }

    /// <summary>Memory and clock that survive a power-off.</summary>
    IBackupMemory BackupMemory { get; }

    /// <summary>Port of the console; null where the board has none.</summary>
    IConsolePort ConsolePort { get; }

    /// <summary>
    /// The last resort: trips the latch first, then switches everything else off, each step even if another one has failed. Never
    /// throws, and may be called in any state, any number of times.
    /// </summary>
    void MakeSafe();
}

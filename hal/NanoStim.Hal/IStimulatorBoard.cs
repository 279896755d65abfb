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

    /// <summary>Memory and clock that outlive a power-off.</summary>
    IBackupMemory Retention { get; }

    /// <summary>
    /// The last resort: latch first, then everything to its state of rest, each whatever became of the others. Never throws,
    /// and may be called in any state, any number of times.
    /// </summary>
    void MakeSafe();
}

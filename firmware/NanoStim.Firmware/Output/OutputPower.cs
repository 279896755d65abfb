namespace NanoStim.Firmware.Output;

/// <summary>How much of the output stage is on.</summary>
public enum OutputPower
{
    /// <summary>Latch set, high voltage off, no pulses, set-point zero.</summary>
    Off = 0,

    /// <summary>Latch clear, supply on, no pulses, set-point zero.</summary>
    Armed = 1,

    /// <summary>Pulses run; the current is that of the set-point.</summary>
    Pulsing = 2,
}

namespace NanoStim.Firmware.Output;

/// <summary>How much of the output stage is on.</summary>
/// <remarks>The values differ in at least two bits, so that one flipped bit never makes one of another.</remarks>
public enum OutputPower
{
    /// <summary>Trip latch tripped, high voltage off, no pulses, set-point zero.</summary>
    Off = 0,

    /// <summary>Trip latch armed, supply on, no pulses, set-point zero.</summary>
    Armed = 0x33,

    /// <summary>Pulses run; the current is that of the set-point.</summary>
    Pulsing = 0x55,
}

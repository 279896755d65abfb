namespace NanoStim.Esp32Model;

/// <summary>The fields of a PwmChannel that the native code reads and writes.</summary>
internal sealed class PwmChannelState(int timer, int pin)
{
    /// <summary>0 to 7: 0 to 3 are high-speed, 4 to 7 low-speed.</summary>
    internal int Timer { get; } = timer;

    internal int Pin { get; } = pin;

    /// <summary>In Hz.</summary>
    internal int Frequency { get; set; }

    /// <summary>Duty in 1/10000.</summary>
    internal uint DutySteps { get; set; }
}

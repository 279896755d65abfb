namespace NanoStim.Hal;

/// <summary>One sample of the digital inputs, in positive logic. Plain fields, for the reason given at <see cref="Measurement"/>.</summary>
public sealed class InputState
{
    /// <summary>The trip latch is tripped: all bridge switches and the high voltage are off. True at power-up.</summary>
    public bool Tripped;

    /// <summary>The STOP contact is open: pressed, or its wire is broken.</summary>
    public bool StopPressed;

    /// <summary>The charger is connected (or its sense wire is broken).</summary>
    public bool ChargerPresent;

    /// <summary>The slide switch is at EMS.</summary>
    public bool EmsSwitch;

    /// <summary>The bench strap is fitted: the console may start output.</summary>
    public bool BenchStrap;

    /// <summary>PLUS is pressed.</summary>
    public bool Plus;

    /// <summary>MINUS is pressed, or the data line of the backup memory is held low.</summary>
    public bool Minus;

    /// <summary>MODE is pressed.</summary>
    public bool Mode;
}

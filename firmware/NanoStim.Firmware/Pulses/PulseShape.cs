namespace NanoStim.Firmware.Pulses;

/// <summary>The forms that a pulse train can have.</summary>
public enum PulseShape
{
    /// <summary>A positive phase, the dead time, an equal negative phase. Balanced by the hardware, pulse by pulse.</summary>
    SymmetricBiphasic = 0,

    /// <summary>Positive pulses. Moves net charge; microcurrent only.</summary>
    MonophasicPositive = 1,

    /// <summary>Negative pulses. Moves net charge; microcurrent only.</summary>
    MonophasicNegative = 2,

    /// <summary>A number of positive pulses, then as many negative ones, and so on; microcurrent only.</summary>
    Alternating = 3,

    /// <summary>
    /// A square wave: both phases as long as the pulse generator can make them, 40 % of the period each. Balanced by the hardware.
    /// </summary>
    BipolarSquare = 4,

    /// <summary>
    /// A square wave below the reach of the pulse generator: pulses of 80 % at 100 Hz, whose polarity flips every half period.
    /// </summary>
    SlowBipolarSquare = 5,
}

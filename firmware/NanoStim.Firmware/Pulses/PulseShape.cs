namespace NanoStim.Firmware.Pulses;

/// <summary>The shapes that a pulse train can have.</summary>
public enum PulseShape
{
    /// <summary>Biphasic: a positive leading phase, the dead time as interphase gap, an equal negative trailing phase. Charge-balanced pulse by pulse, by the hardware.</summary>
    SymmetricBiphasic = 0,

    /// <summary>Monophasic, positive pulses. Moves net charge; microcurrent only.</summary>
    MonophasicPositive = 1,

    /// <summary>Monophasic, negative pulses. Moves net charge; microcurrent only.</summary>
    MonophasicNegative = 2,

    /// <summary>Monophasic with polarity alternation: a number of positive pulses, then as many negative ones, and so on; microcurrent only.</summary>
    Alternating = 3,

    /// <summary>
    /// A biphasic square wave: both phases as long as the pulse generator can make them, 40 % of the period each. Charge-balanced by the hardware.
    /// </summary>
    BipolarSquare = 4,

    /// <summary>
    /// A square wave at rates below those of the pulse generator: a carrier of pulses with 80 % duty at 100 Hz, whose polarity alternates every half period.
    /// </summary>
    SlowBipolarSquare = 5,
}

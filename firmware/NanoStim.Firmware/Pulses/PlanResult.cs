namespace NanoStim.Firmware.Pulses;

/// <summary>The result of planning a train, or of checking a program: it can be delivered, or why not.</summary>
public enum PlanResult
{
    /// <summary>It can be delivered.</summary>
    Ok = 0,

    /// <summary>The rate is outside the limits of the mode.</summary>
    FrequencyOutOfRange = 1,

    /// <summary>The phase width is outside the limits of the mode.</summary>
    PhaseWidthOutOfRange = 2,

    /// <summary>The phases exceed the duty that the mode allows.</summary>
    DutyTooHigh = 3,

    /// <summary>The pulse generator would deviate from the rate or the width by more than 5 %, or the polarity would alternate too fast for the control step.</summary>
    QuantisationTooCoarse = 4,

    /// <summary>A phase could move more charge than the mode allows.</summary>
    PhaseChargeTooHigh = 5,

    /// <summary>The mode does not allow this shape.</summary>
    ShapeNotAllowed = 6,

    /// <summary>The on time is shorter than the ramp, or a time is out of range.</summary>
    TimingInvalid = 7,

    /// <summary>The program is longer than the mode allows, or empty.</summary>
    DurationOutOfRange = 8,

    /// <summary>Not in this state: a session is running.</summary>
    NotIdle = 9,

    /// <summary>At the ceiling of its mode, a user program would move more net charge than a session may.</summary>
    NetChargeTooHigh = 10,

    /// <summary>The backup memory does not hold a user program that was written to it, or the board has none.</summary>
    NotStored = 11,
}

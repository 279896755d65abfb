namespace NanoStim.Firmware.Pulses;

/// <summary>Why a train, or a program, cannot be delivered.</summary>
public enum PlanResult
{
    /// <summary>It can.</summary>
    Ok = 0,

    /// <summary>The rate is outside what the mode allows.</summary>
    FrequencyOutOfRange = 1,

    /// <summary>The phase width is outside what the mode allows.</summary>
    PhaseWidthOutOfRange = 2,

    /// <summary>The two phases do not fit into the share of the period that the mode allows.</summary>
    DutyTooHigh = 3,

    /// <summary>The pulse generator would miss the rate or the width by more than 5 %, or polarity would flip faster than the steps come.</summary>
    QuantisationTooCoarse = 4,

    /// <summary>A phase could move more charge than the mode allows.</summary>
    PhaseChargeTooHigh = 5,

    /// <summary>The mode does not allow this form.</summary>
    ShapeNotAllowed = 6,

    /// <summary>The on time is shorter than the ramp, or a time is out of range.</summary>
    TimingInvalid = 7,

    /// <summary>The program is longer than the mode allows, or empty.</summary>
    DurationOutOfRange = 8,

    /// <summary>Not now: a session is under way.</summary>
    NotIdle = 9,
}

namespace NanoStim.Firmware.Safety;

/// <summary>
/// The faults. Numbers are fixed and never used again for something else: 10s current, 20s contact, 30s sensing, 40s dose, 50s time,
/// 60s power and switches, 70s hardware, 80s self-test. Texts are in <see cref="FaultCatalogue"/>.
/// </summary>
public enum FaultCode
{
    /// <summary>No fault.</summary>
    None = 0,

    /// <summary>Measured peak above the ceiling of the mode.</summary>
    OverCurrent = 10,

    /// <summary>Measured current above the set-point.</summary>
    OutputAboveSetPoint = 11,

    /// <summary>Current measured with the output off.</summary>
    CurrentWhileOff = 12,

    /// <summary>Request above the ceiling.</summary>
    CommandAboveCeiling = 13,

    /// <summary>Electrode without contact.</summary>
    ElectrodeOpen = 20,

    /// <summary>Electrodes touching.</summary>
    ElectrodeShort = 21,

    /// <summary>Set-point not reached, compliance left.</summary>
    CurrentNotReached = 22,

    /// <summary>Electrode voltage jumped at a steady current.</summary>
    ContactJump = 23,

    /// <summary>Current reading frozen.</summary>
    SenseStuck = 30,

    /// <summary>Mean and peak do not fit the train.</summary>
    SenseDisagree = 31,

    /// <summary>Converter at its end.</summary>
    SenseSaturated = 32,

    /// <summary>Charge per phase above the limit.</summary>
    PhaseChargeExceeded = 40,

    /// <summary>Net charge above the limit.</summary>
    NetChargeExceeded = 41,

    /// <summary>Armed longer than the mode allows.</summary>
    SessionTimeExceeded = 42,

    /// <summary>Plan outside the limits.</summary>
    PlanRefused = 43,

    /// <summary>Armed longer in a day than allowed.</summary>
    DayTimeExceeded = 44,

    /// <summary>Energy of a pulse above the limit.</summary>
    PulseEnergyExceeded = 45,

    /// <summary>R.m.s. current above the limit.</summary>
    RmsExceeded = 46,

    /// <summary>Step late.</summary>
    LateStep = 50,

    /// <summary>Exception in the loop.</summary>
    InternalError = 51,

    /// <summary>Battery low.</summary>
    BatteryLow = 60,

    /// <summary>Charger present.</summary>
    ChargerConnected = 61,

    /// <summary>Slide switch and mode disagree.</summary>
    SwitchMismatch = 62,

    /// <summary>Trip latch set by the hardware.</summary>
    HardwareTrip = 70,

    /// <summary>Latch does not clear on arming.</summary>
    LatchStuck = 71,

    /// <summary>Reservoir outside its limits.</summary>
    HighVoltageImplausible = 72,

    /// <summary>Self-test.</summary>
    SelfTestFailed = 80,
}

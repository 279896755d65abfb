namespace NanoStim.Firmware.Safety;

/// <summary>
/// The faults. Numbers are fixed and never used again for something else: 10s current, 20s contact, 30s sensing, 40s dose, 50s time,
/// 60s power and switches, 70s hardware, 80s self-test. Texts are in <see cref="FaultCatalogue"/>.
/// </summary>
public enum FaultCode
{
    /// <summary>No fault.</summary>
    None = 0,

    /// <summary>Measured peak above 110 % of the ceiling of the mode.</summary>
    OverCurrent = 10,

    /// <summary>Measured current above the set-point.</summary>
    OutputAboveSetPoint = 11,

    /// <summary>Current measured with the output off.</summary>
    CurrentWhileOff = 12,

    /// <summary>Request above the ceiling.</summary>
    CommandAboveCeiling = 13,

    /// <summary>Open electrode: no contact.</summary>
    ElectrodeOpen = 20,

    /// <summary>Shorted electrodes.</summary>
    ElectrodeShort = 21,

    /// <summary>Set-point not reached, compliance left.</summary>
    CurrentNotReached = 22,

    /// <summary>Electrode voltage jumped at a steady current.</summary>
    ContactJump = 23,

    /// <summary>A phase of the pulse does not reach the load.</summary>
    PhaseMissing = 24,

    /// <summary>Current of a polarity that the plan does not have.</summary>
    PolarityWrong = 25,

    /// <summary>Current reading frozen.</summary>
    SenseStuck = 30,

    /// <summary>Mean and peak do not fit the train.</summary>
    SenseDisagree = 31,

    /// <summary>Converter at the end of its range.</summary>
    SenseSaturated = 32,

    /// <summary>The signed channel shows no polarity although current flows.</summary>
    SignedSenseFailed = 33,

    /// <summary>Battery channel outside of what a battery can have.</summary>
    SupplySenseFailed = 34,

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

    /// <summary>The phases do not balance.</summary>
    ChargeImbalance = 47,

    /// <summary>Net charge of 24 hours above the limit.</summary>
    DayChargeExceeded = 48,

    /// <summary>Step late.</summary>
    LateStep = 50,

    /// <summary>Exception in the loop.</summary>
    InternalError = 51,

    /// <summary>Loop slow for some time.</summary>
    LoopSlow = 52,

    /// <summary>Processor clock and RTC disagree.</summary>
    ClockMismatch = 53,

    /// <summary>A bit of the state has flipped.</summary>
    StateCorrupt = 54,

    /// <summary>Battery low.</summary>
    BatteryLow = 60,

    /// <summary>Charger present.</summary>
    ChargerConnected = 61,

    /// <summary>Slide switch and mode disagree.</summary>
    SwitchMismatch = 62,

    /// <summary>Trip latch tripped by the hardware.</summary>
    HardwareTrip = 70,

    /// <summary>Trip latch cannot be armed.</summary>
    LatchStuck = 71,

    /// <summary>Reservoir outside its limits.</summary>
    HighVoltageImplausible = 72,

    /// <summary>Self-test.</summary>
    SelfTestFailed = 80,

    /// <summary>A button is held at power-up.</summary>
    ButtonHeld = 81,

    /// <summary>Backup memory or RTC does not answer.</summary>
    BackupMemoryFailed = 82,

    /// <summary>A protection did not trip in its test.</summary>
    ProtectionFailed = 83,
}

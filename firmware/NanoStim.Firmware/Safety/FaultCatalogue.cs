namespace NanoStim.Firmware.Safety;

/// <summary>The one list of faults. (On the device <c>Enum.ToString()</c> gives a number, so names come from here.)</summary>
public static class FaultCatalogue
{
    private static readonly FaultEntry[] s_entries =
    {
        new FaultEntry(FaultCode.None, "none", "No fault.", "Nothing to do."),
        new FaultEntry(FaultCode.OverCurrent, "over-current", "The measured peak was above 110 % of the ceiling of the mode.", "Do not use the device before it has been checked on a 500 ohm resistor."),
        new FaultEntry(FaultCode.OutputAboveSetPoint, "output-above-set-point", "The measured current was above the set-point.", "Clear and start again from zero; if it comes back, check the set-point and the sense channels."),
        new FaultEntry(FaultCode.CurrentWhileOff, "current-while-off", "Current was measured with the output off.", "Do not use the device before the bridge and the sense channels have been checked."),
        new FaultEntry(FaultCode.CommandAboveCeiling, "command-above-ceiling", "The firmware asked for more than the mode allows.", "This is a defect of the firmware; report it."),
        new FaultEntry(FaultCode.ElectrodeOpen, "electrode-open", "The output is out of compliance: an electrode has no contact, or a poor one.", "Wet or replace the electrodes, put them on, clear, and start again from zero."),
        new FaultEntry(FaultCode.ElectrodeShort, "electrode-short", "The electrodes are shorted: there is no skin between them.", "Separate the electrodes, clear, and start again from zero."),
        new FaultEntry(FaultCode.CurrentNotReached, "current-not-reached", "The set-point was not reached although compliance was left.", "Check electrodes and leads; if it comes back, check the range switch and the sense channels."),
        new FaultEntry(FaultCode.ContactJump, "contact-jump", "The voltage across the electrodes jumped at the same current.", "Press the electrodes on, clear, and start again from zero; if it comes back, check the sense resistors."),
        new FaultEntry(FaultCode.PhaseMissing, "phase-missing", "One phase of the pulses did not reach the load.", "A phase input, a bridge switch or a lead is faulty: check the output on a 500 ohm resistor with an oscilloscope."),
        new FaultEntry(FaultCode.PolarityWrong, "polarity-wrong", "Current flowed in a polarity that the program does not have.", "A bridge switch is faulty: check the output on a 500 ohm resistor with an oscilloscope."),
        new FaultEntry(FaultCode.SenseStuck, "sense-stuck", "The current reading was frozen.", "The converter does not work: switch the device off and on; if it comes back, replace the board."),
        new FaultEntry(FaultCode.SenseDisagree, "sense-disagree", "Mean and peak of the current do not fit the pulse train.", "A bridge switch or a sense channel is faulty: check the output on a resistor with an oscilloscope."),
        new FaultEntry(FaultCode.SenseSaturated, "sense-saturated", "The current reading was at the end of its range.", "Check the sense channel."),
        new FaultEntry(FaultCode.SignedSenseFailed, "signed-sense", "The channel that measures the sign of the current saw none while current flowed.", "Do not use the device before the bridge and the signed channel have been checked."),
        new FaultEntry(FaultCode.SupplySenseFailed, "supply-sense", "The battery reading was above what a cell can have.", "The converter or the battery divider is faulty: replace the board."),
        new FaultEntry(FaultCode.PhaseChargeExceeded, "phase-charge", "A phase moved more charge than the mode allows.", "Choose a shorter phase width or a lower intensity."),
        new FaultEntry(FaultCode.NetChargeExceeded, "net-charge", "The session moved more net charge than the mode allows.", "Let the skin rest; use a balanced program."),
        new FaultEntry(FaultCode.SessionTimeExceeded, "session-time", "The output was armed for longer than the mode allows.", "Let the skin rest before another session."),
        new FaultEntry(FaultCode.PlanRefused, "plan-refused", "A pulse train was outside the limits of the mode.", "This is a defect of the firmware; report it."),
        new FaultEntry(FaultCode.DayTimeExceeded, "day-time", "The output was armed for longer in 24 hours than allowed.", "Let the skin rest until tomorrow."),
        new FaultEntry(FaultCode.PulseEnergyExceeded, "pulse-energy", "A pulse had more energy than the mode allows.", "Check the output on a 500 ohm resistor before using the device again."),
        new FaultEntry(FaultCode.RmsExceeded, "rms", "The r.m.s. current was above that of the mode.", "Check the output on a 500 ohm resistor before using the device again."),
        new FaultEntry(FaultCode.ChargeImbalance, "charge-imbalance", "The two phases did not balance.", "Check the output on a 500 ohm resistor with an oscilloscope before using the device again."),
        new FaultEntry(FaultCode.DayChargeExceeded, "day-charge", "The net charge of 24 hours was above its limit.", "Let the skin rest until tomorrow; use a balanced program."),
        new FaultEntry(FaultCode.LateStep, "late-step", "The safety loop came too late.", "Clear and start again; if it comes back, report it with the events."),
        new FaultEntry(FaultCode.InternalError, "internal-error", "The firmware met an error that it did not expect.", "Switch the device off and on; report it."),
        new FaultEntry(FaultCode.LoopSlow, "loop-slow", "The safety loop missed tick after tick.", "Switch the device off and on; report it with the events."),
        new FaultEntry(FaultCode.ClockMismatch, "clock-mismatch", "The processor's clock and the real-time clock do not agree.", "Replace the board: the width of every phase depends on that clock."),
        new FaultEntry(FaultCode.StateCorrupt, "state-corrupt", "A value in memory changed by itself.", "Switch the device off and on; if it comes back, replace the board."),
        new FaultEntry(FaultCode.BatteryLow, "battery-low", "The battery is low.", "Charge the battery."),
        new FaultEntry(FaultCode.ChargerConnected, "charger-connected", "The charger was connected during a session.", "Take the device off the charger before use."),
        new FaultEntry(FaultCode.SwitchMismatch, "switch-mismatch", "The MS | EMS switch is not at the mode of the program.", "Set the switch to the mode of the program."),
        new FaultEntry(FaultCode.HardwareTrip, "hardware-trip", "The hardware has tripped the trip latch.", "Clear and start again from zero; if it comes back, check the output on a resistor."),
        new FaultEntry(FaultCode.LatchStuck, "latch-stuck", "The trip latch could not be armed.", "Release STOP, unplug the charger; if it comes back, check the latch."),
        new FaultEntry(FaultCode.HighVoltageImplausible, "high-voltage", "The EMS supply is outside its range.", "Check the supply before using the device again."),
        new FaultEntry(FaultCode.SelfTestFailed, "self-test", "The self-test found a channel with an implausible zero, a charged EMS supply, or a trip latch that was armed at power-up.", "Switch the device off and on with the electrodes off; if it comes back, replace the board."),
        new FaultEntry(FaultCode.ButtonHeld, "button-held", "A button was held, or is stuck, at power-up.", "Release all buttons; if it comes back, the button or its wire is faulty."),
        new FaultEntry(FaultCode.BackupMemoryFailed, "backup-memory", "The backup memory or its clock does not answer, so the time of the day cannot be counted.", "Switch the device off and on; if it comes back, replace the board or its cell."),
        new FaultEntry(FaultCode.ProtectionFailed, "protection", "A protection of the hardware did not trip when it was tested.", "Do not use the device: comparator, limiter or watchdog must be repaired."),
    };

    /// <summary>Whether a fault may be one of the device itself, so that only a self-test that passes clears it.</summary>
    public static bool NeedsSelfTest(FaultCode code)
    {
        switch (code)
        {
            case FaultCode.OverCurrent:
            case FaultCode.CurrentWhileOff:
            case FaultCode.PhaseMissing:
            case FaultCode.PolarityWrong:
            case FaultCode.SignedSenseFailed:
            case FaultCode.SupplySenseFailed:
            case FaultCode.InternalError:
            case FaultCode.LoopSlow:
            case FaultCode.ClockMismatch:
            case FaultCode.StateCorrupt:
            case FaultCode.LatchStuck:
            case FaultCode.HighVoltageImplausible:
                return true;
            default:
                return code >= FaultCode.SelfTestFailed;
        }
    }

    /// <summary>How many entries there are.</summary>
    public static int Count => s_entries.Length;

    /// <summary>The entry at an index.</summary>
    public static FaultEntry At(int index)
    {
        return s_entries[index];
    }

    /// <summary>The entry of a fault. An unknown number gets that of <see cref="FaultCode.InternalError"/>.</summary>
    public static FaultEntry Of(FaultCode code)
    {
        FaultEntry unknown = s_entries[0];
        for (int i = 0; i < s_entries.Length; i++)
        {
            if (s_entries[i].Code == code)
            {
                return s_entries[i];
            }

            if (s_entries[i].Code == FaultCode.InternalError)
            {
                unknown = s_entries[i];
            }
        }

        return unknown;
    }
}

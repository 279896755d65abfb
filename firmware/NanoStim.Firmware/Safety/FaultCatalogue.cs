namespace NanoStim.Firmware.Safety;

/// <summary>The one list of faults. (On the device <c>Enum.ToString()</c> gives a number, so names come from here.)</summary>
public static class FaultCatalogue
{
    private static readonly FaultEntry[] s_entries =
    {
        new FaultEntry(FaultCode.None, "none", "No fault.", "Nothing to do."),
        new FaultEntry(FaultCode.OverCurrent, "over-current", "The measured peak was above the ceiling of the mode.", "Do not use the device before it has been checked on a 500 ohm resistor."),
        new FaultEntry(FaultCode.OutputAboveSetPoint, "output-above-set-point", "The measured current was above the set-point.", "Clear and start again from zero; if it comes back, check the set-point and the sense channels."),
        new FaultEntry(FaultCode.CurrentWhileOff, "current-while-off", "Current was measured with the output off.", "Do not use the device before the bridge and the sense channels have been checked."),
        new FaultEntry(FaultCode.CommandAboveCeiling, "command-above-ceiling", "The firmware asked for more than the mode allows.", "This is a defect of the firmware; report it."),
        new FaultEntry(FaultCode.ElectrodeOpen, "electrode-open", "The supply is used up: an electrode has no contact, or a poor one.", "Wet or replace the electrodes, put them on, clear, and start again from zero."),
        new FaultEntry(FaultCode.ElectrodeShort, "electrode-short", "The electrodes touch each other.", "Separate the electrodes, clear, and start again from zero."),
        new FaultEntry(FaultCode.CurrentNotReached, "current-not-reached", "The set-point was not reached although the supply was not used up.", "Check electrodes and leads; if it comes back, check the range switch and the sense channels."),
        new FaultEntry(FaultCode.ContactJump, "contact-jump", "The voltage across the electrodes jumped at the same current.", "Press the electrodes on, clear, and start again from zero; if it comes back, check the sense resistors."),
        new FaultEntry(FaultCode.SenseStuck, "sense-stuck", "The current reading did not move at all.", "The converter hangs: switch the device off and on; if it comes back, replace the board."),
        new FaultEntry(FaultCode.SenseDisagree, "sense-disagree", "Mean and peak of the current do not fit the pulse train.", "A gate or a sense channel is faulty: check the output on a resistor with an oscilloscope."),
        new FaultEntry(FaultCode.SenseSaturated, "sense-saturated", "The current reading was at the end of its range.", "Check the sense channel."),
        new FaultEntry(FaultCode.PhaseChargeExceeded, "phase-charge", "A phase moved more charge than the mode allows.", "Choose a shorter phase width or a lower intensity."),
        new FaultEntry(FaultCode.NetChargeExceeded, "net-charge", "The session moved more net charge than the mode allows.", "Let the skin rest; use a balanced program."),
        new FaultEntry(FaultCode.SessionTimeExceeded, "session-time", "The output was armed for longer than the mode allows.", "Let the skin rest before another session."),
        new FaultEntry(FaultCode.PlanRefused, "plan-refused", "A pulse train was outside the limits of the mode.", "This is a defect of the firmware; report it."),
        new FaultEntry(FaultCode.DayTimeExceeded, "day-time", "The output was armed for longer in 24 hours than allowed.", "Let the skin rest until tomorrow."),
        new FaultEntry(FaultCode.PulseEnergyExceeded, "pulse-energy", "A pulse had more energy than the mode allows.", "Check the output on a 500 ohm resistor before using the device again."),
        new FaultEntry(FaultCode.RmsExceeded, "rms", "The r.m.s. current was above that of the mode.", "Check the output on a 500 ohm resistor before using the device again."),
        new FaultEntry(FaultCode.LateStep, "late-step", "The safety loop came too late.", "Clear and start again; if it comes back, report it with the events."),
        new FaultEntry(FaultCode.InternalError, "internal-error", "The firmware met an error that it did not expect.", "Switch the device off and on; report it."),
        new FaultEntry(FaultCode.BatteryLow, "battery-low", "The battery is low.", "Charge the battery."),
        new FaultEntry(FaultCode.ChargerConnected, "charger-connected", "The charger was connected during a session.", "Take the device off the charger before use."),
        new FaultEntry(FaultCode.SwitchMismatch, "switch-mismatch", "The MS | EMS switch does not stand at the mode of the program.", "Set the switch to the mode of the program."),
        new FaultEntry(FaultCode.HardwareTrip, "hardware-trip", "The trip latch of the hardware has acted.", "Clear and start again from zero; if it comes back, check the output on a resistor."),
        new FaultEntry(FaultCode.LatchStuck, "latch-stuck", "The trip latch did not clear when the output was armed.", "Release STOP, unplug the charger; if it comes back, check the latch."),
        new FaultEntry(FaultCode.HighVoltageImplausible, "high-voltage", "The EMS supply is not where it belongs.", "Check the supply before using the device again."),
        new FaultEntry(FaultCode.SelfTestFailed, "self-test", "The self-test found a channel that does not rest at zero, or a latch that was not set at power-up.", "Switch the device off and on with the electrodes off; if it comes back, replace the board."),
    };

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

using System.Globalization;

namespace NanoStim.Client;

/// <summary>Corrects the measured current of a device by what a meter in series with the load shows. Requires the bench strap.</summary>
public static class CalibrationCommands
{
    /// <summary>Notes the peak that the meter shows, in a steady current of at least a third of the ceiling; <see cref="StoreCalibration"/> stores it.</summary>
    /// <param name="device">The device, which delivers.</param>
    /// <param name="microAmps">What the meter shows, in µA.</param>
    /// <exception cref="ClientException">The output is off or changes, or the correction would be more than 5 %.</exception>
    public static void NoteMeter(this NanoStimDevice device, int microAmps)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.Connection.Execute(string.Create(CultureInfo.InvariantCulture, $"CAL:CURR {microAmps}UA"));
    }

    /// <summary>Stores what was noted, and uses it. The device has to be idle.</summary>
    public static void StoreCalibration(this NanoStimDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.Connection.Execute("CAL:SAVE");
    }

    /// <summary>Stores factors of 1. The device has to be idle.</summary>
    public static void ResetCalibration(this NanoStimDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.Connection.Execute("CAL:RES");
    }

    /// <summary>What is stored: "none", "valid", "damaged" or "no-memory".</summary>
    public static string ReadCalibrationState(this NanoStimDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return ScpiText.Fields(device.Connection.Ask("CAL:STAT?"))[0];
    }
}

using System.Globalization;

namespace NanoStim.Client;

/// <summary>Stores and removes the user program of a device. Requires the bench strap, and an idle device.</summary>
public static class UserProgramCommands
{
    /// <summary>Name of the stored program.</summary>
    public const string Name = "user";

    /// <summary>Sends a treatment, has it judged, and stores it. It is chosen with <see cref="Name"/> then.</summary>
    /// <param name="device">The device, whose slide switch decides the mode.</param>
    /// <param name="segments">One or two segments.</param>
    /// <param name="repeats">How often the sequence of all of them runs.</param>
    /// <exception cref="ClientException">The device has refused a value, or the whole; what was stored before stays.</exception>
    public static void StoreUserProgram(this NanoStimDevice device, IReadOnlyList<UserSegment> segments, int repeats = 1)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(segments);
        device.Connection.Execute("PROG:USER:CLE");
        for (int i = 0; i < segments.Count; i++)
        {
            foreach (string line in Lines(segments[i], i + 1))
            {
                device.Connection.Execute(line);
            }
        }

        device.Connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PROG:USER:REP {repeats};STOR"));
    }

    /// <summary>Removes the stored program.</summary>
    public static void DeleteUserProgram(this NanoStimDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.Connection.Execute("PROG:USER:DEL");
    }

    /// <summary>What is stored: "empty", "valid", "damaged", "refused" or "no-memory".</summary>
    public static string ReadUserProgramState(this NanoStimDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return ScpiText.Fields(device.Connection.Ask("PROG:USER:STAT?"))[0];
    }

    private static string[] Lines(UserSegment segment, int number) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"PROG:USER:SEGM {number};SHAP {NanoStimDevice.WordOf(segment.Form)};FREQ {segment.FrequencyMilliHertz / 1000m}HZ;WIDT {segment.PhaseWidthMicros}US"),
        string.Create(CultureInfo.InvariantCulture, $"PROG:USER:PULS {segment.PulsesPerPolarity};TIME {segment.Seconds}S;UP {segment.RampUpMillis}MS;ON {segment.OnMillis}MS"),
        string.Create(CultureInfo.InvariantCulture, $"PROG:USER:DOWN {segment.RampDownMillis}MS;OFF {segment.OffMillis}MS;LEV {segment.IntensityPercent}"),
    ];
}

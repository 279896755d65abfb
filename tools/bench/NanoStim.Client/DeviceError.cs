using System.Globalization;

namespace NanoStim.Client;

/// <summary>An entry of the device's error queue.</summary>
/// <param name="Code">Number of SCPI-99, volume 2, chapter 21: negative for what is standard, positive for the device's own.</param>
/// <param name="Text">What the device says about it.</param>
public sealed record DeviceError(int Code, string Text)
{
    private const int MissedKeepAlive = 310;
    private const int FaultBase = 1000;

    /// <summary>Reads the answer to SYSTem:ERRor?: <c>-222,"Data out of range"</c>.</summary>
    /// <returns>Null if it is no such answer.</returns>
    public static DeviceError? Parse(string answer)
    {
        int comma = answer.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && int.TryParse(answer.AsSpan(0, comma), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int code)
            ? new DeviceError(code, ScpiText.Unquoted(answer[(comma + 1)..]))
            : null;
    }

    /// <summary>
    /// Whether it tells of something that happened by itself, and not of a command: a missed keep-alive (310) or a latched fault (1000 and its
    /// number; docs/faults.md).
    /// </summary>
    public bool IsEvent => Code is MissedKeepAlive or > FaultBase;

    /// <summary>Number of the fault that has latched, or null.</summary>
    public int? Fault => Code > FaultBase ? Code - FaultBase : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code} {Text}");
}

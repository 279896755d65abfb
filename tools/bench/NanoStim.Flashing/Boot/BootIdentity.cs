using System.Text.RegularExpressions;

namespace NanoStim.Flashing.Boot;

/// <summary>What the application says of itself at boot (FirmwareIdentity of the firmware).</summary>
/// <param name="Version">Version of the firmware.</param>
/// <param name="Commit">Commit it was built from, or "unknown".</param>
/// <param name="Limits">Checksum of all limits, in hexadecimal digits; nothing if that line did not come.</param>
public sealed partial record BootIdentity(string Version, string Commit, string? Limits)
{
    // What the boot loader and the CLR print before the program does.
    private const int MaxLines = 500;

    /// <summary>Reads the identity among the lines that a board prints.</summary>
    /// <returns>Nothing if it is not there.</returns>
    public static BootIdentity? Find(IEnumerable<string> lines)
    {
        BootIdentity? found = null;
        foreach (string line in lines.Take(MaxLines))
        {
            if (NameLine().Match(line) is { Success: true } name)
            {
                found = new BootIdentity(name.Groups[1].Value, name.Groups[2].Value, null);
            }
            else if (found is not null && LimitsLine().Match(line) is { Success: true } limits)
            {
                return found with { Limits = limits.Groups[1].Value };
            }
        }

        return found;
    }

    public override string ToString() => $"nanoStim {Version}, commit {Commit}{(Limits is null ? "" : $", limits {Limits}")}";

    [GeneratedRegex(@"nanoStim (\S+) \((\S+)\)")]
    private static partial Regex NameLine();

    [GeneratedRegex(@"^\s*limits ([0-9A-F]{8})\b")]
    private static partial Regex LimitsLine();
}

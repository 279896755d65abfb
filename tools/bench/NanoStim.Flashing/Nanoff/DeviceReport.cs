using System.Globalization;
using System.Text.RegularExpressions;
using NanoStim.Flashing.Images;
using NanoStim.Flashing.Targets;

namespace NanoStim.Flashing.Nanoff;

/// <summary>What the running firmware says of itself: 'nanoff --nanodevice --devicedetails'.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="ClrVersion">Version of the CLR, if reported.</param>
/// <param name="Assemblies">The program that is loaded: name and version of each assembly.</param>
/// <param name="Natives">The native code that is there.</param>
public sealed partial record DeviceReport(string Target, string? ClrVersion, IReadOnlyDictionary<string, Version> Assemblies, IReadOnlyList<NativeInterface> Natives)
{
    /// <summary>Reads what NanoFrameworkDeviceInfo.ToString() of nanoff printed.</summary>
    /// <param name="output">All that was printed.</param>
    /// <returns>Nothing if there is no such report.</returns>
    public static DeviceReport? Parse(string output)
    {
        Match target = TargetLine().Match(output);
        if (!target.Success)
        {
            return null;
        }

        Dictionary<string, Version> assemblies = [];
        foreach (Match line in AssemblyLine().Matches(output))
        {
            assemblies[line.Groups[1].Value] = Version.Parse(line.Groups[2].ValueSpan);
        }

        return new DeviceReport(
            target.Groups[1].Value,
            ClrLine().Match(output) is { Success: true } clr ? clr.Groups[1].Value : null,
            assemblies,
            [.. NativeLine().Matches(output).Select(line => new NativeInterface(line.Groups[1].Value, uint.Parse(line.Groups[2].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)))]);
    }

    /// <summary>How what is on the device differs from what was written; empty if it does not.</summary>
    /// <param name="image">The image; nothing if only the firmware was written.</param>
    public IReadOnlyList<string> DifferencesFrom(DeploymentImage? image)
    {
        List<string> differences = [];
        if (Target != ReferenceTarget.Name)
        {
            differences.Add($"the device says that it is {Target}, and not {ReferenceTarget.Name}");
        }

        foreach (PeAssembly assembly in image?.Assemblies ?? [])
        {
            NativeInterface? native = Natives.FirstOrDefault(each => each.Name == assembly.Name);
            if (assembly.NativeChecksum != 0 && native?.Checksum != assembly.NativeChecksum)
            {
                differences.Add($"{assembly} needs native code with checksum 0x{assembly.NativeChecksum:X8}, and the firmware has {(native is null ? "none" : $"0x{native.Checksum:X8}")}");
            }
            else if (!Assemblies.TryGetValue(assembly.Name, out Version? version))
            {
                differences.Add($"{assembly} is not loaded");
            }
            else if (version != assembly.Version)
            {
                differences.Add($"{assembly.Name} is loaded as {version}, and not as {assembly.Version}");
            }
        }

        return differences;
    }

    [GeneratedRegex(@"^\s*Target:\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex TargetLine();

    [GeneratedRegex(@"^\s*CLR Version:\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex ClrLine();

    [GeneratedRegex(@"^\s+([\w.]+), (\d+\.\d+\.\d+\.\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex AssemblyLine();

    [GeneratedRegex(@"^\s+([\w.]+) v\d+\.\d+\.\d+\.\d+, checksum 0x([0-9A-Fa-f]{8})", RegexOptions.Multiline)]
    private static partial Regex NativeLine();
}

using System.Globalization;
using System.Text.RegularExpressions;
using NanoStim.Flashing.Targets;

namespace NanoStim.Flashing.Nanoff;

/// <summary>What the boot loader says of the chip: 'nanoff --platform esp32 --devicedetails'.</summary>
/// <param name="ChipType">Family: ESP32, ESP32-S3 ...</param>
/// <param name="ChipName">Type as printed on it, if reported.</param>
/// <param name="MajorRevision">Revision of the silicon, if reported.</param>
/// <param name="FlashMegaBytes">Size of the flash in MB, if reported.</param>
/// <param name="MacAddress">Its address, which tells one board from another, if reported.</param>
public sealed partial record ChipReport(string ChipType, string? ChipName, int? MajorRevision, int? FlashMegaBytes, string? MacAddress)
{
    /// <summary>Reads what Esp32DeviceInfo.ToString() of nanoff printed behind "Connected to:".</summary>
    /// <param name="output">All that was printed.</param>
    /// <returns>Nothing if there is no such report.</returns>
    public static ChipReport? Parse(string output)
    {
        Match chip = Chip().Match(output);
        if (!chip.Success)
        {
            return null;
        }

        string? name = chip.Groups["name"].Success ? chip.Groups["name"].Value : null;
        return new ChipReport(
            chip.Groups["type"].Value,
            name,
            Number(Revision().Match(name ?? "")),
            Number(Flash().Match(output)),
            Mac().Match(output) is { Success: true } mac ? mac.Groups[1].Value : null);
    }

    /// <summary>Why this is not the reference target; nothing if it is.</summary>
    public string? NotTheReference() => this switch
    {
        { ChipType: not ReferenceTarget.ChipType } => $"The chip is an {ChipType}, and the reference board has an ESP32 (ESP32-WROOM-32E).",
        { ChipName: { } name } when name.Contains("PICO", StringComparison.Ordinal) => $"The chip is an {name}, whose pins are not those of the reference board's ESP32-WROOM-32E.",
        { MajorRevision: < ReferenceTarget.MinChipRevision } => $"The chip has revision {MajorRevision}, and firmware {ReferenceTarget.Name} needs {ReferenceTarget.MinChipRevision}: it would not start.",
        { FlashMegaBytes: < ReferenceTarget.FlashMegaBytes } => $"The module has {FlashMegaBytes} MB of flash, and the reference board's has {ReferenceTarget.FlashMegaBytes}: the program does not fit.",
        { FlashMegaBytes: null } => "nanoff does not say how much flash the module has.",
        _ => null,
    };

    public override string ToString() =>
        $"{ChipName ?? ChipType}{(FlashMegaBytes is { } flash ? $", {flash} MB flash" : "")}{(MacAddress is null ? "" : $", MAC {MacAddress}")}";

    private static int? Number(Match match) => match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"Connected to:\s+(?<type>ESP[\w-]*)(?: \((?<name>.+)\))?\s*$", RegexOptions.Multiline)]
    private static partial Regex Chip();

    [GeneratedRegex(@"revision v?(\d+)")]
    private static partial Regex Revision();

    [GeneratedRegex(@"^Flash size (\d+)MB", RegexOptions.Multiline)]
    private static partial Regex Flash();

    [GeneratedRegex(@"^MAC (\S+)", RegexOptions.Multiline)]
    private static partial Regex Mac();
}

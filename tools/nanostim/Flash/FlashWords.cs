using System.Globalization;
using System.Text.RegularExpressions;
using NanoStim.Flashing.Targets;

namespace NanoStim.Cli.Flash;

/// <summary>Values of the options of flash that go on to nanoff: what is no value is refused here, with a reason.</summary>
internal static partial class FlashWords
{
    // The boot loader and its partition table lie before.
    private const int FirstAddress = 0x10000;
    private const int MaxFlash = 0x1000000;

    /// <summary>A serial port; nothing: the one that is found.</summary>
    /// <exception cref="UsageException">It is empty.</exception>
    public static string? Port(string? text) => text is null || text.Trim().Length > 0
        ? text
        : throw new UsageException("--port: '' is not a serial port; write one as 'nanostim doctor' shows it, or leave out --port.");

    /// <summary>A version of the firmware; nothing: the newest.</summary>
    /// <exception cref="UsageException">It is no version, or of firmware that does not run this program.</exception>
    public static string? FirmwareVersion(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!VersionNumber().IsMatch(text))
        {
            throw new UsageException($"--fw-version: '{text}' is not a version of the firmware; write four numbers, such as 1.17.0.339.");
        }

        return text.StartsWith(ReferenceTarget.MajorVersion + ".", StringComparison.Ordinal)
            ? text
            : throw new UsageException($"--fw-version: {text} does not run this program, which is for firmware {ReferenceTarget.MajorVersion}.x; write a version such as 1.17.0.339.");
    }

    /// <summary>A folder with firmware packages; nothing: the online repository.</summary>
    /// <remarks>A package has its .json beside it, by which nanoff finds it (FirmwareArchiveManager.cs).</remarks>
    /// <exception cref="UsageException">There is no such folder, or no package for the board in it.</exception>
    public static string? Archive(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!Directory.Exists(text))
        {
            throw new UsageException($"--archive: there is no folder '{text}'; fill one on a computer with network: nanoff --updatearchive --target {ReferenceTarget.Name} --archivepath FOLDER.");
        }

        return Directory.EnumerateFiles(text, $"{ReferenceTarget.Name}-*.json").Any()
            ? text
            : throw new UsageException($"--archive: there is no firmware for {ReferenceTarget.Name} in '{text}'; fill it on a computer with network: nanoff --updatearchive --target {ReferenceTarget.Name} --archivepath FOLDER.");
    }

    /// <summary>An address in the flash; nothing: that of the deployment partition.</summary>
    /// <exception cref="UsageException">It is no address.</exception>
    public static int? Address(string? text)
    {
        if (text is null)
        {
            return null;
        }

        ReadOnlySpan<char> digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : [];
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int address) && address is > FirstAddress and < MaxFlash
            ? address
            : throw new UsageException($"--address: '{text}' is not an address in the flash; write it in hexadecimal, for example 0x1E0000.");
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+$")]
    private static partial Regex VersionNumber();
}

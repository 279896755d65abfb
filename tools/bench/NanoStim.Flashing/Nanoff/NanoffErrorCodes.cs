using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoStim.Flashing.Nanoff;

/// <summary>
/// Every error that nanoff 2.5.162 can end with when it works on an ESP32 or on a running nanoCLR: the values of its ExitCodes.cs
/// (baccab8) that Esp32Manager, Esp32Operations, NanoDeviceManager, FirmwarePackage and Program.cs return.
/// </summary>
public static partial class NanoffErrorCodes
{
    private const string Bootloader =
        "Close every program that uses the port (serial monitor, Visual Studio, VS Code), hold the board's BOOT button while it connects, use another cable or a socket of the computer itself, and try again.";

    private const string Network =
        "Check the network connection, or prepare the firmware on another computer:\n  nanoff --updatearchive --target ESP32_REV3 --archivepath FOLDER\nand then\n  nanostim flash --archive FOLDER";

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<NanoffErrorCode> All { get; } =
    [
        new(2000, "nanoff could not connect to the running firmware.", "Press the board's reset button, wait 5 s, and look with 'nanostim flash --verify-only'."),
        new(2001, "nanoff could not connect to the running firmware.", "Press the board's reset button, wait 5 s, and look with 'nanostim flash --verify-only'. Without an answer, flash firmware and application again, with --erase."),
        new(2002, "The running firmware did not do what nanoff asked of it.", "Press the board's reset button and try again. If that does not help, flash with --erase."),
        new(2003, "Files could not be put on the device.", "nanostim deploys no files: this should not come up. Please report it."),
        new(4000, "nanoff could not talk to the chip's boot loader.", Bootloader),
        new(4001, "There is no firmware for the flash size of this chip.", "The reference board has an ESP32-WROOM-32E with 4 MB of flash."),
        new(4002, "The flash could not be erased.", Bootloader),
        new(4003, "The flash could not be written.", Bootloader + " Until the flash is complete the board has no program, and its output stays off."),
        new(4004, "The flash could not be read.", Bootloader),
        new(4005, "The serial port could not be opened.", "Close every program that uses it (serial monitor, Visual Studio, VS Code). 'nanostim doctor' shows the ports and what is wrong with them."),
        new(6000, "The serial port could not be opened.", "Close every program that uses it (serial monitor, Visual Studio, VS Code). 'nanostim doctor' shows the ports and what is wrong with them."),
        new(6001, "nanoff was given no serial port.", "This should not come up. Please report it with the output of 'nanostim flash --dry-run'."),
        new(6002, "Another nanoFramework program has the device for itself.", "Close Visual Studio, VS Code, or the other nanoff, and try again."),
        new(9000, "nanoff did not understand its options.", $"Options are those of nanoff {NanoffTool.TestedVersion}. Install that version:\n  {NanoffTool.InstallCommand}"),
        new(9002, "The folder for the backup could not be made.", "nanostim makes no backup: this should not come up. Please report it."),
        new(9003, "The old backup could not be deleted.", "nanostim makes no backup: this should not come up. Please report it."),
        new(9004, "A backup file without a folder.", "nanostim makes no backup: this should not come up. Please report it."),
        new(9005, "The firmware is not in the online repository, or the repository cannot be reached.", Network),
        new(9006, "The folder for the firmware could not be made.", "nanoff keeps firmware in .nanoFramework/fw_cache of your home folder. Check its rights and the free space."),
        new(9007, "The firmware could not be downloaded.", Network),
        new(9008, "The application image is not there.", "It was there when nanostim looked: check the temporary folder, and try again."),
        new(9009, "The deployment address is not valid.", "Write it in hexadecimal: --address 0x1E0000."),
        new(9010, "No device is connected.", "Plug the board in, and look with 'nanostim doctor'."),
        new(9011, "The firmware image is not there.", "nanostim takes firmware from the repository or an archive only: this should not come up. Please report it."),
        new(9012, "The firmware image is no .bin file.", "nanostim takes firmware from the repository or an archive only: this should not come up. Please report it."),
        new(9013, "nanoff does not know this platform.", $"Install the version that was tested:\n  {NanoffTool.InstallCommand}"),
        new(9014, "The firmware cache could not be cleared.", "nanostim does not clear it: this should not come up. Please report it."),
        new(9015, "The firmware is not in the archive.", "Put it there while online:\n  nanoff --updatearchive --target ESP32_REV3 --archivepath FOLDER"),
    ];

    /// <summary>What a run of nanoff ended with.</summary>
    /// <param name="exitCode">
    /// What the system reports. Linux and macOS keep the lowest 8 bits only: E4003 arrives as 163. No two codes of nanoff have the
    /// same lowest 8 bits.
    /// </param>
    /// <param name="output">What it printed, if that was read: it names the code in full.</param>
    /// <returns>Nothing for a run that ended well.</returns>
    public static NanoffErrorCode? Of(int exitCode, string output)
    {
        if (exitCode == 0)
        {
            return output.Contains(NoOperation, StringComparison.Ordinal)
                ? new NanoffErrorCode(0, "nanoff did nothing.", $"Install the version that was tested:\n  {NanoffTool.InstallCommand}")
                : null;
        }

        int printed = Printed().Matches(output).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).LastOrDefault();
        return All.FirstOrDefault(error => error.Code == printed && Means(error, exitCode))
            ?? All.FirstOrDefault(error => Means(error, exitCode))
            ?? Unknown(exitCode);
    }

    // Printed with exit code 0 (DisplayNoOperationMessage).
    private const string NoOperation = "No operation was performed";

    private const int SignalBase = 128;
    private const int LastSignal = 64;

    private static bool Means(NanoffErrorCode error, int exitCode) => exitCode == error.Code || exitCode == (error.Code & 0xFF);

    private static NanoffErrorCode Unknown(int exitCode) => exitCode is > SignalBase and <= SignalBase + LastSignal
        ? new NanoffErrorCode(exitCode, $"nanoff was ended by signal {exitCode - SignalBase}.", "Run the command above by hand to see what it says.")
        : new NanoffErrorCode(exitCode, $"nanoff ended with exit code {exitCode}, which version {NanoffTool.TestedVersion} does not have for an ESP32.", $"Run the command above by hand to see what it says, or install the version that was tested:\n  {NanoffTool.InstallCommand}");

    [GeneratedRegex(@"^(?:Error )?E(\d{4})\b", RegexOptions.Multiline)]
    private static partial Regex Printed();
}

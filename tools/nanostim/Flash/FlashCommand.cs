using System.CommandLine;
using System.Globalization;
using NanoStim.Flashing;
using NanoStim.Flashing.Images;

namespace NanoStim.Cli.Flash;

/// <summary>nanostim flash: firmware and application onto the board on USB.</summary>
internal sealed class FlashCommand : Command
{
    private readonly Option<string?> _port = new("--port") { Description = "Serial port of the board; without it, the one board that is found.", HelpName = "PORT" };
    private readonly Option<bool> _firmwareOnly = new("--firmware-only") { Description = "Write the firmware (CLR), and no application." };
    private readonly Option<bool> _appOnly = new("--app-only") { Description = "Write the application, and leave the firmware." };
    private readonly Option<bool> _verifyOnly = new("--verify-only") { Description = "Write nothing; ask the board what it runs." };
    private readonly Option<string?> _image = new("--image") { Description = "Image (.bin) or output folder of the device build; without it, the newest build of NanoStim.App in this checkout.", HelpName = "PATH" };
    private readonly Option<string?> _firmwareVersion = new("--fw-version") { Description = "Version of the firmware; without it, the newest.", HelpName = "VERSION" };
    private readonly Option<string?> _archive = new("--archive") { Description = "Folder of firmware packages ('nanoff --updatearchive'), for a computer without network.", HelpName = "FOLDER" };
    private readonly Option<string?> _address = new("--address") { Description = "Deployment address in hexadecimal; without it, that of the partition table.", HelpName = "0xADDRESS" };
    private readonly Option<bool> _erase = new("--erase") { Description = "Erase the whole flash before the firmware is written, with the configuration of the device." };
    private readonly Option<bool> _anyFirmware = new("--any-firmware") { Description = "Do not refuse native checksums that firmware 1.17 does not have." };
    private readonly Option<bool> _yes = new("--yes") { Description = "The electrodes are off: do not ask." };
    private readonly Option<bool> _manualBoot = new("--manual-boot") { Description = "The board has no auto-reset: ask before each step to put it into its boot loader by hand." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print the commands, and give none." };

    private readonly Machine _machine;
    private readonly TimeSpan _startTime;

    /// <summary>Makes the command.</summary>
    /// <param name="machine">The computer.</param>
    /// <param name="startTime">How long the board gets to start before it is asked what it runs.</param>
    public FlashCommand(Machine machine, TimeSpan startTime)
        : base("flash", "Write firmware and application to the board on USB, in this order, with nanoff, and ask the board what it runs. Exit codes: 4 image refused, 5 nanoff missing, 6 no board, 7 not confirmed, 8 failed, 9 not verified.")
    {
        _machine = machine;
        _startTime = startTime;
        foreach (Option option in new Option[] { _port, _firmwareOnly, _appOnly, _verifyOnly, _image, _firmwareVersion, _archive, _address, _erase, _anyFirmware, _manualBoot, _yes, _dryRun })
        {
            Add(option);
        }

        SetAction(parsed => FlashingAction.Guarded(parsed, () => Run(parsed)));
    }

    private void Run(ParseResult parsed)
    {
        FlashScope scope = ScopeOf(parsed);
        if (scope == FlashScope.ApplicationOnly && parsed.GetValue(_erase))
        {
            throw new UsageException("--erase wipes the firmware too: leave out --app-only.");
        }

        FlashRequest request = new()
        {
            Port = parsed.GetValue(_port),
            Scope = scope,
            FirmwareVersion = parsed.GetValue(_firmwareVersion),
            Archive = parsed.GetValue(_archive),
            Erase = parsed.GetValue(_erase),
            Address = AddressOf(parsed.GetValue(_address)),
            AnyFirmware = parsed.GetValue(_anyFirmware),
            BootByHand = parsed.GetValue(_manualBoot),
        };
        if (request.WritesApplication || (scope == FlashScope.VerifyOnly && parsed.GetValue(_image) is not null))
        {
            string path = parsed.GetValue(_image) ?? NewestBuild.Folder(Environment.CurrentDirectory);
            request = request with { ImageName = path, Image = ImageFiles.Load([path]) };
        }

        FlashConsole console = new(parsed.InvocationConfiguration.Output, parsed.GetValue(_yes));
        Flasher flasher = new(_machine, console, _startTime);
        if (parsed.GetValue(_dryRun))
        {
            flasher.ShowCommands(request);
        }
        else
        {
            flasher.Run(request);
        }
    }

    private FlashScope ScopeOf(ParseResult parsed)
    {
        (Option<bool> Option, FlashScope Scope)[] narrower = [(_firmwareOnly, FlashScope.FirmwareOnly), (_appOnly, FlashScope.ApplicationOnly), (_verifyOnly, FlashScope.VerifyOnly)];
        (Option<bool> Option, FlashScope Scope)[] asked = [.. narrower.Where(each => parsed.GetValue(each.Option))];
        return asked.Length switch
        {
            0 => FlashScope.Everything,
            1 => asked[0].Scope,
            _ => throw new UsageException($"{string.Join(" and ", asked.Select(each => each.Option.Name))} exclude each other: leave out one; without either, firmware and application are written."),
        };
    }

    private static int? AddressOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        ReadOnlySpan<char> digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : [];
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int address) && address is > 0x10000 and < 0x1000000
            ? address
            : throw new UsageException($"--address: '{text}' is not an address in the flash; write it in hexadecimal, for example 0x1E0000.");
    }
}

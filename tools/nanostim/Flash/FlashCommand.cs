using System.CommandLine;
using NanoStim.Cli.Options;
using NanoStim.Flashing;
using NanoStim.Flashing.Images;
using NanoStim.Flashing.Targets;

namespace NanoStim.Cli.Flash;

/// <summary>nanostim flash: firmware and application onto the board on USB.</summary>
internal sealed class FlashCommand : Command
{
    private readonly Option<string?> _port = new("--port") { Description = "Serial port of the board; without it, the one board that is found.", HelpName = "PORT" };
    private readonly Option<bool> _firmwareOnly = new("--firmware-only") { Description = "Write the firmware (CLR), and no application." };
    private readonly Option<bool> _appOnly = new("--app-only") { Description = "Write the application, and leave the firmware." };
    private readonly Option<bool> _verifyOnly = new("--verify-only") { Description = "Write nothing; ask the board what it runs." };
    private readonly PathOption _image = new("--image", "Image (.bin) or output folder of the device build; without it and --release, the newest build of NanoStim.App in this checkout.", "FILE");
    private readonly Option<string?> _release = new("--release") { Description = "Download the image of a release, and check its checksum.", HelpName = "TAG" };
    private readonly Option<string?> _firmwareVersion = new("--fw-version") { Description = "Version of the firmware; without it, the newest.", HelpName = "VERSION" };
    private readonly PathOption _archive = new("--archive", "Folder of firmware packages ('nanoff --updatearchive'), for a computer without network.", "FOLDER");
    private readonly Option<string?> _address = new("--address") { Description = "Deployment address in hexadecimal. Only the start of the deployment partition is accepted.", HelpName = "0xADDRESS" };
    private readonly Option<bool> _erase = new("--erase") { Description = "Erase the whole flash before the firmware is written, with the configuration of the device." };
    private readonly Option<bool> _anyFirmware = new("--any-firmware") { Description = "Do not refuse native checksums that firmware 1.17 does not have." };
    private readonly Option<bool> _yes = new("--yes") { Description = "The electrodes are off: do not ask." };
    private readonly Option<bool> _manualBoot = new("--manual-boot") { Description = "The board has no auto-reset: ask before each step to put it into its boot loader by hand." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print the commands, to be copied, and give none." };

    private readonly FlashBench _bench;

    /// <summary>Makes the command.</summary>
    /// <param name="bench">What it works with.</param>
    public FlashCommand(FlashBench bench)
        : base("flash", "Write firmware and application to the board on USB, in this order, with nanoff, and ask the board what it runs. Exit codes: docs/exit-codes.md.")
    {
        _bench = bench;
        foreach (Option option in new Option[] { _port, _firmwareOnly, _appOnly, _verifyOnly, _image, _release, _firmwareVersion, _archive, _address, _erase, _anyFirmware, _manualBoot, _yes, _dryRun })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        FlashConsole console = new(parsed.InvocationConfiguration.Output, parsed.GetValue(_yes));
        FlashRequest request = new()
        {
            Port = FlashWords.Port(parsed.GetValue(_port)),
            Scope = ScopeOf(parsed),
            FirmwareVersion = FlashWords.FirmwareVersion(parsed.GetValue(_firmwareVersion)),
            Archive = FlashWords.Archive(parsed.GetValue(_archive)),
            Erase = parsed.GetValue(_erase),
            Address = FlashWords.Address(parsed.GetValue(_address)),
            AnyFirmware = parsed.GetValue(_anyFirmware),
            BootByHand = parsed.GetValue(_manualBoot),
        };
        RefuseIdleOptions(parsed, request);

        // Where else than in the partition nothing may be written, whatever the image.
        request.Destination(_bench.Machine.Home, ReferenceTarget.FlashMegaBytes);
        if (ImagePath(parsed, request, console) is { } path)
        {
            request = request with { ImageName = path, Image = ImageFiles.Load([path]) };
        }

        Flasher flasher = new(_bench.Machine, console, _bench.StartTime, _bench.Boot);
        if (parsed.GetValue(_dryRun))
        {
            flasher.ShowCommands(request);
        }
        else
        {
            flasher.Run(request);
        }

        return ExitCode.Done;
    }

    private string? ImagePath(ParseResult parsed, FlashRequest request, FlashConsole console)
    {
        string? image = parsed.GetValue(_image);
        string? tag = parsed.GetValue(_release);
        if (image is not null && tag is not null)
        {
            throw new UsageException("--image and --release exclude each other; leave out one.");
        }

        if (request.Scope == FlashScope.FirmwareOnly)
        {
            return null;
        }

        if (tag is not null)
        {
            return new ReleaseImage(_bench.Machine, _bench.Network, _bench.Releases, console.Say).Get(tag);
        }

        return image ?? (request.WritesApplication ? NewestBuild.Folder(_bench.Folder) : null);
    }

    /// <summary>Options that would do nothing were meant to do something.</summary>
    private void RefuseIdleOptions(ParseResult parsed, FlashRequest request)
    {
        string scope = parsed.GetValue(_verifyOnly) ? "--verify-only writes nothing" : "--app-only leaves the firmware as it is";
        foreach (Option option in new Option[] { _erase, _firmwareVersion, _archive })
        {
            if (!request.WritesFirmware && parsed.GetResult(option) is { Implicit: false })
            {
                throw new UsageException($"{scope}, so that {option.Name} would do nothing; leave out one of the two.");
            }
        }

        if (!request.WritesApplication && parsed.GetResult(_address) is { Implicit: false })
        {
            throw new UsageException($"No application is written, so that {_address.Name} would do nothing; leave it out.");
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
            _ => throw new UsageException($"{string.Join(" and ", asked.Select(each => each.Option.Name))} exclude each other; leave out one. Without either, firmware and application are written."),
        };
    }
}

using NanoStim.Flashing.Boot;
using NanoStim.Flashing.Images;
using NanoStim.Flashing.Nanoff;
using NanoStim.Flashing.Ports;
using NanoStim.Flashing.Targets;

namespace NanoStim.Flashing;

/// <summary>
/// Puts firmware and application on the board, by way of nanoff: look at the chip, write the CLR, write the application, ask the
/// board what it runs.
/// </summary>
public sealed class Flasher
{
    private const int VerifyAttempts = 3;

    // From reset to the first line of the program: boot loader and CLR take 1 to 3 s.
    private static readonly TimeSpan BootTime = TimeSpan.FromSeconds(8);

    private readonly Machine _machine;
    private readonly IFlashConsole _console;
    private readonly TimeSpan _startTime;
    private readonly IBootText _boot;

    /// <summary>Prepares a flasher.</summary>
    /// <param name="machine">The computer.</param>
    /// <param name="console">Where it reports to.</param>
    /// <param name="startTime">How long the board gets to start before it is asked.</param>
    /// <param name="boot">What the board prints while it boots.</param>
    public Flasher(Machine machine, IFlashConsole console, TimeSpan startTime, IBootText boot)
    {
        _boot = boot;
        _machine = machine;
        _console = console;
        _startTime = startTime;
    }

    /// <summary>The commands that <see cref="Run"/> would give, without giving one or looking at the board.</summary>
    public void ShowCommands(FlashRequest request)
    {
        CheckImage(request, ReferenceTarget.FlashMegaBytes);
        string tool = NanoffTool.Find(_machine)?.Path ?? "nanoff";
        if (request.WritesApplication)
        {
            // The commands have to work when they are copied: their image stays.
            (Partition partition, _) = request.Destination(_machine.Home, ReferenceTarget.FlashMegaBytes);
            File.WriteAllBytes(FilledImagePath(request.Image!), request.Image!.FilledUp(partition.Size));
        }

        _console.Say(FlashStep.RollForward(_machine.System));
        foreach (FlashStep step in Plan(request, PortForShow(request)))
        {
            _console.Say($"# {step.Title}");
            if (step.Note is { } note)
            {
                _console.Say($"# ({note})");
            }

            _console.Say(step.CommandLine(tool, _machine.System));
        }
    }

    /// <summary>Flashes.</summary>
    /// <exception cref="FlashingException">It did not go to the end; the message says why and what to do.</exception>
    public void Run(FlashRequest request)
    {
        CheckImage(request, ReferenceTarget.FlashMegaBytes);
        NanoffTool tool = NanoffTool.Require(_machine);
        SerialPortInfo port = SerialPorts.Choose(_machine, request.Port);
        Announce(request, port);
        if (!_console.ElectrodesAreOff())
        {
            throw new FlashingException(FlashRefusal.NotConfirmed, "Nothing was written: it is not said that the electrodes are off.", "Take the electrodes off the body and off the device, and answer 'yes'. In a script: --yes.");
        }

        if (request.Scope != FlashScope.VerifyOnly)
        {
            Write(request, tool, port);
            Thread.Sleep(_startTime);
        }

        Verify(request, tool, port);
    }

    /// <summary>Says what will be done, before anybody is asked whether it may be.</summary>
    private void Announce(FlashRequest request, SerialPortInfo port)
    {
        _console.Say($"Board on {port}");
        if (request.Scope == FlashScope.VerifyOnly)
        {
            _console.Say("Nothing will be written: the board will be asked what it runs.");
        }

        if (request.WritesFirmware)
        {
            _console.Say($"Firmware to write: {ReferenceTarget.Name}, {request.FirmwareVersion ?? "newest version"}{(request.Archive is null ? "" : $", from {request.Archive}")}{(request.Erase ? ", after the whole flash is erased" : "")}");
        }

        if (request.WritesApplication)
        {
            (Partition partition, string source) = request.Destination(_machine.Home, ReferenceTarget.FlashMegaBytes);
            _console.Say($"Application to write: {request.ImageName}, {request.Image!.Assemblies.Count} assemblies, {request.Image.Size} bytes");
            _console.Say($"  commit {request.Image.Record.Commit}, SHA-256 {request.Image.Record.Sha256}");
            _console.Say($"  to the deployment partition at 0x{partition.Address:X} ({source})");
        }
    }

    private void Write(FlashRequest request, NanoffTool tool, SerialPortInfo port)
    {
        int flashMegaBytes = Identify(request, tool, port);
        if (request.WritesFirmware)
        {
            Execute(request, tool, FlashStep.Update(request, port.Name, _console.IsTerminal), port);
        }

        if (request.WritesApplication)
        {
            CheckImage(request, flashMegaBytes);
            (Partition partition, string source) = request.Destination(_machine.Home, flashMegaBytes);
            _console.Say($"Deployment partition: {partition.Size} bytes at 0x{partition.Address:X} ({source})");
            Deploy(request, tool, port, partition);
        }
    }

    private int Identify(FlashRequest request, NanoffTool tool, SerialPortInfo port)
    {
        ToolRun run = Execute(request, tool, FlashStep.Identify(port.Name), port);
        ChipReport chip = ChipReport.Parse(run.Output)
            ?? throw new FlashingException(FlashRefusal.Device, "nanoff does not say which chip it found. Nothing was written.", $"Install the version that was tested:\n  {NanoffTool.InstallCommand}");
        _console.Say($"Found {chip}");
        return chip.NotTheReference() is { } reason
            ? throw new FlashingException(FlashRefusal.Device, $"{reason} Nothing was written.", "Connect the reference board, or name its port with --port.")
            : chip.FlashMegaBytes!.Value;
    }

    private void Deploy(FlashRequest request, NanoffTool tool, SerialPortInfo port, Partition partition)
    {
        string filled = FilledImagePath(request.Image!);
        try
        {
            File.WriteAllBytes(filled, request.Image!.FilledUp(partition.Size));
            Execute(request, tool, FlashStep.Deploy(port.Name, filled, partition.Address), port);
        }
        finally
        {
            File.Delete(filled);
        }
    }

    private void Verify(FlashRequest request, NanoffTool tool, SerialPortInfo port)
    {
        FlashStep step = FlashStep.Verify(port.Name);
        DeviceReport? report = null;
        for (int attempt = 1; report is null; attempt++)
        {
            try
            {
                report = DeviceReport.Parse(Execute(request, tool, step, port).Output);
            }
            catch (FlashingException silent) when (attempt == VerifyAttempts || silent.Kind != FlashRefusal.Failed)
            {
                throw silent.Kind == FlashRefusal.Failed ? new FlashingException(FlashRefusal.NotVerified, silent.Message, silent.Remedy) : silent;
            }
            catch (FlashingException)
            {
                _console.Say($"No answer yet (attempt {attempt} of {VerifyAttempts})");
                Thread.Sleep(_startTime);
                continue;
            }

            if (report is null)
            {
                throw new FlashingException(FlashRefusal.NotVerified, "The board answered, and did not say what it runs.", $"Install the nanoff that was tested:\n  {NanoffTool.InstallCommand}");
            }
        }

        IReadOnlyList<string> differences = report.DifferencesFrom(request.Scope == FlashScope.FirmwareOnly ? null : request.Image);
        if (differences.Count > 0)
        {
            throw new FlashingException(
                FlashRefusal.NotVerified,
                $"The board does not run what it should: {string.Join("; ", differences)}.",
                $"Versions of packages and firmware must go together: this project is for firmware {ReferenceTarget.FirmwareVersion}. Flash everything again, with --erase; a certain firmware with --fw-version.");
        }

        _console.Say($"The board runs {report.Target}, CLR {report.ClrVersion ?? "of unknown version"}, with {report.Assemblies.Count} assemblies{Program(report, request.Image)}.");
        if (request.Scope != FlashScope.FirmwareOnly)
        {
            VerifyIdentity(request, port);
        }
    }

    /// <summary>Reads what the application says of itself at boot. A board that prints nothing has been verified by nanoff alone.</summary>
    private void VerifyIdentity(FlashRequest request, SerialPortInfo port)
    {
        if (request.BootByHand && !_console.HasDone(FlashStep.Restart))
        {
            return;
        }

        BootIdentity? identity;
        try
        {
            identity = BootIdentity.Find(_boot.Lines(port.Name, BootTime));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            _console.Say($"Identity at boot: not read ({unreadable.Message.TrimEnd('.')}).");
            return;
        }

        if (identity is null)
        {
            _console.Say("Identity at boot: the board printed none. Its assemblies are the right ones; of the commit nothing is known.");
            return;
        }

        _console.Say($"Identity at boot: {identity}");
        if (request.WritesApplication && request.Image!.Record.Commit is not "unknown" and { } written && identity.Commit != written)
        {
            throw new FlashingException(
                FlashRefusal.NotVerified,
                $"The board says that it runs commit {identity.Commit}, and commit {written} was written.",
                "Flash again with --app-only. If that does not help, flash everything with --erase.");
        }
    }

    private static string Program(DeviceReport report, DeploymentImage? image) =>
        image is not null && report.Assemblies.ContainsKey(image.Program.Name) ? $", program {image.Program}" : "";

    private ToolRun Execute(FlashRequest request, NanoffTool tool, FlashStep step, SerialPortInfo port)
    {
        _console.Say($"{step.Title}:");
        if (request.BootByHand && !_console.HasDone(step.ByHand))
        {
            throw new FlashingException(FlashRefusal.NotConfirmed, $"{step.Title}: there is nobody to put the board into its boot loader.", "--manual-boot needs a terminal.");
        }

        _console.Say($"  {step.CommandLine(tool.Path, _machine.System)}");
        _console.Meanwhile($"{step.Title} was interrupted. {step.AfterFailure}");
        NanoffProgress progress = new(_console);
        ToolRun run = _console.IsTerminal && !step.IsRead
            ? ToolRun.OnTerminal(tool.Path, step.Arguments)
            : ToolRun.Captured(tool.Path, step.Arguments, progress.Take);
        _console.Meanwhile(null);
        if (run.ExitCode == ToolRun.NotStarted)
        {
            throw new FlashingException(FlashRefusal.ToolMissing, $"{tool.Path} cannot be started.", $"Install it again:\n  {NanoffTool.InstallCommand}");
        }

        return NanoffErrorCodes.Of(run.ExitCode, run.Output) is { } error ? throw Failure(step, error, port) : run;
    }

    private FlashingException Failure(FlashStep step, NanoffErrorCode error, SerialPortInfo port)
    {
        if (_machine.System != OperatingSystemKind.Windows && !File.Exists(port.Name))
        {
            return new FlashingException(
                FlashRefusal.Failed,
                $"{step.Title}: the board disappeared from USB ({port.Name} is gone; nanoff: {error.Name}). {step.AfterFailure}",
                "Check plug and cable, use a socket of the computer itself and not a hub. When 'nanostim doctor' shows the board again, go on as said above.");
        }

        return new FlashingException(FlashRefusal.Failed, $"{step.Title}: {error.Reason} (nanoff {error.Name}) {step.AfterFailure}", error.Remedy);
    }

    private void CheckImage(FlashRequest request, int flashMegaBytes)
    {
        if (!request.WritesApplication)
        {
            return;
        }

        (Partition partition, _) = request.Destination(_machine.Home, flashMegaBytes);
        IReadOnlyList<string> obstacles = ReferenceTarget.Obstacles(request.Image!, partition, ReferenceTarget.NativeInterfaces);
        if (obstacles.Count == 0)
        {
            return;
        }

        if (!request.AnyFirmware || request.Image!.Size > partition.Size)
        {
            throw new FlashingException(
                FlashRefusal.Image,
                $"{request.ImageName} will not run with firmware {ReferenceTarget.FirmwareVersion}: {string.Join("; ", obstacles)}.",
                "Build it with the package versions of this project. If you know that the firmware has changed and fits: --any-firmware.");
        }

        _console.Say($"Going on in spite of: {string.Join("; ", obstacles)}");
    }

    private IEnumerable<FlashStep> Plan(FlashRequest request, string port)
    {
        if (request.Scope != FlashScope.VerifyOnly)
        {
            yield return FlashStep.Identify(port);
        }

        if (request.WritesFirmware)
        {
            yield return FlashStep.Update(request, port, _console.IsTerminal);
        }

        if (request.WritesApplication)
        {
            (Partition partition, string source) = request.Destination(_machine.Home, ReferenceTarget.FlashMegaBytes);
            yield return FlashStep.Deploy(port, FilledImagePath(request.Image!), partition.Address) with
            {
                Note = $"the image: {request.ImageName}, filled up with 0xFF to the {partition.Size} bytes of the partition at 0x{partition.Address:X}: {source}",
            };
        }

        yield return FlashStep.Verify(port);
    }

    private string PortForShow(FlashRequest request)
    {
        try
        {
            return SerialPorts.Choose(_machine, request.Port).Name;
        }
        catch (FlashingException none)
        {
            _console.Say($"# {none.Message}");
            return request.Port ?? "PORT";
        }
    }

    private static string FilledImagePath(DeploymentImage image) => Path.Combine(Path.GetTempPath(), $"nanostim-deploy-{image.Checksum:x8}.bin");
}

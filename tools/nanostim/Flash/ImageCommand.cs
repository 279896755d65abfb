using System.CommandLine;
using System.Globalization;
using NanoStim.Cli.Files;
using NanoStim.Cli.Options;
using NanoStim.Flashing;
using NanoStim.Flashing.Images;
using NanoStim.Flashing.Targets;
using Spectre.Console;

namespace NanoStim.Cli.Flash;

/// <summary>nanostim image: .pe files in, the file for the deployment partition out.</summary>
internal sealed class ImageCommand : Command
{
    private const string DefaultMegaBytes = "4";

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Output folder of the device build, .pe files, or an image (.bin) to look into.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly PathOption _output = new("--output", "Write the image here.", "FILE", "-o");
    private readonly ChoiceOption _flashSize = new("--flash-size", "Flash of the module in MB: 2, 4, 8 or 16 (default 4).", "a size of flash in MB", "2", "4", "8", "16");
    private readonly Option<bool> _anyFirmware = new("--any-firmware") { Description = "Do not refuse native checksums that firmware 1.17 does not have." };

    public ImageCommand()
        : base("image", "Pack .pe files into the image that is flashed, or look into one: assemblies, versions, native checksums, and whether it fits. Exit code 10 if it would not run.")
    {
        Add(_paths);
        Add(_output);
        Add(_flashSize);
        Add(_anyFirmware);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        DeploymentImage image = ImageFiles.Load(parsed.GetRequiredValue(_paths));
        Partition partition = ReferenceTarget.DeploymentPartition(int.Parse(parsed.GetValue(_flashSize) ?? DefaultMegaBytes, CultureInfo.InvariantCulture));
        IReadOnlyList<string> obstacles = ReferenceTarget.Obstacles(image, partition, ReferenceTarget.NativeInterfaces);
        IAnsiConsole console = ConsoleFactory.For(parsed);
        Show(console, image, partition);
        if (obstacles.Count > 0 && (image.Size > partition.Size || !parsed.GetValue(_anyFirmware)))
        {
            throw new FlashingException(
                FlashRefusal.Image,
                $"The image will not run on {ReferenceTarget.Name} with firmware {ReferenceTarget.FirmwareVersion}: {string.Join("; ", obstacles)}.",
                "Build it with the package versions of this project. If you know that the firmware has changed and fits: --any-firmware.");
        }

        if (parsed.GetValue(_output) is { } file)
        {
            OutputFile.Write(file, image.Bytes);
            console.WriteLine($"Written: {file}");
        }

        return ExitCode.Done;
    }

    private static void Show(IAnsiConsole console, DeploymentImage image, Partition partition)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("assembly", "version", "bytes", "native checksum", "");
        table.Columns[2].RightAligned();
        foreach (PeAssembly assembly in image.Assemblies)
        {
            table.AddRow(new Text(assembly.Name), new Text(assembly.Version.ToString()), new Text($"{assembly.Size}"), new Text(Native(assembly)), new Text(assembly.HasEntryPoint ? "program" : ""));
        }

        console.Write(table);
        console.WriteLine($"Image: {image.Assemblies.Count} assemblies, {image.Size} bytes, CRC 0x{image.Checksum:X8}");
        console.WriteLine($"Commit {image.Record.Commit}, SHA-256 {image.Record.Sha256}{(image.HasRecord ? "" : " (worked out: the image does not say it)")}");
        console.WriteLine($"Deployment partition of {ReferenceTarget.Name}, firmware {ReferenceTarget.FirmwareVersion}: {partition.Size} bytes at 0x{partition.Address:X}, {100.0 * image.Size / partition.Size:0.0} % used");
        if (image.LeftOut.Count > 0)
        {
            console.WriteLine($"Left out, as nothing refers to it: {string.Join(", ", image.LeftOut)}");
        }
    }

    private static string Native(PeAssembly assembly)
    {
        if (assembly.NativeChecksum == 0)
        {
            return "none";
        }

        bool known = ReferenceTarget.NativeInterfaces.Any(native => native.Name == assembly.Name && native.Checksum == assembly.NativeChecksum);
        return $"0x{assembly.NativeChecksum:X8} {(known ? "as in firmware " : "NOT in firmware ")}{ReferenceTarget.FirmwareVersion}";
    }
}

using System.CommandLine;
using NanoStim.DeviceSubset;
using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Lists;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check subset: whether assemblies keep to what the CLR of the device can do.</summary>
internal sealed class SubsetCommand : Command
{
    // What is flashed, as its host build stands beside this program.
    private static readonly string[] s_shipped = ["NanoStim.Hal", "NanoStim.Hal.Esp32", "NanoStim.Firmware"];

    private readonly Argument<string[]> _assemblies = new("ASSEMBLY")
    {
        Description = "Host builds of device assemblies (.dll); without any, those that ship.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public SubsetCommand()
        : base("subset", "Check assemblies against what the CLR of the device can do.")
    {
        Add(_assemblies);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string[] paths = parsed.GetValue(_assemblies) is { Length: > 0 } named
            ? named
            : [.. s_shipped.Select(name => Path.Combine(AppContext.BaseDirectory, name + ".dll"))];
        if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
        {
            throw new UsageException($"'{missing}' is not a file; name built assemblies (.dll).");
        }

        using DeviceImage image = Load(paths);
        SubsetFinding[] findings =
            [.. SubsetChecker.Check(image, new SubsetOptions()).Where(finding => !Allowance.Committed.Any(allowance => allowance.Covers(finding)))];
        TextWriter output = parsed.InvocationConfiguration.Output;
        foreach (SubsetFinding finding in findings)
        {
            output.WriteLine(finding);
        }

        output.WriteLine($"{image.Modules.Count} assemblies, {image.Methods.Count()} methods: {findings.Length} findings.");
        return findings.Length == 0 ? ExitCode.Done : ExitCode.Tripped;
    }

    private static DeviceImage Load(string[] paths)
    {
        try
        {
            return DeviceImage.Load(paths);
        }
        catch (BadImageFormatException bad)
        {
            throw new UsageException($"{string.Join(", ", paths)}: not all of these are .NET assemblies ({bad.Message.TrimEnd('.')}); name the .dll files of a host build.", bad);
        }
    }
}

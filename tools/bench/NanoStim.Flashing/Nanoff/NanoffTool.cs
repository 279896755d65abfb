using System.Text.RegularExpressions;

namespace NanoStim.Flashing.Nanoff;

/// <summary>The nanoff on this computer.</summary>
public sealed partial class NanoffTool
{
    /// <summary>The version whose sources the options, error codes and outputs in this project were taken from (baccab8).</summary>
    public static readonly Version TestedVersion = new(2, 5, 162);

    // From version 3 on it flashes firmware 2.x, which does not run programs built for 1.x.
    private static readonly Version TooNew = new(3, 0);

    private NanoffTool(string path, Version? version)
    {
        Path = path;
        Version = version;
    }

    /// <summary>How to get it.</summary>
    public static string InstallCommand { get; } = $"dotnet tool update --global nanoff --version {TestedVersion}";

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Its version; nothing if it does not run.</summary>
    public Version? Version { get; }

    /// <summary>What speaks against this nanoff; nothing if it will do.</summary>
    public string? Objection => Version switch
    {
        null => $"{Path} does not run, or does not say its version.",
        _ when Version < TestedVersion => $"nanoff {Version} is older than {TestedVersion}, whose options and error codes this program knows.",
        _ when Version >= TooNew => $"nanoff {Version} is for firmware 2.x; nanoStim runs on firmware 1.x.",
        _ => null,
    };

    /// <summary>How to get one that will do in its place.</summary>
    public string Remedy => Version > TestedVersion ? InstallCommand + " --allow-downgrade" : InstallCommand;

    /// <summary>The nanoff in the folders for commands, or among the global .NET tools; nothing if there is none.</summary>
    public static NanoffTool? Find(Machine machine)
    {
        string global = System.IO.Path.Combine(machine.Home, ".dotnet", "tools");
        string? path = (machine with { CommandFolders = [.. machine.CommandFolders, global] }).Find("nanoff");
        return path is null ? null : new NanoffTool(path, VersionOf(path));
    }

    /// <summary>The nanoff to flash with.</summary>
    /// <exception cref="FlashingException">There is none, or it will not do.</exception>
    public static NanoffTool Require(Machine machine)
    {
        NanoffTool tool = Find(machine) ?? throw new FlashingException(
            FlashRefusal.ToolMissing,
            "nanoff, the firmware flasher of .NET nanoFramework, is not installed.",
            $"Install it:\n  {InstallCommand}\nIt goes to {global(machine)}, where this program looks too. 'nanostim doctor' shows what else is missing.");
        return tool.Objection is { } objection
            ? throw new FlashingException(FlashRefusal.ToolMissing, objection, $"Install the version that was tested:\n  {tool.Remedy}")
            : tool;

        static string global(Machine machine) => System.IO.Path.Combine(machine.Home, ".dotnet", "tools");
    }

    private static Version? VersionOf(string path)
    {
        ToolRun run = ToolRun.Captured(path, ["--version"], _ => { });
        Match match = VersionPattern().Match(run.Output);
        return match.Success && Version.TryParse(match.Groups[1].Value, out Version? version) ? version : null;
    }

    [GeneratedRegex(@"nanoff\D*(\d+\.\d+\.\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex VersionPattern();
}

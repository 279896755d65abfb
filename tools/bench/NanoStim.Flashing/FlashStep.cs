using System.Globalization;
using NanoStim.Flashing.Targets;

namespace NanoStim.Flashing;

/// <summary>One run of nanoff.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Arguments">The words after nanoff.</param>
/// <param name="IsRead">Whether what it prints is needed, and not only its exit code.</param>
/// <param name="AfterFailure">What state the board is in if it fails.</param>
public sealed record FlashStep(string Title, IReadOnlyList<string> Arguments, bool IsRead, string AfterFailure)
{
    private const string IntoBootLoader = "Hold MODE (the BOOT button), switch the board off and on (or press reset), release MODE.";
    internal const string Restart = "Switch the board off and on (or press reset), without MODE.";
    private const string NoVersionCheck = "--suppressnanoffversioncheck";
    private const string PlainCharacters = "-_./:+=";
    private const string Nothing = "Nothing was written to the board.";

    /// <summary>What is not to be seen from the command.</summary>
    public string? Note { get; init; }

    /// <summary>What has to be done to a board that USB cannot reset, before this step.</summary>
    public string ByHand { get; init; } = IntoBootLoader;

    /// <summary>Reads chip, revision and flash from the boot loader. Resets the board twice.</summary>
    public static FlashStep Identify(string port) => new(
        "Look at the chip",
        ["--platform", "esp32", "--serialport", port, "--devicedetails", NoVersionCheck],
        IsRead: true,
        Nothing);

    /// <summary>Writes boot loader, partition table and CLR.</summary>
    /// <param name="request">Which firmware.</param>
    /// <param name="port">Serial port.</param>
    /// <param name="onTerminal">
    /// Whether nanoff prints to a terminal. If not, it must be quieter: at its normal verbosity it moves the cursor, which fails with E4000
    /// where there is none (Esp32Operations.UpdateFirmwareAsync).
    /// </param>
    public static FlashStep Update(FlashRequest request, string port, bool onTerminal)
    {
        List<string> arguments = ["--target", ReferenceTarget.Name, "--serialport", port, "--update"];
        if (request.FirmwareVersion is { } version)
        {
            arguments.AddRange(["--fwversion", version]);
        }

        if (request.Archive is { } archive)
        {
            arguments.AddRange(["--fromarchive", "--archivepath", archive]);
        }

        if (request.Erase)
        {
            arguments.Add("--masserase");
        }

        if (!onTerminal)
        {
            arguments.AddRange(["--verbosity", "minimal"]);
        }

        arguments.Add(NoVersionCheck);
        return new(
            "Write the firmware",
            arguments,
            IsRead: false,
            "The firmware may be half written. Until it is whole the board does not start, and its output stays off. Run the same command again.");
    }

    /// <summary>
    /// Writes the application. The address is always given: what nanoff assumes is not where firmware 1.17 looks (see
    /// <see cref="ReferenceTarget.DeploymentPartition"/>). A run that updates and deploys at once would ignore the address, so these are two.
    /// </summary>
    public static FlashStep Deploy(string port, string image, int address) => new(
        "Write the application",
        ["--target", ReferenceTarget.Name, "--serialport", port, "--deploy", "--image", image, "--address", string.Create(CultureInfo.InvariantCulture, $"0x{address:X}"), NoVersionCheck],
        IsRead: false,
        "The board has its firmware, and no whole application: its output stays off. Run again with --app-only.");

    /// <summary>Asks the running CLR what it has loaded.</summary>
    public static FlashStep Verify(string port) => new(
        "Ask the board what it runs",
        ["--nanodevice", "--serialport", port, "--devicedetails", NoVersionCheck],
        IsRead: true,
        "Everything was written; only the answer is missing.")
    {
        ByHand = Restart,
    };

    /// <summary>The command as it can be copied to a shell: sh and its like, or PowerShell on Windows.</summary>
    public string CommandLine(string tool, OperatingSystemKind system)
    {
        string command = string.Join(' ', new[] { tool }.Concat(Arguments).Select(word => Quoted(word, system)));

        // PowerShell takes a quoted word at the start for a text and not for a command.
        return system == OperatingSystemKind.Windows && command[0] == '\'' ? "& " + command : command;
    }

    /// <summary>The command that lets a nanoff for .NET 8 start on a newer .NET alone, as this program starts it.</summary>
    public static string RollForward(OperatingSystemKind system) => system == OperatingSystemKind.Windows
        ? "$env:DOTNET_ROLL_FORWARD = 'Major'"
        : "export DOTNET_ROLL_FORWARD=Major";

    private static string Quoted(string word, OperatingSystemKind system)
    {
        if (word.Length > 0 && word.All(each => char.IsAsciiLetterOrDigit(each) || PlainCharacters.Contains(each, StringComparison.Ordinal) || (each == '\\' && system == OperatingSystemKind.Windows)))
        {
            return word;
        }

        return "'" + word.Replace("'", system == OperatingSystemKind.Windows ? "''" : "'\\''", StringComparison.Ordinal) + "'";
    }
}

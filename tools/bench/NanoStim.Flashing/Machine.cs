using System.Runtime.InteropServices;

namespace NanoStim.Flashing;

/// <summary>What is looked at on the computer: the operating system, and where it keeps things.</summary>
public sealed record Machine
{
    /// <summary>The operating system.</summary>
    public required OperatingSystemKind System { get; init; }

    /// <summary>The folders in which commands are looked for.</summary>
    public required IReadOnlyList<string> CommandFolders { get; init; }

    /// <summary>Home folder of the user.</summary>
    public required string Home { get; init; }

    /// <summary>Where device files are.</summary>
    public string DeviceRoot { get; init; } = "/dev";

    /// <summary>Where Linux describes its devices.</summary>
    public string SystemRoot { get; init; } = "/sys";

    /// <summary>Where the groups of users are listed.</summary>
    public string GroupFile { get; init; } = "/etc/group";

    /// <summary>This computer.</summary>
    public static Machine Current() => new()
    {
        System = OperatingSystem.IsWindows() ? OperatingSystemKind.Windows : OperatingSystem.IsMacOS() ? OperatingSystemKind.MacOS : OperatingSystemKind.Linux,
        CommandFolders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
    };

    /// <summary>Full path of a command; nothing if it is not there.</summary>
    public string? Find(string command) =>
        CommandFolders.Select(folder => Path.Combine(folder, System == OperatingSystemKind.Windows ? command + ".exe" : command)).FirstOrDefault(IsExecutable);

    /// <summary>Whether this user may read and write a file. The file is not opened: opening a serial port resets the board.</summary>
    public static bool MayUse(string file) => OperatingSystem.IsWindows() || access(file, ReadAndWrite) == 0;

    private const int ReadAndWrite = 4 | 2;

    private static bool IsExecutable(string file) =>
        File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
#pragma warning disable SYSLIB1054, IDE1006, CA2101 // The name is that of the C library; LibraryImport would need unsafe code.
    private static extern int access(string path, int mode);
#pragma warning restore SYSLIB1054, IDE1006, CA2101
}

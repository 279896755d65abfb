using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NanoStim.Cli.Serve;

/// <summary>A pseudo-terminal of Linux in raw mode: for a program, a serial port.</summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    // More than struct termios has on any Linux, and than a name of a terminal.
    private const int TermiosBytes = 256;
    private const int NameBytes = 256;
    private const int SetNow = 0;

    private readonly SafeFileHandle _other;

    private PseudoTerminal(string path, FileStream stream, SafeFileHandle other)
    {
        Path = path;
        Stream = stream;
        _other = other;
    }

    /// <summary>What a program opens.</summary>
    public string Path { get; }

    /// <summary>The side of the device.</summary>
    public FileStream Stream { get; }

    /// <summary>Makes one.</summary>
    /// <exception cref="UsageException">Not on Linux, or the system has none left.</exception>
    public static PseudoTerminal Open()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new UsageException("--pty is for Linux only; use the TCP port.");
        }

        byte[] name = new byte[NameBytes];
        if (OpenPty(out int device, out int program, name, IntPtr.Zero, IntPtr.Zero) != 0)
        {
            throw new UsageException($"--pty: the system gives no pseudo-terminal (error {Marshal.GetLastPInvokeError()}); use the TCP port.");
        }

        // Bytes as they are: no echo, no line editing, no signals.
        byte[] settings = new byte[TermiosBytes];
        if (GetAttributes(program, settings) == 0)
        {
            MakeRaw(settings);
            _ = SetAttributes(program, SetNow, settings);
        }

        // The side of the program stays open here, too: without it the device would read an error whenever nobody has it open.
        string path = System.Text.Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0));
        return new PseudoTerminal(path, new FileStream(new SafeFileHandle(device, ownsHandle: true), FileAccess.ReadWrite, 0), new SafeFileHandle(program, ownsHandle: true));
    }

    public void Dispose()
    {
        Stream.Dispose();
        _other.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "openpty", SetLastError = true)]
    private static partial int OpenPty(out int device, out int program, [In, Out] byte[] name, IntPtr settings, IntPtr size);

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    private static partial int GetAttributes(int file, [In, Out] byte[] settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    private static partial int SetAttributes(int file, int when, byte[] settings);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw([In, Out] byte[] settings);
}

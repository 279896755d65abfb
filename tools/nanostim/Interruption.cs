using System.Runtime.InteropServices;
using NanoStim.Cli.Files;

namespace NanoStim.Cli;

/// <summary>
/// Ends the program on Ctrl-C and its like: what is not whole is deleted, the cursor is shown again, and the exit code says which signal
/// it was.
/// </summary>
internal static class Interruption
{
    // DECTCEM: progress hides the cursor.
    private const string ShowCursor = "\u001b[?25h";

    private static readonly List<PosixSignalRegistration> s_registrations = [];

    /// <summary>What to say on top if the program is interrupted now: what is under way outside of it.</summary>
    public static string? Also { get; set; }

    /// <summary>
    /// What must be done before anything else if the program is interrupted now, such as to switch off an output. Returns a line to say; it must
    /// end within seconds and throw nothing.
    /// </summary>
    public static Func<string?>? First { get; set; }

    /// <summary>Takes the signals from now on; once, at the start of the program.</summary>
    public static void Register()
    {
        s_registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, ExitCode.Interrupted)));
        s_registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, ExitCode.Terminated)));
        s_registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => End(signal, ExitCode.HungUp)));
    }

    private static void End(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        string? done = First?.Invoke();
        OutputFile.AbandonAll();
        try
        {
            if (!Console.IsOutputRedirected)
            {
                Console.Out.WriteLine(ShowCursor);
            }

            if (done is not null)
            {
                Console.Error.WriteLine(done);
            }

            Console.Error.WriteLine("nanostim: interrupted; files that were not complete are deleted.");
            if (Also is { } more)
            {
                Console.Error.WriteLine(more);
            }
        }
        catch (IOException)
        {
            // The terminal may be gone already.
        }

        Environment.Exit(exitCode);
    }
}

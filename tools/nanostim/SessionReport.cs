using System.Text.Json;
using System.Text.Json.Nodes;
using NanoStim.Scope;
using NanoStim.VirtualBench;
using Spectre.Console;

namespace NanoStim.Cli;

/// <summary>Runs sessions one after the other, shows them, and writes their files.</summary>
internal sealed class SessionReport(IReadOnlyList<SessionRequest> requests, DirectoryInfo? folder, IAnsiConsole console)
{
    private const string SessionFile = "session.json";
    private const string CaptureFile = "capture.csv";
    private const string PictureFile = "capture.svg";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Runs them and prints what session.json holds; an array of several.</summary>
    /// <returns>The exit code.</returns>
    public int RunToJson(TextWriter output)
    {
        SessionResult[] results = RunAll(SessionRunner.Run);
        output.WriteLine(results.Length == 1
            ? SessionJson.Text(results[0])
            : new JsonArray([.. results.Select(SessionJson.Node)]).ToJsonString(Indented));
        return CodeOf(results);
    }

    /// <summary>Runs them, with a progress bar where somebody is looking, and shows a table.</summary>
    /// <returns>The exit code.</returns>
    public int RunToTable()
    {
        SessionResult[] results = RunAll(console.Profile.Capabilities.Interactive ? RunWithProgress : SessionRunner.Run);
        SummaryTable.Show(console, requests, results);
        if (folder is not null)
        {
            console.WriteLine($"The picture is {Path.Combine(folder.ToString(), PictureFile)}; {SessionFile} and {CaptureFile} are in "
                + string.Join(" and ", requests.Select(request => FolderOf(request)!.ToString())) + ".");
        }

        return CodeOf(results);
    }

    private static int CodeOf(SessionResult[] results) =>
        results.Any(result => result.Outcome == SessionOutcome.Tripped) ? ExitCode.Tripped : ExitCode.Done;

    private SessionResult[] RunAll(Func<SessionRequest, SessionResult> run)
    {
        SessionResult[] results = [.. requests.Select(request => Run(request, run))];
        if (folder is not null)
        {
            WritePicture(folder, results);
        }

        return results;
    }

    private SessionResult Run(SessionRequest request, Func<SessionRequest, SessionResult> run)
    {
        if (FolderOf(request) is not { } own)
        {
            return run(request);
        }

        own.Create();
        SessionResult result;
        using (CaptureWriter capture = new(new StreamWriter(Path.Combine(own.FullName, CaptureFile)) { NewLine = "\n" }))
        {
            result = run(request with { Probe = capture, WithPicture = true });
        }

        File.WriteAllText(Path.Combine(own.FullName, SessionFile), SessionJson.Text(result) + "\n");
        return result;
    }

    private SessionResult RunWithProgress(SessionRequest request)
    {
        return console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(request.Program.Name));
            return SessionRunner.Run(request with
            {
                Progress = at =>
                {
                    task.MaxValue = Math.Max(1, at.TotalSeconds);
                    task.Value = at.Seconds;
                    task.Description = Markup.Escape($"{request.Program.Name}: {at.State}, {at.MeasuredMicroAmps} µA measured");
                },
            });
        });
    }

    /// <summary>The folder itself for a single session; one for each mode where there are several.</summary>
    private DirectoryInfo? FolderOf(SessionRequest request)
    {
        if (folder is null || requests.Count == 1)
        {
            return folder;
        }

        return new DirectoryInfo(Path.Combine(folder.ToString(), Firmware.Modes.ModeCatalogue.Of(request.Program.Mode).Name));
    }

    private static void WritePicture(DirectoryInfo folder, SessionResult[] results)
    {
        folder.Create();
        using StreamWriter picture = new(Path.Combine(folder.FullName, PictureFile));
        CapturePicture.Write(picture, [.. results.Select(result => result.Picture).OfType<CapturedSession>()]);
    }
}

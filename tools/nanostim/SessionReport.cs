using System.Text.Json;
using System.Text.Json.Nodes;
using NanoStim.Scope;
using NanoStim.VirtualBench;
using Spectre.Console;

namespace NanoStim.Cli;

/// <summary>Runs sessions one after the other, shows them, and writes their files.</summary>
internal sealed class SessionReport(IReadOnlyList<SessionRequest> requests, DirectoryInfo? folder, bool json)
{
    private const string PictureFile = "capture.svg";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <returns>The exit code.</returns>
    public int Run()
    {
        SessionResult[] results = [.. requests.Select(Run)];
        if (folder is not null)
        {
            WritePicture(folder, results);
        }

        if (json)
        {
            Console.Out.WriteLine(results.Length == 1
                ? SessionJson.Text(results[0])
                : new JsonArray([.. results.Select(SessionJson.Node)]).ToJsonString(Indented));
        }
        else
        {
            SummaryTable.Show(AnsiConsole.Console, requests, results);
            if (folder is not null)
            {
                AnsiConsole.Console.WriteLine($"Files: {Path.Combine(folder.ToString(), PictureFile)}, {string.Join(", ", requests.Select(request => Path.Combine(FolderOf(request)!.ToString(), "session.json")))}");
            }
        }

        return results.Any(result => result.Outcome == SessionOutcome.Tripped) ? ExitCode.Tripped : ExitCode.Done;
    }

    private SessionResult Run(SessionRequest request)
    {
        if (FolderOf(request) is not { } own)
        {
            return RunShown(request);
        }

        own.Create();
        SessionResult result;
        using (CaptureWriter capture = new(new StreamWriter(Path.Combine(own.FullName, "capture.csv")) { NewLine = "\n" }))
        {
            result = RunShown(request with { Probe = capture, WithPicture = true });
        }

        File.WriteAllText(Path.Combine(own.FullName, "session.json"), SessionJson.Text(result) + "\n");
        return result;
    }

    /// <summary>With a progress bar where somebody is looking.</summary>
    private SessionResult RunShown(SessionRequest request)
    {
        if (json || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            return SessionRunner.Run(request);
        }

        return AnsiConsole.Progress().AutoClear(true).Start(context =>
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

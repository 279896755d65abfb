using System.Text.Json;
using System.Text.Json.Nodes;
using NanoStim.Cli.Files;
using NanoStim.Scope;
using NanoStim.VirtualBench;
using Spectre.Console;

namespace NanoStim.Cli;

/// <summary>Runs sessions one after the other, shows them, and writes their files.</summary>
internal sealed class SessionReport(IReadOnlyList<SessionRequest> requests, DirectoryInfo? folder, IAnsiConsole console) : IDisposable
{
    private const string SessionFile = "session.json";
    private const string CaptureFile = "capture.csv";
    private const string PictureFile = "capture.svg";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private readonly List<OutputFile> _files = [];

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

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private SessionResult[] RunAll(Func<SessionRequest, SessionResult> run)
    {
        SessionResult[] results = [.. requests.Select(request => Run(request, run))];
        if (folder is not null)
        {
            WriteFiles(folder, results);
        }

        return results;
    }

    private SessionResult Run(SessionRequest request, Func<SessionRequest, SessionResult> run)
    {
        if (FolderOf(request) is not { } own)
        {
            return run(request);
        }

        OutputFile file = Begin(own, CaptureFile);
        using CaptureWriter capture = new(file.Text);
        return run(request with { Probe = capture, WithPicture = true });
    }

    private OutputFile Begin(DirectoryInfo where, string name)
    {
        OutputFile file = new(Path.Combine(where.ToString(), name));
        _files.Add(file);
        return file;
    }

    /// <summary>
    /// Puts all files under their names. session.json is taken away before the others change and is put there last: where there is one, the
    /// files beside it belong to it.
    /// </summary>
    private void WriteFiles(DirectoryInfo where, SessionResult[] results)
    {
        CapturePicture.Write(Begin(where, PictureFile).Text, [.. results.Select(result => result.Picture).OfType<CapturedSession>()]);
        foreach ((SessionRequest request, SessionResult result) in requests.Zip(results))
        {
            Begin(FolderOf(request)!, SessionFile).Fill(SessionJson.Text(result) + "\n");
        }

        foreach (SessionRequest request in requests)
        {
            File.Delete(Path.Combine(FolderOf(request)!.ToString(), SessionFile));
        }

        _files.ForEach(file => file.Commit());
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
}

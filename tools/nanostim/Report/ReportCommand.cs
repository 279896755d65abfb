using System.CommandLine;
using NanoStim.Cli.Scope;
using NanoStim.Firmware.Modes;
using NanoStim.Scope.Judging;
using Spectre.Console;

namespace NanoStim.Cli.Report;

/// <summary>nanostim report: the output-specification form, from the virtual bench or from captures of a real device.</summary>
internal sealed class ReportCommand : Command
{
    private const string DefaultFolder = "out/report";

    // A pen electrode, and a pad of 5 cm by 5 cm.
    private const double MicrocurrentSquareCentimetres = 1;
    private const double EmsSquareCentimetres = 25;

    private readonly Option<DirectoryInfo> _out = new("--out")
    {
        Description = "Folder for report.md, report.html and the tracings.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(DefaultFolder),
    };

    private readonly Option<DirectoryInfo?> _captures = new("--captures")
    {
        Description = "Folder with captures of a real device, named PROGRAM_SEGMENT_INTENSITY_LOAD.csv (ems-forty_1_60mA_500ohm.csv); without it, the virtual bench.",
        HelpName = "DIR",
    };

    private readonly EngineeringOption _area = new("--electrode-area", "Area of the smaller electrode; without it 1 cm² for microcurrent, 25 cm² for EMS.", "4cm2", ("cm2", 1), ("cm²", 1), ("mm2", 0.01), ("mm²", 0.01));

    public ReportCommand()
        : base("report", "Fill the output-specification form for every mode and program: tracings, outputs, limits, results.")
    {
        Add(_out);
        Add(_captures);
        Add(_area);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        DirectoryInfo folder = parsed.GetValue(_out)!;
        folder.Create();
        IAnsiConsole console = ConsoleFactory.For(parsed);
        DirectoryInfo? captures = parsed.GetValue(_captures);
        if (captures is { Exists: false })
        {
            throw new UsageException($"--captures: there is no folder {captures}.");
        }

        IReadOnlyList<ReportEntry> entries = captures is null
            ? RunVirtual(console, new DirectoryInfo(Path.Combine(folder.FullName, "captures")))
            : [.. CaptureEvidence.OfFolder(captures).Select(entry => entry with { Simulated = VirtualEvidence.Like(new DirectoryInfo(Path.Combine(folder.FullName, "simulation")), entry) })];
        string origin = captures is null
            ? "From the firmware that ships, on the virtual reference board: nominal parts, no tolerances of components."
            : $"From captures of a device ({entries.Count} files), each beside the same session on the virtual reference board.";
        double? area = parsed.GetValue(_area);
        OutputForm form = new(entries, origin, mode => area ?? (mode == StimulationMode.Ems ? EmsSquareCentimetres : MicrocurrentSquareCentimetres));
        IReadOnlyList<ReportBlock> blocks = form.Blocks();
        MarkdownForm.Write(folder, "report.md", blocks);
        HtmlForm.Write(new FileInfo(Path.Combine(folder.FullName, "report.html")), OutputForm.Title, blocks);
        int failed = entries.Count(entry => entry.Lines.Any(line => line.Verdict == JudgeVerdict.Fail));
        int open = entries.Count(entry => entry.Lines.Any(line => line.Verdict == JudgeVerdict.NotShown) && entry.Lines.All(line => line.Verdict != JudgeVerdict.Fail));
        console.WriteLine($"{Path.Combine(folder.ToString(), "report.md")}, report.html: {entries.Count} captures, {failed} of them do not show what their program says, {open} are inconclusive.");
        return ExitCode.Done;
    }

    private static IReadOnlyList<ReportEntry> RunVirtual(IAnsiConsole console, DirectoryInfo folder)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return VirtualEvidence.Run(folder, null);
        }

        return console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask("virtual bench");
            return VirtualEvidence.Run(folder, (done, total, name) =>
            {
                task.MaxValue = total;
                task.Value = done;
                task.Description = Markup.Escape(name);
            });
        });
    }
}

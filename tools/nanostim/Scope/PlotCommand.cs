using System.CommandLine;
using NanoStim.Cli.Files;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Plotting;
using NanoStim.Scope.Reading;
using Spectre.Console;

namespace NanoStim.Cli.Scope;

/// <summary>nanostim scope plot: a picture of a capture.</summary>
internal sealed class PlotCommand : Command
{
    private readonly Argument<string> _file = new("FILE") { Description = "Capture." };
    private readonly Option<FileInfo> _out = new("--out") { Description = "Picture: .svg, .png, or .html (one page that zooms).", HelpName = "FILE", Required = true };
    private readonly Option<string?> _title = new("--title") { Description = "Title; without it, the name of the file.", HelpName = "TEXT" };
    private readonly ProbeOptions _bench = new();

    public PlotCommand()
        : base("plot", "Draw a capture: all of it, and one pulse with its width and height.")
    {
        Add(_file);
        Add(_out);
        Add(_title);
        _bench.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string file = parsed.GetValue(_file)!;
        FileInfo to = parsed.GetValue(_out)!;
        string kind = to.Extension.ToUpperInvariant();
        if (kind is not (".SVG" or ".PNG" or ".HTML" or ".HTM"))
        {
            throw new UsageException($"--out: '{to.Name}' is no picture: write a name that ends in .svg, .png or .html.");
        }

        IAnsiConsole console = ConsoleFactory.For(parsed);
        MeasureOptions options = _bench.Of(parsed);
        string title = parsed.GetValue(_title) ?? Path.GetFileName(file);
        try
        {
            CaptureMeasurement capture = CaptureProgress.Measure(console, file, options);
            ISampleSource Open() => CaptureFile.Open(file);
            IReadOnlyList<PlotTrace> traces = CaptureProgress.Run(console, file, report => PlotTrace.Read(capture, Open, options, report));
            to.Directory?.Create();
            if (kind == ".PNG")
            {
                using FileStream png = to.Create();
                CapturePlot.Of(title, traces).WritePng(png);
            }
            else
            {
                using OutputFile whole = new(to.FullName);
                StreamWriter writer = whole.Text;
                if (kind == ".SVG")
                {
                    CapturePlot.Of(title, traces).WriteSvg(writer);
                }
                else
                {
                    ZoomPage.Write(writer, title, capture, traces, Open, options);
                }

                whole.Commit();
            }

            console.WriteLine($"The picture is {to}.");
            return ExitCode.Done;
        }
        catch (CaptureFormatException damaged)
        {
            throw new UsageException($"{file}: {damaged.Message}");
        }
    }
}

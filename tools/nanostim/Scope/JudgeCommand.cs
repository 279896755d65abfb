using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using NanoStim.Cli.Options;
using NanoStim.Scope.Judging;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using NanoStim.VirtualBench;
using Spectre.Console;

namespace NanoStim.Cli.Scope;

/// <summary>nanostim scope judge: does a capture show what the program says?</summary>
internal sealed class JudgeCommand : Command
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Argument<string> _file = new("FILE") { Description = "Capture of the current, or of the voltage across a known resistor." };
    private readonly Option<string?> _mode = new("--mode") { Description = "Technique: ms (microcurrent) or ems." };
    private readonly Option<string?> _program = new("--program") { Description = "ProgramRunner program by name (see 'nanostim list'); without it, a continuous pulse train.", HelpName = "NAME" };
    private readonly QuantityOption _intensity = new("--intensity", Quantity.Current, "Intensity that was set, with its unit: 200uA, 20mA.") { HelpName = "CURRENT", Required = true };
    private readonly QuantityOption _frequency = new("--frequency", Quantity.Frequency, "Pulses a second, with its unit: 10Hz.") { HelpName = "FREQUENCY" };
    private readonly QuantityOption _phaseWidth = new("--phase-width", Quantity.PhaseWidth, "Width of a phase, with its unit: 250us.") { HelpName = "TIME" };
    private readonly Option<int?> _segment = new("--segment") { Description = "Segment of the program, from 1; without it, the one that comes nearest.", HelpName = "N" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON instead of the table." };
    private readonly ProbeOptions _bench = new();

    public JudgeCommand()
        : base("judge", "Compare a capture with a program, line by line. Exit code 3 when a line fails.")
    {
        _mode.AcceptOnlyFromAmong("ms", "ems");
        Add(_file);
        foreach (Option option in new Option[] { _mode, _program, _intensity, _frequency, _phaseWidth, _segment })
        {
            Add(option);
        }

        _bench.AddTo(this);
        Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string file = parsed.GetValue(_file)!;
        IAnsiConsole console = ConsoleFactory.For(parsed);
        SessionRequest request = new SessionWish
        {
            Mode = parsed.GetValue(_mode),
            Program = parsed.GetValue(_program),
            IntensityMicroAmps = parsed.GetValue(_intensity),
            FrequencyMilliHertz = parsed.GetValue(_frequency),
            PhaseWidthMicros = parsed.GetValue(_phaseWidth),
        }.ToRequest();
        ChannelMeasurement channel;
        try
        {
            channel = CurrentOf(CaptureProgress.Measure(console, file, _bench.Of(parsed)));
        }
        catch (CaptureFormatException damaged)
        {
            throw new UsageException($"{file}: {damaged.Message}");
        }

        int segment = SegmentOf(parsed, request, channel);
        Expectation expected = ExpectationFactory.Of(request.Program, segment, request.IntensityMicroAmps);
        IReadOnlyList<JudgeLine> lines = CaptureJudge.Judge(expected, channel);
        bool failed = lines.Any(line => line.Verdict == JudgeVerdict.Fail);
        if (parsed.GetValue(_json))
        {
            parsed.InvocationConfiguration.Output.WriteLine(Node(file, channel.Name, expected, lines, !failed).ToJsonString(Indented));
        }
        else
        {
            Show(console, file, channel.Name, expected, lines);
        }

        return failed ? ExitCode.Tripped : ExitCode.Done;
    }

    private int SegmentOf(ParseResult parsed, SessionRequest request, ChannelMeasurement channel)
    {
        if (parsed.GetValue(_segment) is not { } asked)
        {
            return ExpectationFactory.NearestSegment(request.Program, channel);
        }

        int count = request.Program.Segments.Length;
        return asked >= 1 && asked <= count ? asked - 1 : throw new UsageException($"--segment: the program has {count}: write 1 to {count}.");
    }

    /// <summary>The channel to judge: one in A before one that a resistor makes a current of.</summary>
    internal static ChannelMeasurement CurrentOf(CaptureMeasurement capture) =>
        capture.Channels.FirstOrDefault(channel => channel.Unit == "A")
        ?? capture.Channels.FirstOrDefault(channel => channel.AmpsPerUnit is not null && channel.Kind != SignalKind.Flat)
        ?? capture.Channels.FirstOrDefault(channel => channel.AmpsPerUnit is not null)
        ?? throw new UsageException($"{capture.File}: no current is known: say what the voltage stands across, with --load or --shunt, or name the --current-channel.");

    private static void Show(IAnsiConsole console, string file, string channel, Expectation expected, IReadOnlyList<JudgeLine> lines)
    {
        console.WriteLine($"{file}, {channel}: {expected.Title}");
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("", "expected", "measured", "tolerance", "");
        foreach (JudgeLine line in lines)
        {
            table.AddRow(new Text(line.Quantity), new Text(line.Expected), new Text(line.Measured), new Text(line.Tolerance), new Markup(line.Verdict switch
            {
                JudgeVerdict.Pass => "[green]pass[/]",
                JudgeVerdict.Fail => "[red]FAIL[/]",
                _ => "not shown",
            }));
        }

        console.Write(table);
        int failed = lines.Count(line => line.Verdict == JudgeVerdict.Fail);
        console.WriteLine(failed == 0 ? "The capture shows what the program says." : $"{failed} of {lines.Count} lines fail.");
    }

    private static JsonObject Node(string file, string channel, Expectation expected, IReadOnlyList<JudgeLine> lines, bool passes) => new()
    {
        ["file"] = file,
        ["channel"] = channel,
        ["program"] = expected.Title,
        ["pass"] = passes,
        ["lines"] = new JsonArray([.. lines.Select(line => new JsonObject
        {
            ["id"] = line.Id,
            ["quantity"] = line.Quantity,
            ["expected"] = line.Expected,
            ["measured"] = line.Measured,
            ["tolerance"] = line.Tolerance,
            ["verdict"] = line.Verdict switch { JudgeVerdict.Pass => "pass", JudgeVerdict.Fail => "fail", _ => "not shown" },
        })]),
    };
}

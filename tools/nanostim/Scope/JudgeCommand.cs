using System.CommandLine;
using System.Text.Json;
using NanoStim.Cli.Options;
using NanoStim.Scope.Judging;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using NanoStim.VirtualBench;
using Spectre.Console;

namespace NanoStim.Cli.Scope;

/// <summary>nanostim scope judge: does a capture show what the program says, pulse by pulse?</summary>
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
    private readonly Option<string?> _program = new("--program") { Description = "Program by name (see 'nanostim list'); without it, a continuous pulse train.", HelpName = "NAME" };
    private readonly QuantityOption _intensity = new("--intensity", Quantity.Current, "Intensity that was set, with its unit: 200uA, 20mA.") { HelpName = "CURRENT" };
    private readonly QuantityOption _frequency = new("--frequency", Quantity.Frequency, "Pulses a second, with its unit: 10Hz.") { HelpName = "FREQUENCY" };
    private readonly QuantityOption _phaseWidth = new("--phase-width", Quantity.PhaseWidth, "Width of a phase, with its unit: 250us.") { HelpName = "TIME" };
    private readonly Option<int?> _segment = new("--segment") { Description = "Segment of the program, from 1; without it, the one that comes nearest.", HelpName = "N" };
    private readonly Option<string> _part = new("--part") { Description = "What the capture is to show: all, pulses (a few periods at the level, no ramp) or train (on time, off time, ramps).", DefaultValueFactory = _ => "all" };
    private readonly Option<string> _polarity = new("--polarity") { Description = "known: positive is current from electrode A to B. unknown: the probe does not say, and the direction is not judged.", DefaultValueFactory = _ => "known" };
    private readonly Option<bool> _noOutput = new("--no-output") { Description = "No current should flow: a flat trace is right." };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON instead of the table: numbers in base units." };
    private readonly ProbeOptions _bench = new();

    public JudgeCommand()
        : base("judge", "Compare each pulse of a capture, and what flows between them, with a program. Exit code 3 when a line fails, 4 when none fails and one is not shown.")
    {
        _mode.AcceptOnlyFromAmong("ms", "ems");
        _part.AcceptOnlyFromAmong("all", "pulses", "train");
        _polarity.AcceptOnlyFromAmong("known", "unknown");
        Add(_file);
        foreach (Option option in new Option[] { _mode, _program, _intensity, _frequency, _phaseWidth, _segment, _part, _polarity, _noOutput })
        {
            Add(option);
        }

        _bench.AddTo(this);
        Add(_json);
        SetAction(Run);
    }

    /// <summary>The channel to judge.</summary>
    /// <exception cref="UsageException">There is none, or there are several that disagree.</exception>
    internal static ChannelMeasurement CurrentOf(CaptureMeasurement capture)
    {
        try
        {
            return JudgedChannel.Of(capture);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"{capture.File}: {wrong.Message}");
        }
    }

    private int Run(ParseResult parsed)
    {
        string file = parsed.GetValue(_file)!;
        IAnsiConsole console = ConsoleFactory.For(parsed);
        MeasureOptions options = _bench.Of(parsed);
        RefuseContradictions(parsed, options);
        try
        {
            SessionRequest? request = parsed.GetValue(_noOutput) ? null : Request(parsed);
            CaptureMeasurement capture = CaptureProgress.Measure(console, file, options);
            _bench.RefuseUnused(parsed, capture);
            Judgement judgement = Judge(parsed, file, capture, options, request);
            if (parsed.GetValue(_json))
            {
                parsed.InvocationConfiguration.Output.WriteLine(JudgementJson.Node(file, capture.Format, judgement).ToJsonString(Indented));
            }
            else
            {
                JudgementTable.Show(console, file, judgement);
            }

            return judgement.Verdict switch
            {
                JudgeVerdict.Pass => ExitCode.Done,
                JudgeVerdict.Fail => ExitCode.Tripped,
                _ => ExitCode.Inconclusive,
            };
        }
        catch (CaptureFormatException damaged)
        {
            throw new UsageException($"{file}: {damaged.Message}");
        }
    }

    /// <exception cref="UsageException">Two options say opposite things, or nothing could be shown.</exception>
    private void RefuseContradictions(ParseResult parsed, MeasureOptions options)
    {
        Option[] ofPulses = [_program, _intensity, _frequency, _phaseWidth, _segment, _part, _polarity];
        if (parsed.GetValue(_noOutput) && Array.Find(ofPulses, option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new UsageException($"--no-output and {given.Name} contradict each other: leave out the one that does not hold.");
        }

        if (options.GainError > JudgeTolerances.LargestGainError)
        {
            throw new UsageException($"--gain-error: {options.GainError * 100:0.###} % shows nothing of a current that may be {JudgeTolerances.Amplitude * 100:0} % off: 0 to {JudgeTolerances.LargestGainError * 100:0} % can be judged.");
        }
    }

    private SessionRequest Request(ParseResult parsed) => new SessionWish
    {
        Mode = parsed.GetValue(_mode),
        Program = parsed.GetValue(_program),
        IntensityMicroAmps = parsed.GetValue(_intensity) ?? throw new UsageException("--intensity is missing: write what was set, such as 20mA, or --no-output where nothing should flow."),
        FrequencyMilliHertz = parsed.GetValue(_frequency),
        PhaseWidthMicros = parsed.GetValue(_phaseWidth),
    }.ToRequest();

    private Judgement Judge(ParseResult parsed, string file, CaptureMeasurement capture, MeasureOptions options, SessionRequest? request)
    {
        ChannelMeasurement channel = CurrentOf(capture);
        try
        {
            if (request is null)
            {
                return CaptureJudge.JudgeNoOutput(channel, capture.Time, options);
            }

            Expectation expected = ExpectationFactory.Of(request.Program, SegmentOf(parsed, request, channel), request.IntensityMicroAmps) with
            {
                RampsAreOpen = parsed.GetValue(_program) is null,
                PolarityIsKnown = parsed.GetValue(_polarity) == "known",
                Parts = parsed.GetValue(_part) switch { "pulses" => JudgeParts.Pulses, "train" => JudgeParts.Train, _ => JudgeParts.All },
            };
            return CaptureJudge.Judge(expected, channel, capture.Time, options, () => CaptureFile.Open(file));
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
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
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NanoStim.Cli.Options;
using NanoStim.Scope;
using NanoStim.Scope.Live;
using NanoStim.VirtualBench;

namespace NanoStim.Cli.Scope;

/// <summary>nanostim scope grab: a capture from a connected instrument, set from the program, and straight into a verdict.</summary>
internal sealed class GrabCommand : Command
{
    private const double DefaultRate = 1e6;

    private readonly Option<string> _from = new("--from") { Description = "Instrument: tcp://HOST:5555, usbtmc, or sigrok:DRIVER.", HelpName = "SOURCE", Required = true };
    private readonly Option<FileInfo> _out = new("--out") { Description = "Capture to write: .csv, or .sr from sigrok.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _mode = new("--mode") { Description = "Technique: ms (microcurrent) or ems." };
    private readonly Option<string?> _program = new("--program") { Description = "Program that is running, by name.", HelpName = "NAME" };
    private readonly QuantityOption _intensity = new("--intensity", Quantity.Current, "Intensity that is set, with its unit: 200uA, 20mA.") { HelpName = "CURRENT" };
    private readonly QuantityOption _frequency = new("--frequency", Quantity.Frequency, "Pulses a second, with its unit: 10Hz.") { HelpName = "FREQUENCY" };
    private readonly QuantityOption _phaseWidth = new("--phase-width", Quantity.PhaseWidth, "Width of a phase, with its unit: 250us.") { HelpName = "TIME" };
    private readonly Option<int> _segment = new("--segment") { Description = "Segment of the program, from 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _view = new("--view") { Description = "What to show: pulse (2.5 periods), train (20 periods) or cycle (ramps, on and off).", DefaultValueFactory = _ => "train" };
    private readonly EngineeringOption _load = EngineeringOption.Resistance("--load", "Resistor that the probe is across.");
    private readonly EngineeringOption _rate = new("--rate", "Sample rate for sigrok; 1MHz without it.", "1MHz", ("Hz", 1), ("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9));
    private readonly EngineeringOption _duration = new("--duration", "Time to show; without it, what the view of the program takes.", "2s", ("s", 1), ("ms", 1e-3), ("us", 1e-6));
    private readonly EngineeringOption _trigger = new("--trigger", "Level of the trigger; half of the expected amplitude without it.", "50mV", ("V", 1), ("mV", 1e-3));
    private readonly Option<bool> _force = new("--no-trigger") { Description = "Take what there is, without waiting for an edge." };
    private readonly Option<double> _wait = new("--wait") { Description = "Seconds to wait for the trigger.", HelpName = "SECONDS", DefaultValueFactory = _ => 30 };
    private readonly Option<string[]> _channels = new("--channel") { Description = "Channel: 1, 2 … of an oscilloscope, or a name of sigrok (repeatable). The first is the trigger.", HelpName = "CHANNEL" };
    private readonly Option<string> _then = new("--then") { Description = "What to do with the capture: measure, judge or nothing.", DefaultValueFactory = _ => "measure" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the figures or the verdict as JSON." };

    public GrabCommand()
        : base("grab", "Take a capture from an oscilloscope (SCPI over LAN or USB) or from sigrok, set for the program that runs, and measure or judge it.")
    {
        _mode.AcceptOnlyFromAmong("ms", "ems");
        _view.AcceptOnlyFromAmong("pulse", "train", "cycle");
        _then.AcceptOnlyFromAmong("measure", "judge", "nothing");
        foreach (Option option in new Option[] { _from, _out, _mode, _program, _intensity, _frequency, _phaseWidth, _segment, _view, _load, _rate, _duration, _trigger, _force, _wait, _channels, _then, _json })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        GrabSource source = GrabSource.Parse(parsed.GetValue(_from)!);
        FileInfo to = parsed.GetValue(_out)!;
        GrabSettings settings = Settings(parsed, source);
        to.Directory?.Create();
        try
        {
            string instrument = source.Driver is { } driver ? FromSigrok(parsed, driver, settings, to) : FromScope(source, settings, to);
            Remember(parsed, instrument, settings, to);
            if (!parsed.GetValue(_json))
            {
                parsed.InvocationConfiguration.Output.WriteLine($"{to}: from {instrument}, {SiText.Of(settings.WindowSeconds, "s")}");
            }
        }
        catch (InstrumentException silent)
        {
            throw new UsageException(silent.Message);
        }

        return Then(parsed, to);
    }

    private GrabSettings Settings(ParseResult parsed, GrabSource source)
    {
        string[] names = parsed.GetValue(_channels) ?? [];
        int[] channels = source.Driver is not null ? [1] : [.. (names.Length == 0 ? ["1"] : names).Select(Number)];
        GrabSettings settings = new(channels, 0.02, 1, 0.5);
        if (parsed.GetValue(_intensity) is { } intensity)
        {
            SessionRequest request = new SessionWish
            {
                Mode = parsed.GetValue(_mode),
                Program = parsed.GetValue(_program),
                IntensityMicroAmps = intensity,
                FrequencyMilliHertz = parsed.GetValue(_frequency),
                PhaseWidthMicros = parsed.GetValue(_phaseWidth),
            }.ToRequest();
            int segment = parsed.GetValue(_segment);
            if (segment < 1 || segment > request.Program.Segments.Length)
            {
                throw new UsageException($"--segment: the program has {request.Program.Segments.Length}: write 1 to {request.Program.Segments.Length}.");
            }

            double ohms = parsed.GetValue(_load) ?? throw new UsageException("--load: without the resistor that the probe is across, the voltage to expect is not known: write for example --load 500ohm.");
            settings = GrabPlan.Of(ExpectationFactory.Of(request.Program, segment - 1, request.IntensityMicroAmps), parsed.GetValue(_view)!, ohms, channels);
        }
        else if (parsed.GetValue(_then) == "judge")
        {
            throw new UsageException("--then judge: say what should be there, with --intensity and --program or --mode.");
        }

        settings = settings with { IsForced = parsed.GetValue(_force), Patience = TimeSpan.FromSeconds(parsed.GetValue(_wait)) };
        settings = parsed.GetValue(_duration) is { } seconds ? settings with { WindowSeconds = seconds } : settings;
        return parsed.GetValue(_trigger) is { } volts ? settings with { TriggerVolts = volts } : settings;
    }

    private static int Number(string name) =>
        int.TryParse(name.Replace("CH", string.Empty, StringComparison.OrdinalIgnoreCase), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 8
            ? number
            : throw new UsageException($"--channel: '{name}' is no channel of an oscilloscope: write 1 to 8.");

    private static string FromScope(GrabSource source, GrabSettings settings, FileInfo to)
    {
        if (!to.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--out: '{to.Name}' does not end in .csv, which is what is written from an oscilloscope.");
        }

        using LiveScope scope = new(source.Open!());
        LiveCapture capture = scope.Grab(settings);
        using StreamWriter writer = new(to.FullName) { NewLine = "\n" };
        capture.Write(writer);
        return capture.Instrument;
    }

    private string FromSigrok(ParseResult parsed, string driver, GrabSettings settings, FileInfo to)
    {
        if (!to.Extension.Equals(".sr", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--out: '{to.Name}' does not end in .sr, which is what sigrok writes.");
        }

        double rate = parsed.GetValue(_rate) ?? DefaultRate;
        to.Delete();
        return SigrokCli.Grab(driver, parsed.GetValue(_channels) ?? [], rate, (long)Math.Ceiling(settings.WindowSeconds * rate), to.FullName);
    }

    /// <summary>Leaves beside the capture what it was taken with.</summary>
    private void Remember(ParseResult parsed, string instrument, GrabSettings settings, FileInfo to)
    {
        JsonObject node = new()
        {
            ["instrument"] = instrument,
            ["from"] = parsed.GetValue(_from),
            ["taken"] = DateTime.UtcNow.ToString("s", CultureInfo.InvariantCulture) + "Z",
            ["windowSeconds"] = settings.WindowSeconds,
            ["triggerVolts"] = settings.TriggerVolts,
        };
        File.WriteAllText(Path.ChangeExtension(to.FullName, ".json"), node.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");
    }

    private int Then(ParseResult parsed, FileInfo to)
    {
        string then = parsed.GetValue(_then)!;
        if (then == "nothing")
        {
            return ExitCode.Done;
        }

        List<string> words = [to.FullName];
        words.AddRange(Again(parsed, _load));
        words.AddRange(parsed.GetValue(_json) ? ["--json"] : []);
        if (then == "judge")
        {
            words.AddRange([.. Again(parsed, _mode), .. Again(parsed, _program), .. Again(parsed, _intensity), .. Again(parsed, _frequency), .. Again(parsed, _phaseWidth)]);
            words.AddRange(["--segment", parsed.GetValue(_segment).ToString(CultureInfo.InvariantCulture)]);
        }

        Command next = then == "judge" ? new JudgeCommand() : new MeasureCommand();
        return next.Parse(words).Invoke(parsed.InvocationConfiguration);
    }

    /// <summary>An option as it was written.</summary>
    private static string[] Again(ParseResult parsed, Option option) =>
        parsed.GetResult(option) is { Tokens.Count: > 0 } given ? [option.Name, given.Tokens[0].Value] : [];
}

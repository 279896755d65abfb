using System.CommandLine;
using NanoStim.Cli.Files;
using NanoStim.Scope;
using NanoStim.Scope.Export;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using Spectre.Console;

namespace NanoStim.Cli.Scope;

/// <summary>nanostim scope export: a capture in the form of other instruments and tools.</summary>
internal sealed class ExportCommand : Command
{
    // A file that other tools still like to open.
    private const double UsualSamples = 4e6;
    private const double UsualRate = 1e6;

    private readonly Argument<string> _file = new("FILE") { Description = "Capture, such as capture.csv of 'nanostim run'." };
    private readonly Option<FileInfo> _out = new("--out") { Description = "What to write: .csv (as a Rigol saves it), .vcd or .sr (sigrok).", HelpName = "FILE", Required = true };
    private readonly EngineeringOption _rate = new("--rate", "Sample rate; without it 1MHz, or less for a long capture.", "1MHz", ("Hz", 1), ("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9));
    private readonly EngineeringOption _from = Time("--from", "Begin at this time of the capture.");
    private readonly EngineeringOption _duration = Time("--duration", "Export so much of it.");

    public ExportCommand()
        : base("export", "Sample a capture evenly and write it as Rigol CSV, VCD or sigrok session.")
    {
        foreach (Option option in new Option[] { _out, _rate, _from, _duration })
        {
            Add(option);
        }

        Add(_file);
        SetAction(Run);
    }

    private static EngineeringOption Time(string name, string description) => new(name, description, "2s", ("s", 1), ("ms", 1e-3), ("us", 1e-6), ("min", 60));

    private int Run(ParseResult parsed)
    {
        string file = parsed.GetValue(_file)!;
        FileInfo to = parsed.GetValue(_out)!;
        IAnsiConsole console = ConsoleFactory.For(parsed);
        try
        {
            CaptureMeasurement capture = CaptureProgress.Measure(console, file, new MeasureOptions());
            ExportPlan plan = Plan(parsed, file, capture);
            using OutputFile whole = new(to.FullName);
            using (ISampleSource source = CaptureFile.Open(file))
            using (ICaptureExport export = Open(to.Name, whole, plan))
            {
                CaptureProgress.Run(console, file, report =>
                {
                    Resampler.Run(source, plan, export.Write, report);
                    return true;
                });
            }

            whole.Commit();
            console.WriteLine($"{to}: {plan.Samples} samples at {SiText.Of(plan.RateHertz, "Hz")}");
            return ExitCode.Done;
        }
        catch (CaptureFormatException damaged)
        {
            throw new UsageException($"{file}: {damaged.Message}");
        }
    }

    private ExportPlan Plan(ParseResult parsed, string file, CaptureMeasurement capture)
    {
        double start = Math.Max(capture.Time.StartSeconds, parsed.GetValue(_from) ?? capture.Time.StartSeconds);
        double end = Math.Min(capture.Time.EndSeconds, start + (parsed.GetValue(_duration) ?? double.PositiveInfinity));
        if (!(end > start))
        {
            throw new UsageException($"--from: the capture goes from {SiText.Of(capture.Time.StartSeconds, "s")} to {SiText.Of(capture.Time.EndSeconds, "s")}.");
        }

        // Powers of ten, so that every form can have the same.
        double usual = Math.Min(UsualRate, Math.Pow(10, Math.Floor(Math.Log10(UsualSamples / (end - start)))));
        double rate = parsed.GetValue(_rate) ?? usual;
        using ISampleSource source = CaptureFile.Open(file);
        int pulses = Math.Max(0, capture.Channels.ToList().FindIndex(channel => channel.Unit == "A"));
        ChannelMeasurement shown = capture.Channels[pulses];
        double largest = Math.Max(shown.Positive?.Peak ?? 0, shown.Negative?.Peak ?? 0);
        return new ExportPlan(source.Header.Channels, start, rate, (long)Math.Floor((end - start) * rate) + 1, pulses, Math.Max(0.02 * largest, 1e-12));
    }

    private static ICaptureExport Open(string name, OutputFile to, ExportPlan plan)
    {
        try
        {
            return Path.GetExtension(name).ToUpperInvariant() switch
            {
                ".CSV" => new RigolCsvExport(to.Text, plan),
                ".VCD" => new VcdExport(to.Text, plan),
                ".SR" => new SigrokSessionExport(to.Bytes, plan),
                _ => throw new UsageException($"--out: '{name}' is no form that is known: write a name that ends in .csv, .vcd or .sr."),
            };
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"--rate: {wrong.Message}");
        }
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using Spectre.Console;

namespace NanoStim.Cli.Scope;

/// <summary>nanostim scope measure: what captures show, in the terms of the field.</summary>
internal sealed class MeasureCommand : Command
{
    private readonly Argument<string[]> _files = new("FILE") { Description = "Captures: CSV of an oscilloscope or logic analyser, or .sr.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON: an object for one file, an array for several." };
    private readonly ProbeOptions _bench = new();

    public MeasureCommand()
        : base("measure", "Measure captures: frequency, widths, amplitudes, charge, balance, and whether it is microcurrent.")
    {
        Add(_files);
        _bench.AddTo(this);
        Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        MeasureOptions options = _bench.Of(parsed);
        bool json = parsed.GetValue(_json);

        // A console takes its time to be made, and numbers need none.
        Lazy<IAnsiConsole> console = new(() => ConsoleFactory.For(parsed));
        List<JsonObject> nodes = [];
        int exit = ExitCode.Done;
        foreach (string file in parsed.GetValue(_files) ?? [])
        {
            try
            {
                CaptureMeasurement capture = json ? CaptureMeasurer.Measure(file, options) : CaptureProgress.Measure(console.Value, file, options);
                nodes.Add(MeasurementJson.Node(capture));
                if (!json)
                {
                    MeasurementTable.Show(console.Value, capture);
                }
            }
            catch (Exception refused) when (refused is CaptureFormatException or IOException or UnauthorizedAccessException or ArgumentException or UsageException)
            {
                // One bad file does not keep the others from being measured.
                parsed.InvocationConfiguration.Error.WriteLine($"nanostim: {file}: {refused.Message}");
                nodes.Add(MeasurementJson.Failure(file, refused.Message, (refused as CaptureFormatException)?.Line ?? 0));
                exit = ExitCode.WrongUsage;
            }
        }

        if (json)
        {
            parsed.InvocationConfiguration.Output.WriteLine(MeasurementJson.Text(nodes));
        }

        return exit;
    }
}

using System.CommandLine;
using NanoStim.Scope.Measuring;

namespace NanoStim.Cli.Scope;

/// <summary>The options by which the bench says what a file does not.</summary>
internal sealed class ProbeOptions
{
    private readonly EngineeringOption _load = EngineeringOption.Resistance("--load", "Resistor between the electrodes; the measured voltage stands across it, unless there is a shunt or a current channel.");
    private readonly EngineeringOption _shunt = EngineeringOption.Resistance("--shunt", "Shunt in the current's way; the measured voltage stands across it.");
    private readonly EngineeringOption _area = new("--electrode-area", "Area of the smaller electrode, for the densities.", "4cm2", ("cm2", 1), ("cm²", 1), ("mm2", 0.01), ("mm²", 0.01));
    private readonly EngineeringOption _probe = new("--probe", "Attenuation of a probe of which the instrument did not know.", "10x", ("x", 1), ("", 1));
    private readonly EngineeringOption _gain = new("--gain-error", "Amplitude error of the instrument; added to the uncertainties.", "3%", ("%", 0.01));
    private readonly EngineeringOption _rate = new("--sample-rate", "Sample rate of a file that has no times.", "1MHz", ("Hz", 1), ("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9));
    private readonly Option<string[]> _channels = new("--channel") { Description = "Measure this channel only (repeatable).", HelpName = "NAME" };
    private readonly Option<string[]> _currents = new("--current-channel") { Description = "The values of this channel are amperes, whatever its unit says (repeatable).", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _load, _shunt, _currents, _area, _probe, _gain, _channels, _rate })
        {
            command.Add(option);
        }
    }

    /// <summary>Refuses what says something of voltages where the capture has currents only: it would not be used.</summary>
    /// <exception cref="UsageException">Such an option is there.</exception>
    public void RefuseUnused(ParseResult parsed, CaptureMeasurement capture)
    {
        Option? given = new Option[] { _shunt, _probe }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        if (given is not null && capture.Channels.All(channel => channel.Unit == "A"))
        {
            throw new UsageException($"{given.Name} is for a voltage, and {string.Join(", ", capture.Channels.Select(channel => channel.Name))} of {capture.File} shows a current already: leave it out.");
        }
    }

    public MeasureOptions Of(ParseResult parsed) => new()
    {
        LoadOhms = parsed.GetValue(_load),
        ShuntOhms = parsed.GetValue(_shunt),
        ElectrodeSquareCentimetres = parsed.GetValue(_area),
        ProbeFactor = parsed.GetValue(_probe) ?? 1,
        GainError = parsed.GetValue(_gain) ?? 0,
        SampleRateHertz = parsed.GetValue(_rate),
        Channels = parsed.GetValue(_channels) ?? [],
        CurrentChannels = parsed.GetValue(_currents) ?? [],
    };
}

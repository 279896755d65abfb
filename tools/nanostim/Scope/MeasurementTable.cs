using System.Globalization;
using NanoStim.Scope;
using NanoStim.Scope.Measuring;
using Spectre.Console;

namespace NanoStim.Cli.Scope;

/// <summary>What a capture shows, as a table: a column for each channel.</summary>
internal static class MeasurementTable
{
    private const int MostBursts = 6;

    public static void Show(IAnsiConsole console, CaptureMeasurement capture)
    {
        console.WriteLine($"{capture.File}: {capture.Format}");
        foreach (string note in capture.Notes)
        {
            console.WriteLine($"  note: {note}");
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumn("");
        foreach (ChannelMeasurement channel in capture.Channels)
        {
            table.AddColumn(Markup.Escape(channel.Name));
        }

        foreach ((string name, Func<ChannelMeasurement, string> cell) in Rows())
        {
            string[] cells = [.. capture.Channels.Select(cell)];
            if (cells.Any(text => text is not ("-" or "")))
            {
                table.AddRow([new Text(name), .. cells.Select(text => new Text(text))]);
            }
        }

        console.Write(table);
        foreach (ChannelMeasurement channel in capture.Channels.Where(channel => channel.Doubt is not null))
        {
            string what = channel.Kind == SignalKind.Flat ? "flat" : "frequency and widths";
            console.WriteLine($"{channel.Name}: {what}, in doubt: {channel.Doubt}");
        }

        foreach (ChannelMeasurement channel in capture.Channels.Where(channel => channel.Microcurrent?.IsMicrocurrent is not null))
        {
            console.WriteLine($"{channel.Name}: microcurrent: {(channel.Microcurrent!.IsMicrocurrent == true ? "yes" : "no")} ({channel.Microcurrent.Reason})");
        }

        console.WriteLine();
    }

    private static IEnumerable<(string, Func<ChannelMeasurement, string>)> Rows()
    {
        yield return ("signal", channel => channel.PolarityPattern ?? Words(channel.Kind));
        yield return ("samples", channel => channel.Samples.ToString(CultureInfo.InvariantCulture));
        yield return ("sample interval", channel => channel.SampleIntervalSeconds is { } interval ? SiText.Of(interval, "s") : "uneven");
        yield return ("frequency", channel => SiText.Of(channel.FrequencyHertz, channel.Uncertainty.FrequencyHertz, "Hz"));
        yield return ("high time", channel => Micros(channel.HighTimeMicros, channel.Uncertainty.HighTimeMicros));
        yield return ("low time", channel => Micros(channel.LowTimeMicros, channel.Uncertainty.LowTimeMicros));
        yield return ("phase width", channel => Micros(channel.PhaseWidthMicros, channel.Uncertainty.PhaseWidthMicros));
        yield return ("interphase gap", channel => Micros(channel.InterphaseGapMicros, channel.Uncertainty.InterphaseGapMicros));
        yield return ("rise time", channel => Micros((channel.Positive ?? channel.Negative)?.RiseMicros, null));
        yield return ("duty", channel => channel.Duty is { } duty ? SiText.Digits(duty * 100, 4) + " %" : "-");
        yield return ("peak", channel => SiText.Of(channel.PeakVolts, channel.Uncertainty.PeakVolts, "V"));
        yield return ("plateau positive", channel => channel.Positive is { } side && channel.Unit == "V" ? SiText.Of(side.Plateau, "V") : "-");
        yield return ("plateau negative", channel => channel.Negative is { } side && channel.Unit == "V" ? SiText.Of(-side.Plateau, "V") : "-");
        yield return ("rest level", channel => channel.Unit.Length > 0 ? SiText.Of(channel.RestLevel, channel.Unit) : "-");
        yield return ("mean", channel => channel.Unit.Length > 0 ? SiText.Of(channel.Mean, channel.Unit) : "-");
        yield return ("peak current", channel => Micro(channel.PeakMicroAmps, channel.Uncertainty.PeakMicroAmps, "A"));
        yield return ("plateau current +", channel => Micro(channel.Positive?.Plateau * channel.AmpsPerUnit * 1e6, channel.Uncertainty.PlateauMicroAmps, "A"));
        yield return ("plateau current -", channel => Micro(-channel.Negative?.Plateau * channel.AmpsPerUnit * 1e6, channel.Uncertainty.PlateauMicroAmps, "A"));
        yield return ("mean current (DC)", channel => Micro(channel.MeanMicroAmps, channel.Uncertainty.MeanMicroAmps, "A"));
        yield return ("r.m.s. current", channel => Micro(channel.RmsMicroAmps, channel.Uncertainty.RmsMicroAmps, "A"));
        yield return ("charge per phase +", channel => Charge(channel.Positive?.AreaMicros * channel.AmpsPerUnit * 1e3, channel.Uncertainty.PhaseChargeNanoCoulombs));
        yield return ("charge per phase -", channel => Charge(-channel.Negative?.AreaMicros * channel.AmpsPerUnit * 1e3, channel.Uncertainty.PhaseChargeNanoCoulombs));
        yield return ("net charge", channel => Charge(channel.NetChargeNanoCoulombs, channel.Uncertainty.NetChargeNanoCoulombs));
        yield return ("charge moved", channel => Charge(channel.MovedChargeNanoCoulombs, null));
        yield return ("energy per pulse", channel => Micro(channel.EnergyPerPulseMicroJoules, null, "J"));
        yield return ("peak density", channel => Density(channel.PeakDensityMilliAmpsPerSquareCentimetre, "mA/cm²"));
        yield return ("r.m.s. density", channel => Density(channel.RmsDensityMilliAmpsPerSquareCentimetre, "mA/cm²"));
        yield return ("power density", channel => Density(channel.PowerDensityMilliWattsPerSquareCentimetre, "mW/cm²"));
        yield return ("bursts", Bursts);
    }

    private static string Words(SignalKind kind) => kind switch
    {
        SignalKind.Flat => "flat",
        SignalKind.Logic => "logic",
        SignalKind.OneSided => "pulses to one side",
        _ => "-",
    };

    private static string Bursts(ChannelMeasurement channel)
    {
        if (channel.Bursts.Count == 0 || (channel.Bursts.Count == 1 && channel.Bursts[0].RampUp == 0 && channel.Bursts[0].RampDown == 0))
        {
            return "-";
        }

        IEnumerable<string> lines = channel.Bursts.Take(MostBursts).Select(burst =>
            $"{SiText.Of(burst.OnSeconds, "s", 3)} on (ramp {SiText.Of(burst.RampUp, "s", 2)} up, {SiText.Of(burst.RampDown, "s", 2)} down), {burst.Pulses} phases");
        return string.Join('\n', channel.Bursts.Count > MostBursts ? lines.Append($"and {channel.Bursts.Count - MostBursts} more") : lines);
    }

    private static string Micros(double? micros, double? uncertainty) => SiText.Of(micros * 1e-6, uncertainty * 1e-6, "s");

    private static string Micro(double? value, double? uncertainty, string unit) => SiText.Of(value * 1e-6, uncertainty * 1e-6, unit);

    private static string Charge(double? nano, double? uncertainty) => SiText.Of(nano * 1e-9, uncertainty * 1e-9, "C");

    private static string Density(double? value, string unit) => value is { } known ? $"{SiText.Digits(known, 4)} {unit}" : "-";
}

using System.Globalization;
using NanoStim.Client;
using NanoStim.Scope;

namespace NanoStim.Cli.Remote;

/// <summary>Measurements and events as text for people.</summary>
internal static class ReadingText
{
    /// <summary>State, current, voltage and impedance: what fits into a prompt.</summary>
    public static string Short(Reading reading) =>
        $"{StateText(reading.State)}{(reading.FaultCode == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {reading.FaultCode}"))} {MicroAmps(reading.PeakMicroAmps)} {Volts(reading.ElectrodeMilliVolts)} {Ohms(reading.ImpedanceOhms)}";

    /// <summary>Everything.</summary>
    public static string Of(Reading reading) => string.Join('\n', Rows(reading).Select(row => $"{row.Name,-18} {row.Value}"));

    /// <summary>An event of the log.</summary>
    public static string Of(LogEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Number,4} {entry.Seconds,10:0.000} s  {entry.From} -> {entry.To}  {entry.Event}  {Detail(entry)}");

    /// <summary>What belongs to an event: the fault, or the chosen intensity.</summary>
    public static string Detail(LogEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{(entry.To == "fault" ? "fault " : "")}{entry.Detail}{(entry.To == "fault" ? "" : " µA")}");

    /// <summary>Names and values.</summary>
    public static IEnumerable<(string Name, string Value)> Rows(Reading reading)
    {
        yield return ("state", StateText(reading.State));
        yield return ("fault", reading.FaultCode == 0 ? "none" : reading.FaultCode.ToString(CultureInfo.InvariantCulture));
        yield return ("peak current", MicroAmps(reading.PeakMicroAmps));
        yield return ("mean current", MicroAmps(reading.MeanMicroAmps));
        yield return ("signed mean", MicroAmps(reading.SignedMicroAmps));
        yield return ("electrode voltage", Volts(reading.ElectrodeMilliVolts));
        yield return ("impedance", Ohms(reading.ImpedanceOhms));
        yield return ("net charge", Known(reading.NetChargeNanoCoulombs, 1e-9, "C"));
        yield return ("battery", Volts(reading.BatteryMilliVolts));
        yield return ("reservoir", Volts(reading.ReservoirMilliVolts));
    }

    /// <summary>The state as the device names it.</summary>
    public static string StateText(DeviceState state) => string.Concat(state.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));

    /// <summary>A current in µA.</summary>
    public static string MicroAmps(double value) => Known(value, 1e-6, "A");

    private static string Volts(double milliVolts) => Known(milliVolts, 1e-3, "V");

    private static string Ohms(double value) => Known(value, 1, "Ω");

    private static string Known(double value, double unit, string name) => double.IsNaN(value) ? $"- {name}" : SiText.Of(value * unit, name);
}

using System.Globalization;
using System.Text;

namespace NanoStim.Cli.Tests;

/// <summary>Small captures for calls: twelve biphasic pulses of 50 Hz and 300 µs, 20 mA into 500 Ω, with a row at each end of each edge.</summary>
internal static class CallCaptures
{
    private const double Period = 0.0199936;
    private const double Width = 300.9e-6;
    private const double Gap = 5e-6;
    private const double Edge = 1e-9;
    private const int Pulses = 12;
    private const double Volts = 10;
    private const double Amps = 0.02;

    /// <summary>By the name of the file, what makes its rows of the current by the amplitude.</summary>
    private static readonly Dictionary<string, (string Heading, Func<double, string> Cells)> s_kinds = new()
    {
        ["volts.csv"] = ("Time (s),CH1 (V)", share => Text(Volts * share)),
        ["amps.csv"] = ("Time (s),Current (A)", share => Text(Amps * share)),
        ["both.csv"] = ("Time (s),Electrode (V),Current (A)", share => $"{Text(Volts * share)},{Text(Amps * share)}"),
        ["dead.csv"] = ("Time (s),CH1 (V),MATH (A)", share => $"{Text(Volts * share)},0"),
        ["half.csv"] = ("Time (s),CH1 (V),CH2 (V)", share => $"{Text(Volts / 2 * share)},{Text(-Volts / 2 * share)}"),
        ["high.csv"] = ("Time (s),CH1 (V),CH2 (V)", share => $"{Text(Volts * share)},{Text(1.3 * Volts * share)}"),
        ["same.csv"] = ("Time (s),CH1 (V),CH2 (V)", share => $"{Text(Volts * share)},{Text(Volts * share)}"),
        ["tenth.csv"] = ("Time (s),CH1 (V)", share => Text(Volts / 10 * share)),
        ["shunt.csv"] = ("Time (ms),CH1 (mV)", share => Text(1e3 * 10 * Amps * share)),
        ["bare.csv"] = ("Time,CH1", share => Text(Volts * share)),
        ["last.csv"] = ("Current (mA),Time (ms)", share => Text(1e3 * Amps * share)),
        ["logic.csv"] = ("Time (s),D0", share => share > 0 ? "1" : "0"),
        ["flat.csv"] = ("Time (s),CH1 (V)", _ => "0"),
        ["flat-amps.csv"] = ("Time (s),Current (A)", _ => "0"),
        ["flat-bare.csv"] = ("Time,CH1", _ => "0"),
        ["leak.csv"] = ("Time (s),CH1 (V)", _ => "1"),
    };

    /// <summary>Writes the captures that a call names.</summary>
    public static void WriteFor(string arguments, string folder)
    {
        foreach ((string name, (string heading, Func<double, string> cells)) in s_kinds.Where(kind => arguments.Contains("{root}/" + kind.Key, StringComparison.Ordinal)))
        {
            bool isTimeLast = heading.Contains(",Time", StringComparison.Ordinal);
            double unit = heading.Contains("ms", StringComparison.Ordinal) ? 1e3 : 1;
            StringBuilder text = new();
            text.Append(heading).Append('\n');
            foreach ((double seconds, double share) in Rows())
            {
                string time = (unit * seconds).ToString("0.000000000", CultureInfo.InvariantCulture);
                text.Append(isTimeLast ? $"{cells(share)},{time}" : $"{time},{cells(share)}").Append('\n');
            }

            File.WriteAllText(Path.Combine(folder, name), text.ToString());
        }
    }

    private static IEnumerable<(double Seconds, double Share)> Rows()
    {
        yield return (0, 0);
        for (int pulse = 0; pulse < Pulses; pulse++)
        {
            double start = 0.003 + (pulse * Period);
            foreach ((double from, double share) in new[] { (start, 1.0), (start + Width + Gap, -1.0) })
            {
                yield return (from, 0);
                yield return (from + Edge, share);
                yield return (from + Width, share);
                yield return (from + Width + Edge, 0);
            }
        }

        yield return (Pulses * Period, 0);
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

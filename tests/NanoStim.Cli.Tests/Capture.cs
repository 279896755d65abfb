using System.Globalization;

namespace NanoStim.Cli.Tests;

/// <summary>A capture read back, and what follows from it alone: no code of the tools is used.</summary>
internal sealed class Capture
{
    private readonly double[] _seconds;
    private readonly double[] _volts;
    private readonly double[] _amps;

    public Capture(string path)
    {
        string[] lines = File.ReadAllLines(path);
        Header = lines[0];
        double[][] rows = [.. lines.Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        _seconds = [.. rows.Select(row => row[0])];
        _volts = [.. rows.Select(row => row[1])];
        _amps = [.. rows.Select(row => row[2])];
    }

    public string Header { get; }

    public IReadOnlyList<double> Seconds => _seconds;

    public IReadOnlyList<double> Volts => _volts;

    public IReadOnlyList<double> Amps => _amps;

    public double NetCoulombs => Integral(amps => amps);

    public double MovedCoulombs => Integral(Math.Abs);

    public double RmsAmps => Math.Sqrt(Integral(amps => amps * amps) / _seconds[^1]);

    /// <summary>Median of the largest magnitudes between two zeros, over those of full height: the ramps do not count.</summary>
    public double SteadyPeakAmps()
    {
        List<double> peaks = [];
        double peak = 0;
        int sign = 0;
        foreach (double amps in _amps)
        {
            if (Math.Sign(amps) != sign)
            {
                if (sign != 0)
                {
                    peaks.Add(peak);
                }

                sign = Math.Sign(amps);
                peak = 0;
            }

            peak = Math.Max(peak, Math.Abs(amps));
        }

        double most = peaks.Max();
        double[] full = [.. peaks.Where(each => each > 0.9 * most).Order()];
        return full[full.Length / 2];
    }

    /// <summary>Widths of the phases of one sign at half height, in s, over those of full height.</summary>
    public double[] PhaseSeconds(int sign)
    {
        double half = 0.5 * SteadyPeakAmps();
        List<double> widths = [];
        double? since = null;
        for (int i = 1; i < _amps.Length; i++)
        {
            bool on = sign * _amps[i] > half;
            if (on && since is null)
            {
                since = _seconds[i];
            }
            else if (!on && since is { } start)
            {
                widths.Add(_seconds[i - 1] - start);
                since = null;
            }
        }

        return [.. widths];
    }

    /// <summary>Trapezoids: between two rows the signal is a straight line.</summary>
    private double Integral(Func<double, double> of)
    {
        double sum = 0;
        for (int i = 1; i < _amps.Length; i++)
        {
            sum += (of(_amps[i - 1]) + of(_amps[i])) / 2 * (_seconds[i] - _seconds[i - 1]);
        }

        return sum;
    }
}

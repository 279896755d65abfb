using System.Globalization;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Export;

/// <summary>Value change dump (IEEE 1364): a real variable a channel, and two wires for the polarity of the current. A unit of time is a sample.</summary>
public sealed class VcdExport : ICaptureExport
{
    private readonly TextWriter _to;
    private readonly ExportPlan _plan;
    private readonly double[] _last;
    private int _lastLogic = -1;
    private long _sample;

    /// <summary>Takes over the writer.</summary>
    /// <exception cref="ArgumentException">The rate is no power of ten, which the time scale of the form has to be.</exception>
    public VcdExport(TextWriter to, ExportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _to = to;
        _to.NewLine = "\n";
        _plan = plan;
        _last = new double[plan.Channels.Count];
        Array.Fill(_last, double.NaN);
        _to.WriteLine($"$timescale {TimeScale(plan.RateHertz)} $end");
        _to.WriteLine("$scope module nanostim $end");
        _to.WriteLine("$var wire 1 p positive $end");
        _to.WriteLine("$var wire 1 n negative $end");
        for (int channel = 0; channel < plan.Channels.Count; channel++)
        {
            _to.WriteLine($"$var real 64 {Code(channel)} {plan.Channels[channel].Name.Replace(' ', '_')} $end");
        }

        _to.WriteLine("$upscope $end");
        _to.WriteLine("$enddefinitions $end");
    }

    public void Write(SampleBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        for (int at = 0; at < block.Count; at++, _sample++)
        {
            Changes(block, at);
        }
    }

    public void Dispose()
    {
        _to.WriteLine($"#{_sample.ToString(CultureInfo.InvariantCulture)}");
        _to.Dispose();
    }

    private void Changes(SampleBlock block, int at)
    {
        bool stamped = false;
        int logic = _plan.LogicOf(block.Values[_plan.PulseChannel][at]);
        if (logic != _lastLogic)
        {
            Stamp(ref stamped);
            _to.WriteLine($"{logic & 1}p");
            _to.WriteLine($"{logic >> 1}n");
            _lastLogic = logic;
        }

        for (int channel = 0; channel < _last.Length; channel++)
        {
            double value = block.Values[channel][at];
            if (value != _last[channel])
            {
                Stamp(ref stamped);
                _to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"r{value:G7} {Code(channel)}"));
                _last[channel] = value;
            }
        }
    }

    private void Stamp(ref bool stamped)
    {
        if (!stamped)
        {
            _to.WriteLine($"#{_sample.ToString(CultureInfo.InvariantCulture)}");
            stamped = true;
        }
    }

    private static char Code(int channel) => (char)('A' + channel);

    private static string TimeScale(double rate)
    {
        int power = (int)Math.Round(-Math.Log10(rate));
        if (Math.Abs(Math.Pow(10, -power) / rate - 1) > 1e-9 || power is > 0 or < -12)
        {
            throw new ArgumentException($"A VCD needs a rate that is a power of ten, such as 1MHz; {rate} Hz is none.", nameof(rate));
        }

        int group = (int)Math.Floor(power / 3.0);
        string unit = group switch { 0 => "s", -1 => "ms", -2 => "us", -3 => "ns", _ => "ps" };
        return $"{(int)Math.Pow(10, power - 3 * group)} {unit}";
    }
}

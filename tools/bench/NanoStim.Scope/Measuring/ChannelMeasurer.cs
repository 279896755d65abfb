using System.Runtime.InteropServices;

namespace NanoStim.Scope.Measuring;

/// <summary>Second pass over one channel: pulses and integrals, level by level known from the first.</summary>
internal sealed class ChannelMeasurer
{
    private readonly bool _holds;
    private readonly PulseDetector?[] _detectors;
    private double _least = double.PositiveInfinity;
    private double _greatest = double.NegativeInfinity;
    private double _lastValue = double.NaN;
    private double _lastSeconds = double.NaN;

    public ChannelMeasurer(SignalLevels levels)
    {
        Levels = levels;
        _holds = levels.Kind == SignalKind.Logic;
        Integral = new ChannelIntegral(_holds);
        double ignored = Math.Max(4 * levels.Noise, 1.5 * levels.Grain);
        double edgeShare = levels.Kind == SignalKind.Alternating ? 0 : 0.5;
        _detectors =
        [
            levels.Up > 0 ? new PulseDetector(1, levels.Rest, levels.Up, ignored, edgeShare, Train.Add) : null,
            levels.Down > 0 ? new PulseDetector(-1, levels.Rest, levels.Down, ignored, edgeShare, Train.Add) : null,
        ];
    }

    public SignalLevels Levels { get; }

    /// <summary>From the lowest sample to the highest.</summary>
    public double Range => _greatest > _least ? _greatest - _least : 0;

    public ChannelIntegral Integral { get; }

    public PulseTrainSurvey Train { get; } = new();

    /// <summary>Takes samples; where the file has no value, the line goes on to the next.</summary>
    public void Add(ReadOnlySpan<double> seconds, ReadOnlySpan<double> values)
    {
        Integral.Add(seconds, values);
        if (_holds)
        {
            AddHeld(seconds, values);
        }
        else if (SampleBounds.TryFind(values, out double least, out double greatest))
        {
            (_least, _greatest) = (Math.Min(_least, least), Math.Max(_greatest, greatest));
            AddWhole(seconds, values);
        }
        else
        {
            AddSingly(seconds, values);
        }
    }

    public void Finish()
    {
        if (_holds && !double.IsNaN(_lastValue))
        {
            // The last level holds up to the last sample.
            Detect(_lastSeconds, _lastValue);
        }

        foreach (PulseDetector? detector in _detectors)
        {
            detector?.Finish();
        }

        Train.Finish();
    }

    /// <summary>Both detectors go along together: pulses are reported in the order in which they end.</summary>
    private void AddWhole(ReadOnlySpan<double> seconds, ReadOnlySpan<double> values)
    {
        foreach (PulseDetector? detector in _detectors)
        {
            detector?.Begin();
        }

        for (int at = 0; at < values.Length;)
        {
            int until = values.Length;
            foreach (PulseDetector? detector in _detectors)
            {
                until = detector is null ? until : Math.Min(until, detector.RestsUntil(values, at));
            }

            if (until <= at)
            {
                Detect(seconds[at], values[at]);
                at++;
                continue;
            }

            at = until;
            foreach (PulseDetector? detector in _detectors)
            {
                detector?.Rest(seconds[at - 1], values[at - 1]);
            }
        }
    }

    private void AddSingly(ReadOnlySpan<double> seconds, ReadOnlySpan<double> values)
    {
        for (int at = 0; at < values.Length; at++)
        {
            double value = values[at];
            if (!double.IsNaN(value))
            {
                _least = Math.Min(_least, value);
                _greatest = Math.Max(_greatest, value);
                Detect(seconds[at], value);
            }
        }
    }

    /// <summary>Of a level that holds, only where it changes counts.</summary>
    private void AddHeld(ReadOnlySpan<double> seconds, ReadOnlySpan<double> values)
    {
        ReadOnlySpan<long> bits = MemoryMarshal.Cast<double, long>(values);
        for (int at = 0; at < values.Length; at++)
        {
            int same = bits[at..].IndexOfAnyExcept(BitConverter.DoubleToInt64Bits(_lastValue));
            at = same < 0 ? values.Length : at + same;
            _lastSeconds = at > 0 ? seconds[at - 1] : _lastSeconds;
            if (at == values.Length || double.IsNaN(values[at]))
            {
                continue;
            }

            double value = values[at];
            (_least, _greatest) = (Math.Min(_least, value), Math.Max(_greatest, value));
            if (!double.IsNaN(_lastValue))
            {
                Detect(seconds[at], _lastValue);
            }

            Detect(seconds[at], value);
            (_lastSeconds, _lastValue) = (seconds[at], value);
        }
    }

    private void Detect(double seconds, double value)
    {
        foreach (PulseDetector? detector in _detectors)
        {
            detector?.Add(seconds, value);
        }
    }
}

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
        for (int at = 0; at < values.Length; at++)
        {
            double value = values[at];
            double time = seconds[at];
            if (double.IsNaN(value))
            {
                continue;
            }

            _least = Math.Min(_least, value);
            _greatest = Math.Max(_greatest, value);
            if (_holds && value != _lastValue && !double.IsNaN(_lastSeconds))
            {
                Detect(time, _lastValue);
            }

            Detect(time, value);
            _lastSeconds = time;
            _lastValue = value;
        }
    }

    public void Finish()
    {
        foreach (PulseDetector? detector in _detectors)
        {
            detector?.Finish();
        }

        Train.Finish();
    }

    private void Detect(double seconds, double value)
    {
        foreach (PulseDetector? detector in _detectors)
        {
            detector?.Add(seconds, value);
        }
    }
}

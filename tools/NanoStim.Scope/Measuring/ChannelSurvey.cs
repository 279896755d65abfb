namespace NanoStim.Scope.Measuring;

/// <summary>First look at a channel: its range, how its time is spread over the values, and its noise.</summary>
internal sealed class ChannelSurvey
{
    private readonly DecimatingSample<double> _bends = new();
    private double _before = double.NaN;
    private double _last = double.NaN;

    public LevelHistogram Histogram { get; } = new();

    public long Count { get; private set; }

    public long Missing { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Greatest { get; private set; } = double.NegativeInfinity;

    /// <summary>Smallest step between two samples: the grain of the converter, or of the digits in the file.</summary>
    public double Grain { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether no value but 0 and 1 has come.</summary>
    public bool OnlyZeroOne { get; private set; } = true;

    public double Range => Greatest - Least;

    /// <summary>
    /// Standard deviation of the noise, from how sharply the signal bends from sample to sample; at least what rounding to the grain makes.
    /// Only means something for evenly spaced samples.
    /// </summary>
    public double Noise
    {
        get
        {
            // Three samples with weights 1, -2, 1 have the variance 6.
            double bend = 1.4826 * Statistics.Median(_bends.Kept) / Math.Sqrt(6);
            return double.IsNaN(bend) ? GrainOrZero * 0.29 : Math.Max(bend, GrainOrZero * 0.29);
        }
    }

    public double GrainOrZero => double.IsFinite(Grain) && Grain > 1e-9 * Range ? Grain : 0;

    /// <summary>Takes samples with the time that each stands for.</summary>
    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        for (int at = 0; at < values.Length; at++)
        {
            double value = values[at];
            if (double.IsNaN(value))
            {
                Missing++;
                continue;
            }

            Count++;
            Histogram.Add(value, weights[at]);
            if (value != _last)
            {
                Least = Math.Min(Least, value);
                Greatest = Math.Max(Greatest, value);
                OnlyZeroOne &= value is 0 or 1;
                double step = Math.Abs(value - _last);
                if (step < Grain)
                {
                    Grain = step;
                }
            }

            if ((Count & 7) == 0)
            {
                _bends.Add(Math.Abs(value - 2 * _last + _before));
            }

            _before = _last;
            _last = value;
        }
    }
}

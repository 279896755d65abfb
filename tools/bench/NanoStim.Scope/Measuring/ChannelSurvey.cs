namespace NanoStim.Scope.Measuring;

/// <summary>First look at a channel: its range, how its time is spread over the values, and its noise.</summary>
internal sealed class ChannelSurvey
{
    private readonly DecimatingSample<double> _bends = new();
    private readonly DecimatingSample<double> _blockSpreads = new();
    private double _before = double.NaN;
    private long _changes;
    private long _briefChanges;
    private long _run;
    private double _blockOrigin;
    private double _blockSum;
    private double _blockSquare;
    private double _last = double.NaN;
    private double _lastWeight;

    public LevelHistogram Histogram { get; } = new();

    public long Count { get; private set; }

    public long Missing { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Greatest { get; private set; } = double.NegativeInfinity;

    /// <summary>Smallest step between two samples: the resolution of the converter, or of the digits in the file.</summary>
    public double Grain { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether no value but 0 and 1 has come.</summary>
    public bool OnlyZeroOne { get; private set; } = true;

    public double Range => Greatest - Least;

    /// <summary>Standard deviation of all values, signal and noise.</summary>
    public double Spread
    {
        get
        {
            double mean = Histogram.MeanBetween(Least, Greatest);
            double square = 0;
            for (int bin = 0; bin < LevelHistogram.Bins; bin++)
            {
                square += Histogram.WeightAt(bin) * Math.Pow(Histogram.ValueAt(bin) - mean, 2);
            }

            return Histogram.Total > 0 ? Math.Sqrt(square / Histogram.Total) : 0;
        }
    }

    /// <summary>
    /// Standard deviation of the noise, at least what rounding to the resolution makes. Two views, of which the smaller counts: how sharply the
    /// signal bends from sample to sample (fooled by converters whose halves take turns), and how it spreads within eight samples (fooled
    /// by slopes). Only means something for evenly spaced samples.
    /// </summary>
    public double Noise
    {
        get
        {
            // Three samples with weights 1, -2, 1 have the variance 6.
            double bend = 1.4826 * Statistics.Median(_bends.Kept) / Math.Sqrt(6);
            double block = Statistics.Median(_blockSpreads.Kept);
            double noise = double.IsNaN(bend) || double.IsNaN(block) ? 0 : Math.Min(bend, block);
            return Math.Max(noise, GrainOrZero * 0.29);
        }
    }

    /// <summary>
    /// The resolution, or 0 where the smallest step tells nothing of it: digits without end, or a clean signal whose edges are all the steps
    /// there are. A converter that cannot decide goes back after a sample or two; an edge does not.
    /// </summary>
    public double GrainOrZero
    {
        get
        {
            bool isGrain = double.IsFinite(Grain) && Grain > 1e-9 * Range && (Grain <= 0.1 * Range || _briefChanges >= 0.3 * _changes);
            return isGrain ? Grain : 0;
        }
    }

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
            if (value == _last)
            {
                _lastWeight += weights[at];
            }
            else
            {
                EndRun();
                _lastWeight = weights[at];
                Least = Math.Min(Least, value);
                Greatest = Math.Max(Greatest, value);
                OnlyZeroOne &= value is 0 or 1;
                _changes++;
                _briefChanges += _run <= 2 ? 1 : 0;
                _run = 0;
                double step = Math.Abs(value - _last);
                if (step < Grain)
                {
                    Grain = step;
                }
            }

            _run++;
            double fromOrigin = value - _blockOrigin;
            _blockSum += fromOrigin;
            _blockSquare += fromOrigin * fromOrigin;
            if ((Count & 7) == 0)
            {
                EndBlock(value);
            }

            _before = _last;
            _last = value;
        }

        EndRun();
    }

    /// <summary>Puts the time for which the last value was held into the histogram.</summary>
    private void EndRun()
    {
        if (!double.IsNaN(_last))
        {
            Histogram.Add(_last, _lastWeight);
            _lastWeight = 0;
        }
    }

    private void EndBlock(double value)
    {
        if (Count > 8)
        {
            _bends.Add(Math.Abs(value - 2 * _last + _before));
            _blockSpreads.Add(Math.Sqrt(Math.Max(0, (_blockSquare - _blockSum * _blockSum / 8) / 7)));
        }

        _blockOrigin = value;
        _blockSum = 0;
        _blockSquare = 0;
    }
}

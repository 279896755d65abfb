using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Measuring;

/// <summary>First look at a channel: its range, how its time is spread over the values, and its noise.</summary>
internal sealed class ChannelSurvey
{
    // Median of the standard deviation of eight normal samples, by that of all.
    private const double MedianOfEight = 0.952;

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

    // By number of the value, where there are such: how long the signal was there, and the value.
    private double[] _codeWeights = [];
    private double[] _codeValues = [];

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
            // Three samples with weights 1, -2, 1 have the variance 6. Bends come in whole steps of the converter: spread over a step each, their
            // median is not rounded to one, which could make the noise a tenth too small.
            double step = GrainOrZero;
            double bend = 1.4826 * Statistics.Median(_bends.Kept.Select((size, at) => Math.Abs(size + (step * ((at * 0.618034 % 1) - 0.5))))) / Math.Sqrt(6);
            double block = Statistics.Median(_blockSpreads.Kept) / MedianOfEight;
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

    /// <summary>Takes samples whose values are numbered. Leaves the same behind as without the numbers, and is faster.</summary>
    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<ushort> codes)
    {
        int whole = values.Length & ~7;
        bool canBe = Count >= 8 && (Count & 7) == 0 && Missing == 0 && whole > 0;
        if (!canBe || !SampleBounds.TryFind(values[..whole], out double least, out double greatest))
        {
            Add(values, weights);
            return;
        }

        (Least, Greatest) = (Math.Min(Least, least), Math.Max(Greatest, greatest));
        Weigh(values[..whole], weights, codes[..whole]);
        CountChanges(values[..whole]);
        LookAtBlocks(values[..whole]);
        Count += whole;
        (_before, _last) = (values[whole - 2], values[whole - 1]);
        _blockOrigin = _last;
        Add(values[whole..], weights[whole..]);
    }

    /// <summary>Ends the survey.</summary>
    public void Finish()
    {
        // In the order in which the values first came, by which the range of the histogram grows.
        for (int code = 0; code < _codeWeights.Length; code++)
        {
            if (_codeWeights[code] > 0)
            {
                Histogram.Add(_codeValues[code], _codeWeights[code]);
            }
        }

        _codeWeights = [];
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

    private void Weigh(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<ushort> codes)
    {
        int highest = CodedValues.Highest(codes);
        CodedValues.Reserve(ref _codeWeights, highest);
        CodedValues.Reserve(ref _codeValues, highest);
        (double[] sums, double[] known) = (_codeWeights, _codeValues);
        for (int at = 0; at < codes.Length; at++)
        {
            sums[codes[at]] += weights[at];
            known[codes[at]] = values[at];
        }
    }

    private void CountChanges(ReadOnlySpan<double> values)
    {
        double last = _last;
        bool onlyZeroOne = OnlyZeroOne;
        (long changes, long brief, long run) = (0, 0, _run);
        ulong grain = BitConverter.DoubleToUInt64Bits(Grain) - 1;
        foreach (double value in values)
        {
            bool changed = value != last;
            changes += changed ? 1 : 0;
            brief += changed & run <= 2 ? 1 : 0;
            run = changed ? 1 : run + 1;

            // No step at all becomes the largest of all numbers, and is no smallest step.
            grain = Math.Min(grain, BitConverter.DoubleToUInt64Bits(Math.Abs(value - last)) - 1);
            onlyZeroOne &= value is 0 or 1;
            last = value;
        }

        Grain = BitConverter.UInt64BitsToDouble(grain + 1);
        OnlyZeroOne = onlyZeroOne;
        _changes += changes;
        _briefChanges += brief;
        _run = run;
    }

    /// <summary>Looks at those groups of eight samples that are kept.</summary>
    private void LookAtBlocks(ReadOnlySpan<double> values)
    {
        for (int at = 0; at < values.Length; at += 8)
        {
            if (!_bends.TakesNext)
            {
                _bends.Pass();
                _blockSpreads.Pass();
                continue;
            }

            double origin = at > 0 ? values[at - 1] : _last;
            double sum = 0;
            double square = 0;
            foreach (double value in values.Slice(at, 8))
            {
                sum += value - origin;
                square += (value - origin) * (value - origin);
            }

            _bends.Add(Math.Abs(values[at + 7] - 2 * values[at + 6] + values[at + 5]));
            _blockSpreads.Add(Math.Sqrt(Math.Max(0, (square - sum * sum / 8) / 7)));
        }
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

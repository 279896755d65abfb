namespace NanoStim.Scope.Measuring;

/// <summary>How long a signal stays at which value, over a range that grows with it.</summary>
internal sealed class LevelHistogram
{
    public const int Bins = 4096;

    private readonly double[] _weights = new double[Bins];
    private readonly double[] _sums = new double[Bins];
    private double _low;
    private double _width;
    private double _perBin;
    private bool _isEmpty = true;

    public double Total { get; private set; }

    /// <summary>Width of a bin.</summary>
    public double BinWidth => _width / Bins;

    public double WeightAt(int bin) => _weights[bin];

    public double ValueAt(int bin) => _low + (bin + 0.5) * BinWidth;

    public int BinOf(double value) => Math.Clamp((int)((value - _low) * _perBin), 0, Bins - 1);

    public void Add(double value, double weight)
    {
        if (_isEmpty)
        {
            _isEmpty = false;
            _width = Math.Max(Math.Abs(value) * 1e-6, 1e-12);
            _low = value - _width / 2;
            _perBin = Bins / _width;
        }

        while (value < _low || value >= _low + _width)
        {
            Widen(downwards: value < _low);
        }

        int bin = (int)((value - _low) * _perBin) & (Bins - 1);
        _weights[bin] += weight;
        _sums[bin] += weight * value;
        Total += weight;
    }

    /// <summary>Weight, and weight times distance, of all that lies beyond a value on one side.</summary>
    public (double Weight, double Area) Beyond(double value, int side)
    {
        double weight = 0;
        double area = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            double distance = side * (ValueAt(bin) - value);
            if (distance > 0)
            {
                weight += _weights[bin];
                area += _weights[bin] * distance;
            }
        }

        return (weight, area);
    }

    /// <summary>Mean of what lies between two values; NaN where nothing does.</summary>
    public double MeanBetween(double from, double to)
    {
        double weight = 0;
        double sum = 0;
        for (int bin = BinOf(from); bin <= BinOf(to); bin++)
        {
            weight += _weights[bin];
            sum += _sums[bin];
        }

        return weight > 0 ? sum / weight : double.NaN;
    }

    /// <summary>Weight of what lies between two values, and its standard deviation.</summary>
    public (double Weight, double Spread) Around(double from, double to)
    {
        double mean = MeanBetween(from, to);
        double weight = 0;
        double square = 0;
        for (int bin = BinOf(from); bin <= BinOf(to); bin++)
        {
            weight += _weights[bin];
            square += _weights[bin] * (ValueAt(bin) - mean) * (ValueAt(bin) - mean);
        }

        return (weight, weight > 0 ? Math.Sqrt(square / weight) : 0);
    }

    private void Widen(bool downwards)
    {
        // Pairs of bins become one; the new half lies on the side that is asked for.
        int offset = downwards ? Bins / 2 : 0;
        Merge(_weights, offset);
        Merge(_sums, offset);
        _low -= downwards ? _width : 0;
        _width *= 2;
        _perBin = Bins / _width;
    }

    private static void Merge(double[] bins, int offset)
    {
        double[] merged = new double[Bins];
        for (int bin = 0; bin < Bins; bin++)
        {
            merged[offset + bin / 2] += bins[bin];
        }

        merged.CopyTo(bins, 0);
    }
}

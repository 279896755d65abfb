using System.Numerics;

namespace NanoStim.Scope.Measuring;

/// <summary>Integrals of a whole channel: the signal is a line between samples, or holds its level where it is a step.</summary>
internal sealed class ChannelIntegral
{
    private readonly bool _holds;
    private double _lastSeconds = double.NaN;
    private double _last;

    // Long captures have millions of small terms: the sums of the blocks are added with compensation.
    private double _sum;
    private double _sumRest;
    private double _square;
    private double _squareRest;
    private double _magnitude;

    public ChannelIntegral(bool holds) => _holds = holds;

    /// <summary>In s.</summary>
    public double Duration { get; private set; }

    public double Integral => _sum;

    public double SquareIntegral => _square;

    /// <summary>Integral of the magnitude.</summary>
    public double MagnitudeIntegral => _magnitude;

    public double Mean => Duration > 0 ? _sum / Duration : _last;

    public double Rms => Duration > 0 ? Math.Sqrt(_square / Duration) : Math.Abs(_last);

    /// <summary>Takes samples; those without a value (NaN) are left out, and the line goes on to the next.</summary>
    public void Add(ReadOnlySpan<double> seconds, ReadOnlySpan<double> values)
    {
        int from = 0;
        while (from < values.Length)
        {
            // As many as one has of one kind: with a value, the next stretch; without, one that is passed over.
            int count = 0;
            while (from + count < values.Length && !double.IsNaN(values[from + count]))
            {
                count++;
            }

            if (count > 0)
            {
                AddOne(seconds[from], values[from]);
                AddLines(seconds.Slice(from, count), values.Slice(from, count));
            }

            from += count + 1;
        }
    }

    private void AddOne(double seconds, double value)
    {
        if (!double.IsNaN(_lastSeconds))
        {
            ReadOnlySpan<double> times = [_lastSeconds, seconds];
            ReadOnlySpan<double> values = [_last, value];
            AddLines(times, values);
        }

        (_lastSeconds, _last) = (seconds, value);
    }

    /// <summary>The lines between samples, several at a time.</summary>
    private void AddLines(ReadOnlySpan<double> seconds, ReadOnlySpan<double> values)
    {
        Vector<double> sums = default;
        Vector<double> squares = default;
        Vector<double> magnitudes = default;
        int at = 1;
        for (; at + Vector<double>.Count <= values.Length; at += Vector<double>.Count)
        {
            Vector<double> length = new Vector<double>(seconds[at..]) - new Vector<double>(seconds[(at - 1)..]);
            Vector<double> a = new(values[(at - 1)..]);
            Vector<double> b = _holds ? a : new(values[at..]);
            Vector<double> both = a + b;
            Vector<double> product = a * b;
            Vector<double> square = both * both;
            sums += both * length;
            squares += (square - product) * length;
            Vector<double> magnitude = Vector.Abs(both);
            if (Vector.LessThanAny(product, Vector<double>.Zero))
            {
                // The line crosses zero: two triangles.
                Vector<double> crossing = (square - (2 * product)) / Vector.Abs(a - b);
                magnitude = Vector.ConditionalSelect(Vector.LessThan(product, Vector<double>.Zero), crossing, magnitude);
            }

            magnitudes += magnitude * length;
        }

        double sum = Vector.Sum(sums);
        double squareSum = Vector.Sum(squares);
        double magnitudeSum = Vector.Sum(magnitudes);
        for (; at < values.Length; at++)
        {
            double length = seconds[at] - seconds[at - 1];
            double a = values[at - 1];
            double b = _holds ? a : values[at];
            sum += (a + b) * length;
            squareSum += ((a * a) + (a * b) + (b * b)) * length;
            magnitudeSum += (a * b >= 0 ? Math.Abs(a + b) : ((a * a) + (b * b)) / Math.Abs(a - b)) * length;
        }

        Duration += seconds[^1] - seconds[0];
        Accumulate(ref _sum, ref _sumRest, sum / 2);
        Accumulate(ref _square, ref _squareRest, squareSum / 3);
        _magnitude += magnitudeSum / 2;
        (_lastSeconds, _last) = (seconds[^1], values[^1]);
    }

    private static void Accumulate(ref double sum, ref double rest, double term)
    {
        double corrected = term - rest;
        double next = sum + corrected;
        rest = next - sum - corrected;
        sum = next;
    }
}

namespace NanoStim.Scope.Measuring;

/// <summary>Integrals of a whole channel: the signal is a line between samples, or holds its level where it is a step.</summary>
internal sealed class ChannelIntegral
{
    private readonly bool _holds;
    private double _lastSeconds = double.NaN;
    private double _last;

    // Long captures have millions of small terms: sum with compensation.
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

    public void Add(double seconds, double value)
    {
        if (!double.IsNaN(_lastSeconds))
        {
            double length = seconds - _lastSeconds;
            Duration += length;
            double a = _last;
            double b = _holds ? _last : value;
            Accumulate(ref _sum, ref _sumRest, (a + b) / 2 * length);
            Accumulate(ref _square, ref _squareRest, (a * a + a * b + b * b) / 3 * length);
            _magnitude += a * b >= 0 ? Math.Abs(a + b) / 2 * length : (a * a + b * b) / (2 * Math.Abs(a - b)) * length;
        }

        _lastSeconds = seconds;
        _last = value;
    }

    private static void Accumulate(ref double sum, ref double rest, double term)
    {
        double corrected = term - rest;
        double next = sum + corrected;
        rest = next - sum - corrected;
        sum = next;
    }
}

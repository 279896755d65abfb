namespace NanoStim.Spice.Comparison;

/// <summary>A current over time, by straight lines between samples. Time counts from the rise of the first phase input.</summary>
internal sealed class PulseWaveform
{
    private readonly List<double> _seconds = [];
    private readonly List<double> _amps = [];

    internal void Add(double seconds, double amps)
    {
        _seconds.Add(seconds);
        _amps.Add(amps);
    }

    internal double At(double seconds)
    {
        int next = _seconds.BinarySearch(seconds);
        if (next >= 0)
        {
            return _amps[next];
        }

        next = ~next;
        if (next == 0 || next == _seconds.Count)
        {
            return 0;
        }

        double part = (seconds - _seconds[next - 1]) / (_seconds[next] - _seconds[next - 1]);
        return _amps[next - 1] + part * (_amps[next] - _amps[next - 1]);
    }

    /// <summary>Charge between two times, in coulomb.</summary>
    internal double Charge(double from, double to)
    {
        double sum = 0;
        double last = from;
        double amps = At(from);
        for (int i = 0; i < _seconds.Count; i++)
        {
            if (_seconds[i] > from && _seconds[i] < to)
            {
                sum += (_seconds[i] - last) * (amps + _amps[i]) / 2;
                last = _seconds[i];
                amps = _amps[i];
            }
        }

        return sum + (to - last) * (amps + At(to)) / 2;
    }

    /// <summary>Largest magnitude between two times.</summary>
    internal double Peak(double from, double to)
    {
        double peak = Math.Max(Math.Abs(At(from)), Math.Abs(At(to)));
        for (int i = 0; i < _seconds.Count; i++)
        {
            if (_seconds[i] > from && _seconds[i] < to)
            {
                peak = Math.Max(peak, Math.Abs(_amps[i]));
            }
        }

        return peak;
    }
}

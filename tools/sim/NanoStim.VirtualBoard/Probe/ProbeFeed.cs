namespace NanoStim.VirtualBoard;

/// <summary>Converts segments into samples for the probe.</summary>
internal sealed class ProbeFeed
{
    // A segment is halved until straight lines between samples keep to the curve within these, or this often.
    private const int MaxDepth = 14;
    private const double Relative = 2e-4;
    private const double FloorVolts = 1e-3;
    private const double FloorAmps = 2e-9;

    private readonly CurrentPath _path;
    private long _lastNanos = -1;
    private double _lastVolts;
    private double _lastAmps;
    private long _startPicos;

    internal ProbeFeed(CurrentPath path)
    {
        _path = path;
    }

    internal ILoadProbe? Probe { get; set; }

    /// <summary>Samples a segment from its start to its end.</summary>
    internal void AddSegment(long startPicos, long endPicos)
    {
        if (Probe is null || endPicos <= startPicos)
        {
            return;
        }

        _startPicos = startPicos;
        long first = Math.Max(startPicos / PicoTime.PerNano + 1, _lastNanos + 1);
        long last = endPicos / PicoTime.PerNano;
        if (first > last)
        {
            return;
        }

        bool isContinuous = first == _lastNanos + 1
            && IsNear(Volts(first), _lastVolts, FloorVolts, Relative) && IsNear(Amps(first), _lastAmps, FloorAmps, Relative);
        if (!isContinuous)
        {
            Emit(first);
        }
        else
        {
            first = _lastNanos;
        }

        if (last > first)
        {
            Refine(first, _lastVolts, _lastAmps, last, Volts(last), Amps(last), 0);
            Emit(last);
        }
    }

    private void Refine(long from, double fromVolts, double fromAmps, long to, double toVolts, double toAmps, int depth)
    {
        if (to - from < 2 || depth == MaxDepth)
        {
            return;
        }

        long middle = from + (to - from) / 2;
        double volts = Volts(middle);
        double amps = Amps(middle);
        if (depth > 0 && IsStraight(from, fromVolts, fromAmps, to, toVolts, toAmps, middle, volts, amps))
        {
            return;
        }

        if (depth == 0 && IsFlat())
        {
            return;
        }

        Refine(from, fromVolts, fromAmps, middle, volts, amps, depth + 1);
        if (middle > _lastNanos)
        {
            Emit(middle);
        }

        Refine(middle, volts, amps, to, toVolts, toAmps, depth + 1);
    }

    private bool IsFlat() => _path.LoadAmps.Count == 0 && (_path.Charge.SkinVolts.Count == 0 || _path.Load.IsOpen) && !IsOpenOnReservoir;

    private bool IsOpenOnReservoir => _path.Load.IsOpen && _path.AcrossVolts.Count > 0;

    private static bool IsNear(double a, double b, double floor, double relative) =>
        Math.Abs(a - b) <= Math.Max(floor, relative * Math.Max(Math.Abs(a), Math.Abs(b)));

    private static bool IsStraight(
        long from, double fromVolts, double fromAmps, long to, double toVolts, double toAmps, long middle, double volts, double amps)
    {
        double share = (double)(middle - from) / (to - from);
        return IsNear(fromVolts + share * (toVolts - fromVolts), volts, FloorVolts, Relative)
            && IsNear(fromAmps + share * (toAmps - fromAmps), amps, FloorAmps, Relative);
    }

    private double Volts(long nanos) => _path.ElectrodeVolts(Seconds(nanos));

    private double Amps(long nanos) => _path.Sign * _path.LoadAmps.Value(Seconds(nanos));

    private double Seconds(long nanos) => PicoTime.Seconds(_startPicos, nanos * PicoTime.PerNano);

    private void Emit(long nanos)
    {
        _lastNanos = nanos;
        _lastVolts = Volts(nanos);
        _lastAmps = Amps(nanos);
        Probe!.Sample(nanos, _lastVolts, _lastAmps);
    }
}

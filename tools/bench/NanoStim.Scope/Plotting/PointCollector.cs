using NanoStim.Scope.Measuring;

namespace NanoStim.Scope.Plotting;

/// <summary>The points of a channel for a page: all of them, or the first, least, greatest and last of each of equal stretches.</summary>
internal sealed class PointCollector
{
    private readonly List<(double Seconds, double Value)> _points = [];
    private readonly double _stretch;
    private readonly bool _all;
    private readonly bool _holds;
    private double _until;
    private (double Seconds, double Value) _least;
    private (double Seconds, double Value) _greatest;
    private (double Seconds, double Value) _last;
    private bool _isOpen;

    public PointCollector(TimeBase time, bool holds)
    {
        _holds = holds;
        _all = time.Samples <= ZoomPage.MostPoints / (holds ? 2 : 1);
        _stretch = (time.EndSeconds - time.StartSeconds) / (ZoomPage.MostPoints / 4.0);
    }

    public void Add(ReadOnlySpan<double> seconds, ReadOnlySpan<double> values)
    {
        for (int at = 0; at < values.Length; at++)
        {
            if (double.IsNaN(values[at]))
            {
                continue;
            }

            if (_holds && _isOpen && _last.Value != values[at])
            {
                Add((seconds[at], _last.Value));
            }

            Add((seconds[at], values[at]));
        }
    }

    /// <summary>The points in order; with those of the example pulse in full, where they were thinned.</summary>
    public IReadOnlyList<(double Seconds, double Value)> Points(PlotTrace trace)
    {
        Close();
        if (_all)
        {
            return _points;
        }

        return
        [
            .. _points.Where(point => point.Seconds < trace.DetailFrom),
            .. trace.Detail,
            .. _points.Where(point => point.Seconds > trace.DetailTo && point.Seconds > trace.Detail[^1].Seconds),
        ];
    }

    private void Add((double Seconds, double Value) point)
    {
        if (_all)
        {
            _points.Add(point);
            _isOpen = true;
            _last = point;
            return;
        }

        if (!_isOpen || point.Seconds >= _until)
        {
            Close();
            _isOpen = true;
            _until = point.Seconds + _stretch;
            _least = point;
            _greatest = point;
            _points.Add(point);
        }

        _least = point.Value < _least.Value ? point : _least;
        _greatest = point.Value > _greatest.Value ? point : _greatest;
        _last = point;
    }

    private void Close()
    {
        if (_all || !_isOpen)
        {
            return;
        }

        bool down = _least.Seconds > _greatest.Seconds;
        foreach ((double Seconds, double Value) point in new[] { down ? _greatest : _least, down ? _least : _greatest, _last })
        {
            if (point.Seconds > _points[^1].Seconds)
            {
                _points.Add(point);
            }
        }
    }
}

using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>Collects whole polarities: pulses of one sign that follow each other while the polarity of a carrier alternates.</summary>
internal sealed class AlternationStatistics
{
    private readonly List<double> _widthNanos = [];
    private readonly List<double> _periodNanos = [];
    private readonly long[] _lastStartNanos = [-1, -1];
    private int _sign;
    private bool _whole;
    private long _startNanos;
    private double _endNanos;
    private double _nanoCoulombs;
    private double _maxNanoCoulombs;
    private bool _seen;

    /// <summary>The figures; null where nothing alternated.</summary>
    public AlternationFigures? Figures => !_seen
        ? null
        : new AlternationFigures(
            _periodNanos.Count > 0 ? 1e12 / PhaseStatistics.Median(_periodNanos) : 0,
            PhaseStatistics.Median(_widthNanos) * 1e-3,
            Math.Max(_maxNanoCoulombs, Math.Abs(_nanoCoulombs)));

    /// <summary>Takes a pulse of the carrier.</summary>
    /// <param name="pulse">The pulse.</param>
    /// <param name="steady">Whether the stimulator delivers: only then do width and distance count. Charge always does.</param>
    public void Add(LoadPhase pulse, bool steady)
    {
        _seen = true;
        if (pulse.Polarity != _sign)
        {
            // The first polarity that is seen has begun before it was steady, or before anybody looked.
            End();
            _sign = pulse.Polarity;
            _whole = steady;
            _startNanos = pulse.StartNanos;
            ref long last = ref _lastStartNanos[_sign > 0 ? 0 : 1];
            if (steady && last >= 0)
            {
                _periodNanos.Add(_startNanos - last);
            }

            last = steady ? _startNanos : -1;
        }

        _whole &= steady;
        _endNanos = pulse.StartNanos + pulse.WidthNanos;
        _nanoCoulombs += pulse.NanoCoulombs;
    }

    private void End()
    {
        _maxNanoCoulombs = Math.Max(_maxNanoCoulombs, Math.Abs(_nanoCoulombs));
        if (_sign != 0 && _whole)
        {
            _widthNanos.Add(_endNanos - _startNanos);
        }

        _nanoCoulombs = 0;
    }
}

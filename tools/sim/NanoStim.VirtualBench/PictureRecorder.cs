using NanoStim.Scope;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>Keeps what a picture of the session needs, in bounded memory: the outline of it all, and a few steady periods in full.</summary>
internal sealed class PictureRecorder : ILoadProbe
{
    // More than a few periods have, even where the current moves within the phases.
    private const int MaxRows = 20_000;

    private readonly EnvelopeTrace _current = new();
    private readonly EnvelopeTrace _setPoint = new();
    private readonly List<(double Seconds, double Amps)> _pulses = [];
    private (double Seconds, double Amps) _last;
    private double _pulsesUntil = -1;
    private double _steadySetPoint;
    private double _pulseSeconds;

    public bool HasPulses => _pulsesUntil >= 0;

    public void Sample(long nanos, double electrodeVolts, double electrodeAmps)
    {
        double seconds = nanos * 1e-9;
        _current.Add(seconds, electrodeAmps);
        if (seconds <= _pulsesUntil && _pulses.Count < MaxRows)
        {
            if (_pulses.Count == 0)
            {
                _pulses.Add(_last);
            }

            _pulses.Add((seconds, electrodeAmps));
        }

        _last = (seconds, electrodeAmps);
    }

    /// <summary>The set-point after a step.</summary>
    public void SetPoint(long nanos, int microAmps) => _setPoint.Add(nanos * 1e-9, microAmps * 1e-6);

    /// <summary>Keeps the rows of the next few periods.</summary>
    /// <param name="nanos">Now.</param>
    /// <param name="periodNanos">Length of a period.</param>
    /// <param name="pulseNanos">Length of a pulse with all its phases.</param>
    /// <param name="microAmps">The set-point.</param>
    public void KeepPulses(long nanos, long periodNanos, long pulseNanos, int microAmps)
    {
        const int Periods = 3;
        _pulsesUntil = (nanos + Periods * periodNanos) * 1e-9;
        _pulseSeconds = pulseNanos * 1e-9;
        _steadySetPoint = microAmps * 1e-6;
    }

    public CapturedSession Picture(string title) => new(title, _current, _setPoint, _pulses, _steadySetPoint, _pulseSeconds);
}

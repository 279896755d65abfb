namespace NanoStim.VirtualBoard;

/// <summary>
/// An exact meter in the lead of the load. It integrates the closed form of the current between edges, so that its figures do
/// not depend on when it is read; it knows nothing of set-points and sense channels.
/// </summary>
public sealed class LoadMeter
{
    /// <summary>Currents up to this many ampere count as none: 1 uA.</summary>
    public const double ThresholdAmps = 1e-6;

    private readonly ReferenceBoard _board;
    private Sums _sums = new() { LastCurrentPicos = -1 };
    private int _phaseSign;
    private long _phaseStartPicos;
    private long _phaseEndPicos;
    private double _phaseCoulombs;
    private double _phasePeakAmps;
    private double _phaseEndAmps;

    internal LoadMeter(ReferenceBoard board)
    {
        _board = board;
    }

    /// <summary>Called at the end of each phase. The phase that is going on at the end of a run is not reported.</summary>
    public Action<LoadPhase>? PhaseEnded { get; set; }

    /// <summary>Reads the meter now.</summary>
    public LoadTotals Read()
    {
        Sums sums = _sums;
        _board.MeasureSegment(ref sums);
        return new LoadTotals
        {
            Nanos = _board.NowNanos,
            PeakMicroAmps = sums.PeakAmps * 1e6,
            PositiveNanoCoulombs = sums.PositiveCoulombs * 1e9,
            NegativeNanoCoulombs = sums.NegativeCoulombs * 1e9,
            SquareAmpSeconds = sums.SquareAmpSeconds,
            MilliJoules = sums.Joules * 1e3,
            LastCurrentNanos = sums.LastCurrentPicos < 0 ? -1 : sums.LastCurrentPicos / PicoTime.PerNano,
        };
    }

    /// <summary>Forgets the peak, so that the next reading gives the peak since now.</summary>
    public void RestartPeak()
    {
        _board.Settle();
        _sums.PeakAmps = 0;
    }

    /// <summary>A segment begins. One without current ends the phase before it.</summary>
    internal void BeginSegment(CurrentPath path)
    {
        if (path.LoadAmps.IsZero)
        {
            EndPhase();
        }
    }

    /// <summary>Takes in a segment that has ended.</summary>
    internal void AddSegment(CurrentPath path, long startPicos, double seconds)
    {
        if (path.LoadAmps.IsZero)
        {
            return;
        }

        SegmentFigures figures = SegmentFigures.Of(path, startPicos, seconds);
        _sums.Add(figures);
        if (!figures.HasCurrent)
        {
            EndPhase();
            return;
        }

        int sign = figures.Coulombs < 0 ? -1 : 1;
        if (_phaseSign != sign || figures.FromPicos != startPicos)
        {
            EndPhase();
            _phaseSign = sign;
            _phaseStartPicos = figures.FromPicos;
            _phaseCoulombs = 0;
            _phasePeakAmps = 0;
        }

        _phaseCoulombs += figures.Coulombs;
        _phasePeakAmps = Math.Max(_phasePeakAmps, figures.PeakAmps);
        _phaseEndPicos = figures.ToPicos;
        _phaseEndAmps = figures.EndAmps;
        if (!figures.EndsWithCurrent)
        {
            EndPhase();
        }
    }

    private void EndPhase()
    {
        if (_phaseSign == 0)
        {
            return;
        }

        LoadPhase phase = new(
            _phaseStartPicos / PicoTime.PerNano,
            (_phaseEndPicos - _phaseStartPicos) * 1e-3,
            _phaseCoulombs * 1e9,
            _phasePeakAmps * 1e6,
            _phaseEndAmps * 1e6,
            _phaseSign);
        _phaseSign = 0;
        PhaseEnded?.Invoke(phase);
    }

    /// <summary>Running sums, in SI units.</summary>
    internal struct Sums
    {
        internal double PeakAmps;
        internal double PositiveCoulombs;
        internal double NegativeCoulombs;
        internal double SquareAmpSeconds;
        internal double Joules;
        internal long LastCurrentPicos;

        internal void Add(in SegmentFigures figures)
        {
            if (figures.Coulombs >= 0)
            {
                PositiveCoulombs += figures.Coulombs;
            }
            else
            {
                NegativeCoulombs -= figures.Coulombs;
            }

            PeakAmps = Math.Max(PeakAmps, figures.PeakAmps);
            SquareAmpSeconds += figures.SquareAmpSeconds;
            Joules += figures.Joules;
            if (figures.HasCurrent)
            {
                LastCurrentPicos = figures.ToPicos;
            }
        }
    }
}

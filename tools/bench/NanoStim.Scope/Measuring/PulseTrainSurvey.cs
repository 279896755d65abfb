namespace NanoStim.Scope.Measuring;

/// <summary>Gathers the pulses of a channel, in the order in which they end.</summary>
internal sealed class PulseTrainSurvey
{
    // Pulses whose plateaus lie within this of each other have the same level.
    private const double LevelWindow = 0.08;

    // 100 bytes each, two sides a channel.
    private const int Kept = 8192;

    private readonly DecimatingSample<Pulse> _up = new(Kept);
    private readonly DecimatingSample<Pulse> _down = new(Kept);
    private readonly DecimatingSample<int> _runs = new(4096);
    private Pulse _last;
    private readonly List<double> _partialPeriods = [];
    private Pulse _lastUp = new() { Start = double.NaN, End = double.NaN };
    private Pulse _lastDown = new() { Start = double.NaN, End = double.NaN };
    private int _run;
    private bool _runStarted;

    public BurstTracker Bursts { get; } = new();

    /// <summary>Complete pulses of both sides.</summary>
    public long Count => _up.Seen + _down.Seen;

    public long CountOf(int side) => Of(side).Seen;

    /// <summary>Largest area of a pulse, complete or not.</summary>
    public double LargestArea { get; private set; }

    /// <summary>Periods that end with a pulse which the capture holds in part; at most two.</summary>
    public IReadOnlyList<double> PartialPeriods => _partialPeriods;

    /// <summary>Lengths of the rows of pulses of one side that the capture holds from beginning to end.</summary>
    public IReadOnlyList<int> Runs => _runs.Kept;

    public void Add(Pulse pulse)
    {
        LargestArea = Math.Max(LargestArea, pulse.Area);
        ref Pulse last = ref _lastUp;
        if (pulse.Side < 0)
        {
            last = ref _lastDown;
        }

        // A pulse that the capture holds in part has one edge at least.
        pulse.Period = double.IsNaN(last.Start) ? pulse.End - last.End : pulse.Start - last.Start;
        if (!pulse.IsComplete && pulse.Period > 0)
        {
            _partialPeriods.Add(pulse.Period);
        }

        pulse.Gap = pulse.Start - _last.End;
        pulse.SideBefore = _last.Side;
        last = pulse;
        CountRun(pulse);
        _last = pulse;
        if (pulse.IsComplete)
        {
            Of(pulse.Side).Add(pulse);
            Bursts.Add(pulse);
        }
    }

    public void Finish() => Bursts.Finish();

    /// <summary>
    /// Pulses of one side at the level at which most of them are: ramps, tests and other segments of a program are left out.
    /// </summary>
    public List<Pulse> Steady(int side)
    {
        IReadOnlyList<Pulse> all = Of(side).Kept;
        (double low, double high) = Statistics.DensestWindow(all.Select(pulse => pulse.Plateau), LevelWindow);
        return [.. all.Where(pulse => pulse.Plateau >= low && pulse.Plateau <= high)];
    }

    private DecimatingSample<Pulse> Of(int side) => side > 0 ? _up : _down;

    private void CountRun(in Pulse pulse)
    {
        if (pulse.Side == _last.Side)
        {
            _run++;
            return;
        }

        // The first row began before the capture, perhaps.
        if (_run > 0 && _runStarted)
        {
            _runs.Add(_run);
        }

        _runStarted = _last.Side != 0;
        _run = 1;
    }
}

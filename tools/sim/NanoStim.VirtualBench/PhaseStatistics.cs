using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>Collects the phases that the load has received.</summary>
internal sealed class PhaseStatistics
{
    private readonly List<double> _peakMicroAmps = [];
    private readonly List<double> _widthNanos = [];
    private readonly List<double> _periodNanos = [];
    private readonly AlternationStatistics _alternation = new();
    private long _lastPositiveNanos = -1;
    private long _lastNegativeNanos = -1;

    /// <summary>Whether the stimulator delivers now: only then is a phase steady.</summary>
    public bool Steady
    {
        get;
        set
        {
            field = value;
            HasBeenSteady |= value;
        }
    }

    /// <summary>Whether the stimulator has delivered at any time: whether a ramp has ever reached its level.</summary>
    public bool HasBeenSteady { get; private set; }

    /// <summary>Whether the polarity of a carrier alternates now: the phases are then pulses of the carrier.</summary>
    public bool Alternates { get; set; }

    /// <summary>What the pulses of an alternating train make together; null where none was delivered.</summary>
    public AlternationFigures? Alternation => _alternation.Figures;

    /// <summary>Largest charge per phase, steady or not, in nC.</summary>
    public double MaxNanoCoulombs { get; private set; }

    /// <summary>Median peak of the steady phases in µA; 0 without any.</summary>
    public double MedianPeakMicroAmps => Median(_peakMicroAmps);

    /// <summary>Median width of the steady phases in µs; 0 without any.</summary>
    public double MedianWidthMicros => Median(_widthNanos) * 1e-3;

    /// <summary>Rate of the steady phases of one polarity in mHz; 0 with fewer than two of them.</summary>
    public double FrequencyMilliHertz => _periodNanos.Count > 0 ? 1e12 / Median(_periodNanos) : 0;

    public void Add(LoadPhase phase)
    {
        MaxNanoCoulombs = Math.Max(MaxNanoCoulombs, Math.Abs(phase.NanoCoulombs));
        if (Alternates)
        {
            _alternation.Add(phase, Steady);
        }

        if (!Steady)
        {
            _lastPositiveNanos = -1;
            _lastNegativeNanos = -1;
            return;
        }

        _peakMicroAmps.Add(phase.PeakMicroAmps);
        _widthNanos.Add(phase.WidthNanos);
        ref long last = ref _lastPositiveNanos;
        if (phase.Polarity < 0)
        {
            last = ref _lastNegativeNanos;
        }

        if (last >= 0)
        {
            _periodNanos.Add(phase.StartNanos - last);
        }

        last = phase.StartNanos;
    }

    /// <summary>Middle value of a list, which gets sorted; 0 of an empty one.</summary>
    internal static double Median(List<double> values)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        values.Sort();
        int middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

namespace NanoStim.Scope.Measuring;

/// <summary>Makes the figures of a channel, and how far each may be off, of what the two passes have found.</summary>
internal sealed class ChannelFigures
{
    private const double Micro = 1e6;
    private const double Nano = 1e9;

    // Files with seven digits, and sums over millions of rows.
    private const double Arithmetic = 2e-5;

    // Lines between uneven rows, where a curve bends within one phase.
    private const double Bends = 5e-4;

    private readonly ScaledChannel _channel;
    private readonly ChannelMeasurer _measurer;
    private readonly TimeBase _time;
    private readonly MeasureOptions _options;
    private readonly SignalLevels _levels;
    private readonly PulseTrainSurvey _train;
    private readonly List<Pulse> _up;
    private readonly List<Pulse> _down;
    private readonly long _samples;
    private readonly bool _isLogic;

    public ChannelFigures(ScaledChannel channel, ChannelMeasurer measurer, TimeBase time, MeasureOptions options)
    {
        _channel = channel;
        _measurer = measurer;
        _time = time;
        _options = options;
        _levels = measurer.Levels;
        _train = measurer.Train;
        _up = _train.Steady(1);
        _down = _train.Steady(-1);
        _samples = time.Samples;
        _isLogic = _levels.Kind == SignalKind.Logic;
    }

    private bool IsVolts => !_isLogic && _channel.Info.Unit != "A";

    private double? Amps => _isLogic ? null : _channel.AmpsPerUnit;

    private IEnumerable<Pulse> Both => _up.Concat(_down);

    public ChannelMeasurement Result()
    {
        ChannelIntegral integral = _measurer.Integral;
        double peak = PeakMagnitude();
        double timing = TimingBound();
        (double? frequency, double? frequencyBound) = Frequency(timing);
        PolarityFigures polarity = PolarityFigures.Of(_levels.Kind, _up, _down, _train);
        double? width = _isLogic ? null : Finite(Statistics.Median(Both.Select(pulse => pulse.Width)) * Micro);
        double? micro = Amps * Micro;
        double value = ValueBound();
        double? chargeBound = Amps * Nano * ChargeBound(value);
        double? peakBound = PeakBound(peak);
        double? rmsBound = Amps * Micro * RmsBound(timing);
        (double? high, double? low) = HighAndLow();
        double? plateau = Finite(Statistics.Median(Both.Select(pulse => pulse.Plateau)));
        double? timingMicros = Both.Any() ? timing * Micro : null;
        double? widthMicros = timingMicros + Range(Both.Select(pulse => pulse.Width)) * Micro;
        double plateauRange = Math.Max(Range(_up.Select(pulse => pulse.Plateau)), Range(_down.Select(pulse => pulse.Plateau)));
        double? area = _options.ElectrodeSquareCentimetres;
        return new ChannelMeasurement
        {
            Name = _channel.Info.Name,
            Unit = _isLogic ? string.Empty : IsVolts ? "V" : "A",
            Kind = _levels.Kind,
            Samples = _samples,
            SampleIntervalSeconds = _time.IsSampled ? _time.IntervalSeconds : null,
            StartSeconds = _time.StartSeconds,
            DurationSeconds = integral.Duration,
            FrequencyHertz = frequency,
            Doubt = SignalDoubt.Of(_levels, _time, _train.CountOf(_up.Count >= _down.Count ? 1 : -1), _up.Count >= _down.Count ? _up : _down, _measurer.Range),
            HighTimeMicros = high,
            LowTimeMicros = low,
            PhaseWidthMicros = width,
            InterphaseGapMicros = polarity.InterphaseGapSeconds * Micro,
            PeakVolts = IsVolts ? peak : null,
            PeakMicroAmps = peak * micro,
            NetChargeNanoCoulombs = integral.Integral * Amps * Nano,
            RmsMicroAmps = integral.Rms * micro,
            Positive = Side(1, _up),
            Negative = Side(-1, _down),
            PolarityPattern = polarity.Text,
            PulsesPerPolarity = polarity.PulsesPerPolarity,
            RestLevel = _levels.Rest,
            Mean = integral.Mean,
            Rms = integral.Rms,
            Noise = _levels.Noise,
            Resolution = _levels.Grain,
            AmpsPerUnit = Amps,
            MeanMicroAmps = integral.Mean * micro,
            MovedChargeNanoCoulombs = integral.MagnitudeIntegral * Amps * Nano,
            MaxPhaseChargeNanoCoulombs = _train.Count > 0 ? _train.LargestArea * Amps * Nano : null,
            EnergyPerPulseMicroJoules = EnergyPerPulse(),
            Duty = Duty(frequency, polarity),
            Bursts = _train.Bursts.Bursts,
            PeakDensityMilliAmpsPerSquareCentimetre = peak * Amps * 1e3 / area,
            RmsDensityMilliAmpsPerSquareCentimetre = integral.Rms * Amps * 1e3 / area,
            PowerDensityMilliWattsPerSquareCentimetre = integral.Rms * integral.Rms * Amps * Amps * _options.LoadOhms * 1e3 / area,
            Microcurrent = _isLogic ? null : MicrocurrentVerdict.Of(peak * micro, (peakBound * micro) ?? 0),
            ProbeAttenuation = _channel.Info.ProbeAttenuation,
            ExampleStartSeconds = ExampleStart(polarity),
            Uncertainty = new MeasurementUncertainty(
                frequencyBound,
                high is null ? null : widthMicros,
                low is null ? null : widthMicros,
                width is null ? null : widthMicros,
                polarity.InterphaseGapSeconds is null ? null : timingMicros,
                IsVolts ? peakBound : null,
                peakBound * micro,
                chargeBound,
                rmsBound,
                plateau is { } level ? (value + plateauRange + _options.GainError * level) * micro : null,
                (value + _options.GainError * Math.Abs(integral.Mean)) * micro,
                Finite(PhaseChargeBound(timing, value)) * Amps * Nano,
                _train.Bursts.Count > 0 && frequency is { } rate ? 2 / rate : null),
        };
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>From pulse to pulse: what lies between the twentieths.</summary>
    private static double Range(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Length > 1 ? Statistics.Quantile(all, 0.95) - Statistics.Quantile(all, 0.05) : 0;
    }

    private double PeakMagnitude() =>
        _levels.Kind == SignalKind.Flat
            ? Math.Abs(_measurer.Integral.Mean)
            : Math.Max(Math.Abs(_levels.Rest + _levels.Up), Math.Abs(_levels.Rest - _levels.Down));

    /// <summary>Bound for the distance of two edges in s: each lies somewhere between two samples, and noise moves it where it is slow.</summary>
    private double TimingBound()
    {
        double gap = _isLogic
            ? (_time.IsSampled ? _time.IntervalSeconds : 0)
            : Statistics.Median(Both.Select(pulse => pulse.EdgeGap));
        double rise = Statistics.Median(Both.Select(pulse => pulse.Rise));
        double plateau = Statistics.Median(Both.Select(pulse => pulse.Plateau));
        double noise = rise > gap && plateau > 0 ? 2 * _levels.Noise * rise / (0.8 * plateau) : 0;
        return (double.IsNaN(gap) ? 0 : gap) + _time.ResolutionSeconds + noise;
    }

    /// <summary>Bound for a level that is the mean over a phase.</summary>
    private double ValueBound()
    {
        double width = Statistics.Median(Both.Select(pulse => pulse.Width));
        double samples = _time.IsSampled && width > 0 ? Math.Max(1, width / _time.IntervalSeconds) : Math.Max(1, _samples);
        double magnitude = Math.Max(_levels.Up, _levels.Down);
        return _levels.Grain / 2 + 3 * _levels.Noise / Math.Sqrt(samples) + Arithmetic * magnitude;
    }

    private double PeakBound(double peak) => _options.GainError * peak + _levels.Grain / 2 + 4 * _levels.Noise + Arithmetic * peak;

    private double ChargeBound(double value)
    {
        ChannelIntegral integral = _measurer.Integral;
        double offset = (_levels.Grain / 2 + 3 * _levels.Noise / Math.Sqrt(Math.Max(1, _samples))) * integral.Duration;
        double plateau = Statistics.Median(Both.Select(pulse => pulse.Plateau));
        double edges = _time.IsSampled && plateau > 0 ? plateau * _time.IntervalSeconds * Math.Sqrt(_train.Count) / 2 : 0;
        return offset + edges + _options.GainError * Math.Abs(integral.Integral) + Arithmetic * integral.MagnitudeIntegral
            + (integral.Duration > 0 ? 0 : value);
    }

    private double PhaseChargeBound(double timing, double value)
    {
        double width = Statistics.Median(Both.Select(pulse => pulse.Width));
        double plateau = Statistics.Median(Both.Select(pulse => pulse.Plateau));
        return double.IsNaN(width) ? double.NaN : plateau * timing + value * width + (_options.GainError + (_time.IsSampled ? 0 : Bends)) * plateau * width;
    }

    private double RmsBound(double timing)
    {
        double rms = _measurer.Integral.Rms;
        double width = Statistics.Median(Both.Select(pulse => pulse.Width));
        double edges = width > 0 ? 0.5 * timing / width / Math.Sqrt(Math.Max(1, _train.Count)) : 0;
        double noise = rms > 0 ? Math.Min(_levels.Noise, _levels.Noise * _levels.Noise / rms) : _levels.Noise;
        return rms * (_options.GainError + edges + Arithmetic) + noise + _levels.Grain / 2;
    }

    /// <summary>From the periods of the side with more pulses; null for pulses without a rate.</summary>
    private (double? Hertz, double? Bound) Frequency(double timing)
    {
        List<Pulse> side = _up.Count >= _down.Count ? _up : _down;
        double[] periods = [.. side.Select(pulse => pulse.Period).Where(period => period > 0)];
        if (periods.Length < 3)
        {
            periods = [.. periods, .. _train.PartialPeriods];
        }

        double median = Statistics.Median(periods);
        double[] regular = [.. periods.Where(period => Math.Abs(period - median) <= 0.05 * median + timing)];
        if (regular.Length == 0 || 2 * regular.Length < periods.Length)
        {
            return (null, null);
        }

        // Of periods that differ by rounding only, the mean; of different ones, the median.
        double[] close = [.. regular.Where(period => Math.Abs(period - median) <= 0.01 * median + timing)];
        double period = close.Length > 0.9 * regular.Length ? close.Average() : median;
        double bound = timing / (close.Length > 0.9 * regular.Length ? Math.Sqrt(close.Length) : 1) + Arithmetic * period;
        return (1 / period, bound / (period * period));
    }

    private (double? High, double? Low) HighAndLow()
    {
        double? up = Finite(Statistics.Median(_up.Select(pulse => pulse.Width)) * Micro);
        double? down = Finite(Statistics.Median(_down.Select(pulse => pulse.Width)) * Micro);
        double? gap = Finite(Statistics.Median(Both.Where(pulse => pulse.SideBefore != 0).Select(pulse => pulse.Gap)) * Micro);
        return _levels.Kind switch
        {
            SignalKind.Alternating => (up, down),
            SignalKind.OneSided or SignalKind.Logic => _levels.Up > 0 ? (up, gap) : (gap, down),
            _ => (null, null),
        };
    }

    private SideMeasurement? Side(int side, List<Pulse> steady)
    {
        if (steady.Count == 0)
        {
            return null;
        }

        double[] plateaus = [.. steady.Select(pulse => pulse.Plateau)];
        return new SideMeasurement(
            _train.CountOf(side),
            steady.Count,
            Statistics.Median(steady.Select(pulse => pulse.Width)) * Micro,
            Statistics.Median(steady.Select(pulse => pulse.Peak)),
            Statistics.Median(plateaus),
            Statistics.Spread(plateaus),
            Finite(Statistics.Median(steady.Select(pulse => pulse.Rise)) * Micro),
            Statistics.Median(steady.Select(pulse => pulse.Area)) * Micro,
            Statistics.Median(steady.Select(pulse => pulse.SquareArea)));
    }

    /// <summary>Beginning of a pulse that is as high as most; of a pair, of its first phase. One in the middle may be of a ramp.</summary>
    private double? ExampleStart(PolarityFigures polarity)
    {
        bool negativeFirst = polarity.Text?.EndsWith("negative phase first", StringComparison.Ordinal) == true;
        List<Pulse> side = _up.Count == 0 || (negativeFirst && _down.Count > 0) ? _down : _up;
        if (side.Count == 0)
        {
            return null;
        }

        double level = Statistics.Median(side.Select(pulse => pulse.Plateau));
        return side.MinBy(pulse => Math.Abs(pulse.Plateau - level)).Start;
    }

    private double? EnergyPerPulse()
    {
        double square = (_up.Count > 0 ? Statistics.Median(_up.Select(pulse => pulse.SquareArea)) : 0)
            + (_down.Count > 0 ? Statistics.Median(_down.Select(pulse => pulse.SquareArea)) : 0);
        return _up.Count + _down.Count > 0 ? square * Amps * Amps * _options.LoadOhms * Micro : null;
    }

    private double? Duty(double? frequency, PolarityFigures polarity)
    {
        double up = _up.Count > 0 ? Statistics.Median(_up.Select(pulse => pulse.Width)) : 0;
        double down = _down.Count > 0 ? Statistics.Median(_down.Select(pulse => pulse.Width)) : 0;

        // Where the polarity stays for several pulses, a period holds one of them.
        double on = polarity.PulsesPerPolarity > 1 ? Math.Max(up, down) : up + down;
        return frequency is { } rate ? Math.Min(1, on * rate) : null;
    }
}

namespace NanoStim.LoadJudge;

/// <summary>Width, rate, polarity and balance of the pulses against the programs that may have been asked for.</summary>
internal sealed class TrainRule(Witness witness) : Rule(witness)
{
    // The edges of a phase are slow, and its width is taken at 1 uA.
    private const double EdgeNanos = 12_000;
    private const int Alike = 3;
    private const int BalanceOver = 40;
    private const double RestPeriods = 2.5;

    // Two phases are of one level when neither is lower than so much of the other.
    private const double LevelShare = 0.75;

    // A step that is too late ends the output within 0.1 s (SR-15): until then a polarity stays as it is.
    private const double LateEndMicros = 100_000;

    private long _positiveStart;
    private long _negativeStart;
    private bool _positiveIsNarrow;
    private bool _negativeIsNarrow;
    private long _lastStart;
    private double _interval;
    private int _equal;
    private int _inARow;
    private int _polarity;
    private int _summed;
    private double _net;
    private double _moved;
    private double _ramped;
    private double _secondMicroAmps;
    private double _narrowNanos;
    private double _lastMicroAmps;
    private double _beforeLastMicroAmps;

    internal override string Name => "train";

    internal override void OnPower() => Forget();

    internal override void OnAsk(bool isStart) => Forget();

    internal override void OnPhase(in SeenPhase phase)
    {
        if (phase.WidthNanos < Both.SpikeNanos)
        {
            return;
        }

        ModeFigures mode = Witness.Mode;
        bool canJudge = !Witness.HasFailed && !Witness.Asked.IsUnknownTrain && Witness.Load.IsResistive && !Witness.Load.IsOpen && phase.MeanMicroAmps > 2 * mode.NoiseMicroAmps
            && phase.StartNanos - Witness.LoadNanos > Both.WindowMicros * 1000 && phase.StartNanos - Witness.SlideNanos > Both.WindowMicros * 1000;
        if (!canJudge)
        {
            Forget();
            return;
        }

        List<JudgedSegment> segments = Witness.Asked.Segments;
        long interval = phase.StartNanos - (phase.Polarity > 0 ? _positiveStart : _negativeStart);
        bool wasNarrow = Remember(phase, segments);
        Count(phase, interval, segments);
        if (segments.Count > 0)
        {
            // From a level that both halves of a pulse had: of phases that never balance, every second one is lower.
            bool isLowered = phase.MeanMicroAmps < _lastMicroAmps * LevelShare && AreOfOneLevel(_lastMicroAmps, _beforeLastMicroAmps);
            JudgeOne(phase, interval, wasNarrow, segments);
            Balance(phase, isLowered && (MayJustBePressed(phase) || Witness.Console.IsBusy), segments);
        }
    }

    /// <summary>Keeps when a phase of its polarity has begun.</summary>
    /// <returns>Whether the one before was narrower than any that was asked for: the current may have begun, or gone, within it.</returns>
    private bool Remember(in SeenPhase phase, List<JudgedSegment> segments)
    {
        double narrowest = double.PositiveInfinity;
        foreach (JudgedSegment segment in segments)
        {
            narrowest = Math.Min(narrowest, segment.WidthMicros * 1000.0);
        }

        bool isNarrow = phase.WidthNanos < narrowest * (1 - Both.TrainShare) - EdgeNanos;
        bool wasNarrow;
        if (phase.Polarity > 0)
        {
            wasNarrow = _positiveIsNarrow;
            _positiveIsNarrow = isNarrow;
            _positiveStart = phase.StartNanos;
        }
        else
        {
            wasNarrow = _negativeIsNarrow;
            _negativeIsNarrow = isNarrow;
            _negativeStart = phase.StartNanos;
        }

        return wasNarrow;
    }

    private void Count(in SeenPhase phase, long interval, List<JudgedSegment> segments)
    {
        double period = double.PositiveInfinity;
        foreach (JudgedSegment segment in segments)
        {
            period = Math.Max(double.IsPositiveInfinity(period) ? 0 : period, segment.PeriodMicros * 1000);
        }

        // After a rest a train begins again.
        bool isAfterRest = phase.StartNanos - _lastStart > RestPeriods * period;
        _lastStart = phase.StartNanos;
        bool isRestart = isAfterRest && (Witness.Console.IsStartPending || Witness.Asked.IsYoung);
        if (isRestart)
        {
            // A line that begins with a stop is executed after it has come: the stop has cut the pulse that was on, and its other half never came.
            ForgetBalance();
        }

        _inARow = phase.Polarity == _polarity && !isAfterRest ? _inARow + 1 : 1;
        _polarity = phase.Polarity;
        bool isEqual = Math.Abs(interval - _interval) < 0.01 * interval;
        _equal = isEqual && !isRestart ? _equal + 1 : 0;
        _interval = interval;
    }

    private void JudgeOne(in SeenPhase phase, long interval, bool wasNarrow, List<JudgedSegment> segments)
    {
        bool isWidth = false;
        bool isRate = false;
        bool isPolarity = false;
        double shortest = double.PositiveInfinity;
        double widest = 0;
        double lateMicros = Witness.IsLoopLate ? LateEndMicros : 0;
        foreach (JudgedSegment segment in segments)
        {
            double width = segment.WidthMicros * 1000;
            double period = segment.PeriodMicros * 1000;
            isWidth |= phase.WidthNanos <= width * (1 + Both.TrainShare) + EdgeNanos && (phase.WidthNanos >= width * (1 - Both.TrainShare) - EdgeNanos);
            isRate |= _equal < Alike || Math.Abs(interval - period) <= period * (Both.TrainShare + 0.01);
            isPolarity |= segment.IsBiphasic ? _inARow <= 2 : segment.InARow > 0 ? _inARow <= segment.InARow + Alike + lateMicros / segment.PeriodMicros : phase.Polarity == segment.Polarity;
            shortest = Math.Min(shortest, period);
            widest = Math.Max(widest, width);
        }

        // The end of the output cuts a phase: that one was too narrow is known when the next one has come in its time.
        // Nor is one that the current has left, as at the end of the contact check, or in which it has begun, as at the start of a ramp: then that one or one of
        // its neighbours is of another level, because the ramp begins at zero. Where all phases are too narrow, three in a row are of one level before long.
        bool isOfOneLevel = AreOfOneLevel(phase.MeanMicroAmps, _lastMicroAmps);
        if (_narrowNanos > 0 && _equal >= Alike && isOfOneLevel)
        {
            Violate($"a phase of {_narrowNanos * 1e-3:0.0} us, which no program that was asked for has");
        }

        bool isTooWide = phase.WidthNanos > widest * (1 + Both.TrainShare) + EdgeNanos;
        _narrowNanos = isWidth || isTooWide || !isOfOneLevel ? 0 : phase.WidthNanos;
        _beforeLastMicroAmps = _lastMicroAmps;
        _lastMicroAmps = phase.MeanMicroAmps;
        if (isTooWide)
        {
            Violate($"a phase of {phase.WidthNanos * 1e-3:0.0} us, which no program that was asked for has");
        }

        // A press may have stopped the pulses and begun them again.
        bool isAgain = MayJustBePressed(phase);
        if (!isRate || (!isAgain && interval < shortest * (1 - Both.TrainShare) - EdgeNanos - (wasNarrow ? widest : 0)))
        {
            Violate($"pulses every {interval * 1e-6:0.00} ms, which no program that was asked for has");
        }

        if (!isPolarity)
        {
            Violate($"{_inARow} pulses of polarity {phase.Polarity} in a row, which no program that was asked for has");
        }
    }

    // A press is read up to a window later.
    private bool MayJustBePressed(in SeenPhase phase) => phase.StartNanos - Witness.Asked.LastPressNanos < Both.WindowMicros * 1200;

    private static bool AreOfOneLevel(double one, double other) => one > other * LevelShare && other > one * LevelShare;

    private void Balance(in SeenPhase phase, bool isCut, List<JudgedSegment> segments)
    {
        if (isCut)
        {
            // A lower intensity counts at once, also within a pulse.
            ForgetBalance();
            return;
        }

        foreach (JudgedSegment segment in segments)
        {
            if (!segment.IsBiphasic)
            {
                return;
            }
        }

        if (phase.Polarity < 0)
        {
            // A ramp goes on between the halves of a pulse: while the current is small, that is a large share of it. From pulse to pulse it changes by more.
            double changeMicroAmps = Math.Min(Math.Abs(phase.MeanMicroAmps - _secondMicroAmps), Math.Abs(phase.MeanMicroAmps - _beforeLastMicroAmps));
            _ramped += changeMicroAmps * phase.WidthNanos * 1e-6;
            _secondMicroAmps = phase.MeanMicroAmps;
        }

        _net += phase.NanoCoulombs;
        _moved += phase.Charge;
        _summed++;

        // With the second phase of a pulse: where a stop has cut one before, the count alone does not tell.
        if (_summed > BalanceOver || (_summed == BalanceOver && phase.Polarity < 0))
        {
            if (Math.Abs(_net) > Both.BalanceShare * _moved + _ramped)
            {
                Violate($"{_net:0} nC net in {_moved:0} nC: the phases do not balance");
            }

            ForgetBalance();
        }
    }

    private void ForgetBalance()
    {
        _summed = 0;
        _net = 0;
        _moved = 0;
        _ramped = 0;
    }

    private void Forget()
    {
        _positiveStart = long.MinValue / 2;
        _negativeStart = long.MinValue / 2;
        _interval = 0;
        _equal = 0;
        _inARow = 0;
        _polarity = 0;
        ForgetBalance();
        _narrowNanos = 0;
        _lastMicroAmps = 0;
        _beforeLastMicroAmps = 0;
    }
}

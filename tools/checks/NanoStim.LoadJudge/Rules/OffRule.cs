namespace NanoStim.LoadJudge;

/// <summary>After a fault or an act of a class the output goes off within the time of that class, and stays off until it is asked for again.</summary>
internal sealed class OffRule(Witness witness) : Rule(witness)
{
    private const long JudgedPressNanos = 20_000_000;
    private const long SensedNanos = 200_000_000;

    // A start reads the memory, for about half a second. Trains slower than 4 Hz have such breaks as well.
    private const long BreakNanos = 250_000_000;

    private readonly List<OffWatch> _watches = [];
    private long _endNanos = long.MinValue / 2;

    internal override string Name => "time-to-off";

    internal override void OnPower() => _watches.RemoveAll(watch => !Witness.Has(watch.Fault));

    internal override void OnFault(string fault)
    {
        // These end what is going on, and are no fault where nothing is.
        bool isOn = fault == "stop" ? Witness.Asked.WasAsked : Witness.Asked.IsAsked;
        if (!isOn && fault is ("slide" or "stop" or ConsoleWitness.StopAct))
        {
            return;
        }

        // With its input dead, STOP ends what is on, and nothing that waits.
        if (fault == "stop" && Witness.Has("gpio-5-stuck-low") && Witness.Asked.LightIsReliable && Witness.Light.MayBeOff(Witness.Now))
        {
            return;
        }

        // With no output on there is nothing that the slide ends, and a line or a press that is read after it may start a program of its new mode.
        if (fault == "slide" && (Witness.Console.IsStartPending || Witness.Asked.IsStarting) && Witness.Asked.LightIsReliable && !Witness.Light.SaysOutput(Witness.Now))
        {
            return;
        }

        // Between a command that stops and one that starts the slide ends nothing either.
        bool mayBegin = fault == "slide" && Witness.Console.IsStopPending && Witness.Console.IsStartPending;
        foreach (OffClass one in Witness.Limits.Classes)
        {
            if (one.Faults.Contains(fault))
            {
                _watches.Add(new OffWatch(fault, one, Witness.Now) { EndsWithBreak = mayBegin });
            }
        }
    }

    internal override void OnMended(string fault)
    {
        // What kept another fault from being seen is gone.
        foreach (OffWatch watch in _watches)
        {
            if (watch.Class.Except.Contains(fault))
            {
                watch.Restart(Witness.Now);
            }
        }

        // What was not there for long enough may not have been seen: an electrode is sensed with the pulses only.
        // Nor does it hold back a start that waits, or a press that has not been read: only STOP does.
        bool isStarting = (Witness.Asked.IsStarting || Witness.Asked.MayPressBeUnread) && fault is not ("stop" or ConsoleWitness.StopAct);
        // A stop that may not have been read stops nothing.
        isStarting |= fault == "stop" && Witness.Asked.IsAsked;
        _watches.RemoveAll(watch => watch.Fault == fault && (isStarting || (watch.Class.From == "pulses" && !watch.HasPulses) || Witness.Now - watch.SinceNanos <= Bound(watch) + (watch.Class.SeenBy == "pulses" ? PulseNanos() : JudgedPressNanos)));
    }

    internal override void OnAsk(bool isStart)
    {
        _watches.RemoveAll(watch => !Witness.Has(watch.Fault));
        foreach (OffWatch watch in _watches)
        {
            watch.Restart(Witness.Now);
        }
    }

    internal override void OnPhase(in SeenPhase phase)
    {
        if (Witness.IsOfTest(phase))
        {
            // No output, and of the rule "asked", with a bound that is shorter than that of a late loop.
            return;
        }

        if (phase.StartNanos - _endNanos > BreakNanos)
        {
            _watches.RemoveAll(watch => watch.EndsWithBreak);
        }

        _endNanos = phase.EndNanos;
        foreach (OffWatch watch in _watches)
        {
            long end = phase.EndNanos;
            if (end <= watch.SinceNanos || Witness.HasAny(watch.Class.Except) || (watch.Class.Whole && Witness.HasFailed))
            {
                continue;
            }

            if (watch.Class.Mode is not null && watch.Class.Mode != Witness.ModeOf(phase).Name)
            {
                // Its time begins when the slide switch has come to its mode.
                watch.Restart(end);
                continue;
            }

            if (watch.Class.From == "pulses" && !watch.Sees(phase, 3 * Witness.Mode.NoiseMicroAmps))
            {
                continue;
            }

            long bound = Bound(watch);
            if (end - watch.SinceNanos > bound)
            {
                Violate($"{watch.Fault}: current for {(end - watch.SinceNanos) * 1e-6:0.000} ms, more than {bound * 1e-6:0.0} ms");
            }
        }
    }

    private long PulseNanos()
    {
        double period = 0;
        foreach (JudgedSegment segment in Witness.Asked.Segments)
        {
            period = Math.Max(period, Math.Max(segment.PeriodMicros, segment.OffMillis * 1000.0));
        }

        return (long)(2 * period * 1000) + SensedNanos;
    }

    private long Bound(OffWatch watch)
    {
        long window = 0;
        long ramp = 0;
        foreach (JudgedSegment segment in Witness.Asked.Segments)
        {
            window = Math.Max(window, segment.WindowMicros);
            ramp = Math.Max(ramp, segment.RampDownMillis * 1000L);
        }

        return (watch.Class.OffMicros + watch.Class.Windows * window + (watch.Class.Ramp ? ramp : 0)) * 1000;
    }
}

using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Campaign;

/// <summary>
/// Judges a session by the current in its load. The states of the firmware only tell from when on a claim holds; what flows, when and
/// how much comes from the meter in the lead.
/// </summary>
internal sealed class SessionJudge(CaseFacts facts) : ISessionObserver
{
    // What the panel commands takes effect with the step that follows, and a step may take two ticks and a half before it is late.
    private const double OffSlackNanos = 25e6;

    // Where the loop itself is late, the watchdog does it.
    private const double LateSlackNanos = 45e6;

    // The longest stop of the loop among the faults, and a step.
    private const long StoppedLoopMicros = 225_000;

    private const long TickNanos = 10_000_000;

    // Before this the self-test has not begun to let the protections trip: it calibrates the zeros first.
    private const long SelfTestNanos = 600_000_000;

    // A good contact has been seen long enough to be missed: a second of steady current, and some windows.
    private const long ReferenceNanos = 2_500_000_000;

    // An output of one polarity has charged the blocking capacitors, and what they hold looks like a contact. 31 s is what 440 kΩ
    // would take to empty 11 µF from 70 V to 0.12 V; the 20 MΩ across them while the output is armed take longer, so the bound is strict.
    private const long BlockingMicros = 31_000_000;

    private readonly LoadClaims _claims = LoadClaims.Of(facts.Limits.Mode);
    private readonly List<FaultWatch> _watches = [];
    private readonly double _excessMicroAmps = facts.MostMicroAmps * LoadClaims.ExcessFactor + 4 * facts.Limits.NoiseMicroAmps;
    private Bench? _bench;
    private SessionState _state;
    private long _offSince = -1;
    private long _pulsingSince = -1;
    private long _steadySince = -1;
    private double _latestOffNanos = -1;
    private double _selfTestMicros;
    private long _excessSince = -1;
    private double _excessMicros;
    private double _phaseNanoCoulombs;
    private int _windowMillis = 100;
    private int _armings;
    private double _detectedNanos = double.NaN;

    /// <summary>Whether the firmware has started the session.</summary>
    public bool Started { get; private set; }

    /// <summary>The faults as they came.</summary>
    public IReadOnlyList<FaultWatch> Watches => _watches;

    /// <summary>Whether the last state was Fault, or the loop had halted.</summary>
    public bool Tripped => Bench.Loop.Halted || _state == SessionState.Fault;

    /// <summary>What tripped, or null.</summary>
    public string? TripName => Bench.Loop.Halted ? "halted" : Tripped ? FaultCatalogue.Of(Bench.Stimulator.Fault).Name : null;

    /// <summary>Highest current in µA.</summary>
    public double PeakMicroAmps => Bench.Board.Meter.Read().PeakMicroAmps;

    /// <summary>Charge beyond what the phases that were asked for hold, after the first fault, in nC.</summary>
    public double ExtraNanoCoulombs { get; private set; }

    /// <summary>
    /// From the beginning of the step whose readings latched the fault, or from the trip of the latch where that was first, to the last
    /// current in µs; NaN without a fault. The model charges a step's time after its outputs: on the device up to a step (4 ms) comes on top.
    /// </summary>
    public double DetectedToOffMicros => Math.Max(0, Bench.Board.Meter.Read().LastCurrentNanos - _detectedNanos) * 1e-3;

    private Bench Bench => _bench ?? throw new InvalidOperationException("The session has not begun.");

    /// <summary>Whether a fault has to show: there is a claim that it is not latent, or there is no claim for it at all.</summary>
    public bool Shows(FaultWatch watch) => watch.Claim is { } claim
        ? !claim.IsLatent(facts, watch.HadReference)
        : FaultClaims.Of(watch.Fault, facts.Limits.Mode) is null;

    public void Begun(Bench bench) => _bench = bench;

    public void Injected(BenchFault fault, long nanos)
    {
        // A single pause of the loop, or a contact that bounces, while the output is off is over before there is anything to switch off.
        bool means = (Started && _offSince < 0) || fault.Name is not ("gc-pause" or "stop-bounces" or "stop-glitch");
        FaultClaim? claim = means ? FaultClaims.Of(fault, facts.Limits.Mode) : null;
        bool hadReference = _steadySince >= 0 && nanos - _steadySince > ReferenceNanos;
        _watches.Add(new FaultWatch(fault, claim, nanos) { HadReference = hadReference });
    }

    public void PhaseEnded(LoadPhase phase)
    {
        double end = phase.StartNanos + phase.WidthNanos;
        if (!Started)
        {
            _selfTestMicros += phase.WidthNanos * 1e-3;
        }

        foreach (FaultWatch watch in _watches)
        {
            watch.Count(end, _pulsingSince, _steadySince);
        }

        if (_offSince >= 0 && end > _offSince + OffSlack)
        {
            _latestOffNanos = Math.Max(_latestOffNanos, end - _offSince);
        }

        double charge = Math.Abs(phase.NanoCoulombs);
        _phaseNanoCoulombs = Math.Max(_phaseNanoCoulombs, charge);

        // The mean of the phase, in µA: the capacitance of skin makes spikes of less than a µs, which no claim is about.
        if (charge * 1e6 / phase.WidthNanos > _excessMicroAmps && _steadySince >= 0)
        {
            _excessSince = _excessSince < _steadySince ? phase.StartNanos : _excessSince;
            _excessMicros = Math.Max(_excessMicros, (end - _excessSince) * 1e-3);
        }

        if (_watches.Count > 0)
        {
            double asked = facts.MostMicroAmps * (double)Bench.Stimulator.Session.Request.Plan.PhaseWidthMicros * 1e-3;
            ExtraNanoCoulombs += Math.Max(0, charge - asked * 1.1);
        }
    }

    public void Turned()
    {
        SessionState state = Bench.Stimulator.Session.State;
        if (Bench.Loop.Halted && _offSince < 0)
        {
            Leave(Bench.Board.NowNanos);
        }

        if (state == _state)
        {
            return;
        }

        _state = state;
        long now = Bench.Board.NowNanos;
        if (state is SessionState.Fault)
        {
            Detect(now);
        }

        switch (state)
        {
            case SessionState.RampUp:
                _offSince = -1;
                _steadySince = -1;
                _pulsingSince = now;
                break;
            case SessionState.Deliver:
                _steadySince = now;
                break;
            case SessionState.RampDown:
                _steadySince = -1;
                break;
            case SessionState.ContactCheck:
                Started = true;
                _armings++;
                _offSince = -1;
                _pulsingSince = -1;
                _steadySince = -1;
                break;
            case SessionState.Rest:
                _pulsingSince = -1;
                break;
            default:
                if (Started || state == SessionState.Fault)
                {
                    Leave(now);
                }

                break;
        }

        if (Bench.Stimulator.Session.Request.Plan is { } plan)
        {
            _windowMillis = Math.Max(_windowMillis, plan.WindowSteps * 10);
            facts.HadSparseTrain |= plan.IsSparse;
        }
    }

    /// <summary>What was not as claimed. Call it at the end.</summary>
    public IEnumerable<string> Violations()
    {
        LoadTotals totals = Bench.Board.Meter.Read();
        if (Bench.Loop.Halted && !_watches.Exists(watch => FaultClaims.Throws(watch.Fault)))
        {
            yield return "internal error: an exception ended the loop of the firmware";
        }

        if (_offSince >= 0 && (_latestOffNanos >= 0 || totals.LastCurrentNanos > _offSince + OffSlack))
        {
            yield return $"current after the end: for {Math.Max(_latestOffNanos, totals.LastCurrentNanos - _offSince) * 1e-6:0.000} ms";
        }

        bool failed = _watches.Exists(watch => FaultClaims.IsPart(watch.Fault));
        double selfTestBound = failed ? LoadClaims.SelfTestMicros : 0;
        if (_selfTestMicros > selfTestBound)
        {
            yield return $"current in the self-test: {_selfTestMicros * 1e-3:0.000} ms, more than {selfTestBound * 1e-3:0} ms";
        }

        double phaseLimit = _watches.Exists(watch => FaultClaims.HoldsPhase(watch.Fault)) ? _claims.StuckPhaseNanoCoulombs
            : failed ? _claims.FailedPhaseNanoCoulombs
            : _claims.PhaseNanoCoulombs;
        if (_phaseNanoCoulombs > phaseLimit)
        {
            yield return $"phase charge {_phaseNanoCoulombs / 1000:0.000} uC, more than {phaseLimit / 1000:0.000} uC";
        }

        double netLimit = NetLimit(totals);
        if (Math.Abs(totals.NetNanoCoulombs) > netLimit)
        {
            yield return $"net charge {totals.NetNanoCoulombs / 1000:0.000} uC, more than {netLimit / 1000:0.000} uC";
        }

        double excessBound = (LoadClaims.ExcessMillis + LoadClaims.ExcessWindows * _windowMillis) * 1e3 + HiddenMicros(null);
        if (_excessMicros > excessBound)
        {
            yield return $"more than {_excessMicroAmps:0} uA, where {facts.MostMicroAmps} uA were asked for, over {_excessMicros * 1e-3:0} ms, more than {excessBound * 1e-3:0} ms";
        }

        foreach (FaultWatch watch in _watches)
        {
            if (Started && watch.InjectedNanos < SelfTestNanos && FaultClaims.IsFoundBySelfTest(watch.Fault, facts.Limits.Mode))
            {
                yield return $"{watch.Fault.Name} was there before the self-test, and a session has started";
            }

            if (watch.Claim is not { } claim || !Shows(watch) || IsHidden(watch))
            {
                continue;
            }

            long bound = Bound(claim) + HiddenMicros(watch);
            if (watch.WorstMicros > bound)
            {
                yield return $"{watch.Fault.Name}: current for {watch.WorstMicros * 1e-3:0.000} ms, more than {bound * 1e-3:0} ms";
            }
        }
    }

    /// <summary>Whether another failed part makes blind what would show it.</summary>
    private bool IsHidden(FaultWatch watch) =>
        _watches.Exists(other => FaultClaims.OffsetsBattery(watch.Fault, other.Fault) || FaultClaims.OffsetsBattery(other.Fault, watch.Fault))
        || (watch.Fault.Name == "short" && _watches.Exists(other => FaultClaims.HidesShort(other.Fault)));

    private double OffSlack => Has("late-loop") || Has("gc-pause") ? LateSlackNanos : OffSlackNanos;

    /// <summary>The blocking capacitors are emptied in a pause, beside the load, and can take their charge once more.</summary>
    private double NetLimit(in LoadTotals totals) => facts.IsMicrocurrent
        ? _claims.NetNanoCoulombs
        : _claims.NetNanoCoulombs * _armings + LoadClaims.LeakNanoAmps * totals.Nanos * 1e-9;

    private bool Has(string fault) => _watches.Exists(watch => watch.Fault.Name == fault);

    private long Bound(FaultClaim claim) => claim.BoundMicros(facts, _windowMillis);

    /// <summary>A fault may hide behind another one for as long as that takes to show itself.</summary>
    private long HiddenMicros(FaultWatch? behind)
    {
        long micros = 0;
        foreach (FaultWatch other in _watches)
        {
            if (other != behind && other.Claim is { } claim && FaultClaims.IsPart(other.Fault))
            {
                micros += Bound(claim);
            }
        }

        if (behind?.Fault.Name == "short" && !facts.IsMicrocurrent && _watches.Exists(watch => FaultClaims.ChargesCapacitors(watch.Fault)))
        {
            micros += BlockingMicros;
        }

        // Then the step that comes late has to notice it by itself.
        return Has("watchdog-stuck") && behind?.Fault.Name is "late-loop" or "gc-pause" ? micros + StoppedLoopMicros : micros;
    }

    private void Detect(long nowNanos)
    {
        // Steps begin at the tick of the chip. Disarming is what the firmware does with what it has detected, all else is the hardware's own doing.
        long step = nowNanos - Bench.Chip.NowNanos % TickNanos;
        bool byHardware = Bench.Board.TripCause is not (TripCause.Disarmed or TripCause.None or TripCause.PowerUp);
        _detectedNanos = byHardware ? Math.Min(step, Bench.Board.TripNanos) : step;
    }

    private void Leave(long nowNanos)
    {
        _offSince = nowNanos;
        foreach (FaultWatch watch in _watches.Where(watch => watch.Fault.Name == "gc-pause"))
        {
            // It does not come back.
            watch.Close();
        }

        _pulsingSince = -1;
        _steadySince = -1;
    }
}

using System.Diagnostics;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>Boots a bench, gives a treatment, and says what the load received.</summary>
public sealed class SessionRunner
{
    // After the end: long enough to see that the output stays off, and that the set-point filter has nothing left to give.
    private const long TailMicros = 500_000;
    private const long ProgressMicros = 1_000_000;

    private readonly SessionRequest _request;
    private readonly Bench _bench;
    private readonly TreatmentSession _session;
    private readonly PhaseStatistics _phases = new();
    private readonly PictureRecorder? _recorder;
    private readonly List<SessionLogEntry> _events = [];
    private int _eventsSeen;
    private long _steadySince = -1;
    private long _firstFaultNanos = -1;

    private SessionRunner(SessionRequest request)
    {
        _request = request;
        _bench = new Bench(new BenchOptions
        {
            EmsSwitch = request.Program.Mode == StimulationMode.Ems,
            Load = request.Load,
            Seed = request.Seed,
        });
        _session = _bench.Stimulator.Session;
        _recorder = request.WithPicture ? new PictureRecorder() : null;
        ILoadProbe[] probes = [.. new[] { request.Probe, _recorder }.OfType<ILoadProbe>()];
        _bench.Board.Probe = probes.Length switch
        {
            0 => null,
            1 => probes[0],
            _ => new ProbeSplitter(probes),
        };
        _bench.Board.Meter.PhaseEnded = _phases.Add;
        foreach (InjectedFault fault in request.Faults)
        {
            // Booting has taken some time; what was to be broken before is broken now.
            _bench.Board.At(Math.Max(fault.AtMillis * 1_000_000L, _bench.Chip.NowNanos), () => Inject(fault.Kind));
        }
    }

    /// <summary>Runs a session to its end.</summary>
    /// <exception cref="SessionRefusedException">
    /// The firmware refuses the program, the intensity or the start; or the session is over before any of its faults.
    /// </exception>
    public static SessionResult Run(SessionRequest request) => new SessionRunner(request).Run();

    private SessionResult Run()
    {
        Stopwatch watch = Stopwatch.StartNew();
        bool started = _bench.RunSelfTest(_ => Turn()) && Start();
        long endMicros = long.MaxValue;
        long nextProgress = 0;
        while (_bench.NowMicros < endMicros)
        {
            Turn();
            if (endMicros == long.MaxValue && (!started || IsOver()))
            {
                endMicros = _bench.NowMicros + TailMicros;
            }

            if (_request.Progress is { } report && _bench.NowMicros >= nextProgress)
            {
                nextProgress = _bench.NowMicros + ProgressMicros;
                report(new SessionProgress(_bench.NowMicros * 1e-6, TotalSeconds, NameOf(_session.State), _bench.Stimulator.Measured.PeakMicroAmps));
            }
        }

        if (_firstFaultNanos < 0 && _request.Faults.Count > 0)
        {
            throw new SessionRefusedException(Refusal.OfFault(_request.Faults[0], _bench.NowMicros));
        }

        return Result(watch.Elapsed.TotalSeconds);
    }

    private int TotalSeconds => _request.Seconds > 0 ? _request.Seconds : _request.Program.TotalSeconds();

    private bool Start()
    {
        PlanVerdict verdict = _session.SelectProgram(_request.Program);
        if (verdict != PlanVerdict.Ok)
        {
            throw new SessionRefusedException(Refusal.Of(verdict, ModeCatalogue.Of(_request.Program.Mode)));
        }

        if (!_session.SetIntensity(_request.IntensityMicroAmps))
        {
            throw new SessionRefusedException(Refusal.OfIntensity(_request.IntensityMicroAmps, ModeCatalogue.Of(_request.Program.Mode)));
        }

        _session.SetDuration(_request.Seconds);
        StartBlock block = _session.Start(_bench.NowMicros, fromConsole: true);
        if (block != StartBlock.None)
        {
            if (_firstFaultNanos < 0)
            {
                throw new SessionRefusedException(Refusal.Of(block));
            }

            // An injected fault keeps the session from starting: that is its result.
            _events.Add(new SessionLogEntry(_bench.NowMicros, "start-refused", Refusal.Of(block)));
            return false;
        }

        return true;
    }

    private void Turn()
    {
        _bench.Loop.Turn();
        SessionState state = _session.State;
        bool delivers = state == SessionState.Deliver;
        _phases.Steady = delivers;
        _recorder?.SetPoint(_bench.Chip.NowNanos, _bench.Stimulator.AllowedMicroAmps);
        if (delivers && _recorder is { HasPulses: false })
        {
            KeepPulses(_recorder);
        }

        for (; _eventsSeen < _session.Log.Count; _eventsSeen++)
        {
            _events.Add(Entry(_eventsSeen));
        }
    }

    /// <summary>Half a second after the level has been reached, the regulator has settled.</summary>
    private void KeepPulses(PictureRecorder recorder)
    {
        const long SettleNanos = 500_000_000;
        PulsePlan plan = _session.Request.Plan;
        if (_steadySince < 0)
        {
            _steadySince = _bench.Chip.NowNanos;
        }

        if (_bench.Chip.NowNanos >= _steadySince + SettleNanos)
        {
            long pulse = plan.Polarity == 0 ? 2 * plan.PhaseWidthMicros : plan.PhaseWidthMicros;
            recorder.KeepPulses(_bench.Chip.NowNanos, plan.PeriodNanos, pulse * 1000, _bench.Stimulator.AllowedMicroAmps);
        }
    }

    private void Inject(BenchFault fault)
    {
        // The board stands at the moment; the chip has still to learn of it.
        long nowNanos = _bench.Board.NowNanos;
        if (_firstFaultNanos < 0)
        {
            _firstFaultNanos = nowNanos;
        }

        _events.Add(new SessionLogEntry(nowNanos / 1000, "injected", fault.Name));
        fault.InjectInto(_bench);
    }

    private bool IsOver() => _session.State is SessionState.Complete or SessionState.Idle or SessionState.Paused or SessionState.Fault;

    private SessionLogEntry Entry(int number)
    {
        Transition what = _session.Log.What(number);
        int detail = _session.Log.Detail(number);
        return new SessionLogEntry(
            _session.Log.AtMicros(number),
            what.Name,
            what.To == SessionState.Fault ? FaultCatalogue.Of((FaultCode)detail).Name : $"{NameOf(what.To)}, {detail} uA");
    }

    private SessionResult Result(double realSeconds)
    {
        _bench.Board.Settle();
        double simulatedSeconds = _bench.Chip.NowNanos * 1e-9;
        LoadTotals totals = _bench.Board.Meter.Read();
        DeliveredFigures delivered = new(
            totals.PeakMicroAmps,
            _phases.MedianPeakMicroAmps,
            totals.RmsMicroAmpsSince(default),
            totals.NetNanoCoulombs,
            totals.MovedNanoCoulombs,
            _phases.MaxNanoCoulombs,
            _phases.MedianWidthMicros,
            _phases.FrequencyMilliHertz,
            _firstFaultNanos < 0 ? null : Math.Max(0, totals.LastCurrentNanos - _firstFaultNanos) * 1e-3);
        return new SessionResult(
            ModeCatalogue.Of(_request.Program.Mode).Name,
            _request.Program.Name,
            _request.Seed,
            Outcome(),
            Fault(),
            delivered,
            _events,
            simulatedSeconds,
            simulatedSeconds / realSeconds,
            _recorder?.Picture(Title()));
    }

    private SessionOutcome Outcome() => _session.State switch
    {
        SessionState.Complete => SessionOutcome.Completed,
        SessionState.Paused => SessionOutcome.Paused,
        SessionState.Fault => SessionOutcome.Tripped,
        _ => SessionOutcome.Stopped,
    };

    private SessionFault? Fault()
    {
        FaultCode code = _bench.Stimulator.Fault;
        if (code == FaultCode.None)
        {
            return null;
        }

        FaultEntry entry = FaultCatalogue.Of(code);
        long atMicros = _bench.NowMicros;
        for (int number = _session.Log.Oldest; number < _session.Log.Count; number++)
        {
            if (_session.Log.What(number).To == SessionState.Fault)
            {
                atMicros = _session.Log.AtMicros(number);
            }
        }

        return new SessionFault((int)code, entry.Name, atMicros, entry.Text, entry.Remedy);
    }

    private string Title() => $"{ModeCatalogue.Of(_request.Program.Mode).Name}: {_request.Program.Title}; {Refusal.Amps(_request.IntensityMicroAmps)} into {_request.Load.Name}";

    private static string NameOf(SessionState state) => state switch
    {
        SessionState.PowerOn => "power-on",
        SessionState.SelfTest => "self-test",
        SessionState.Idle => "idle",
        SessionState.ContactCheck => "contact-check",
        SessionState.RampUp => "ramp-up",
        SessionState.Deliver => "deliver",
        SessionState.RampDown => "ramp-down",
        SessionState.Rest => "rest",
        SessionState.Paused => "paused",
        SessionState.Complete => "complete",
        _ => "fault",
    };
}

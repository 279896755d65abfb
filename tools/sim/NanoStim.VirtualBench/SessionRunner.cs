using System.Diagnostics;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>Boots a bench, runs a session, and reports what the load received.</summary>
public sealed class SessionRunner
{
    // After the end: long enough to see that the output stays off, and that the set-point filter has nothing left to give.
    internal const long TailMicros = 500_000;

    /// <summary>How long a pause lasts that the request asks for, in ms.</summary>
    public const int PauseLengthMillis = 1_500;

    private const int PressMillis = 200;
    private const long ProgressMicros = 1_000_000;

    // Self-test and contact check come on top of the program; a session that goes on for longer than this will never end.
    private const int GraceSeconds = 120;

    private readonly SessionRequest _request;
    private readonly Bench _bench;
    private readonly SessionStateMachine _session;
    private readonly PhaseStatistics _phases = new();
    private readonly PictureRecorder? _recorder;
    private readonly SessionJournal _journal;
    private long _steadySince = -1;

    private SessionRunner(SessionRequest request)
    {
        _request = request;
        _bench = new Bench(new BenchOptions
        {
            EmsSwitch = request.Program.Mode == StimulationMode.Ems,
            Load = request.Load,
            Seed = request.Seed,
            BackupMemory = request.BackupMemory ?? new Mcp7940n(),
            Timing = request.Timing,
            FaultsAtPowerUp = [.. request.Faults.Where(IsAtPowerUp).Select(fault => fault.Kind)],
        });
        _session = _bench.Stimulator.Session;
        _journal = new SessionJournal(_session.Log);
        _recorder = request.WithPicture ? new PictureRecorder() : null;
        ILoadProbe[] probes = [.. new[] { request.Probe, _recorder }.OfType<ILoadProbe>()];
        _bench.Board.Probe = probes.Length switch
        {
            0 => null,
            1 => probes[0],
            _ => new ProbeSplitter(probes),
        };
        _bench.Board.Meter.PhaseEnded = _phases.Add;
        if (request.Observer is { } observer)
        {
            _bench.Board.Meter.PhaseEnded += observer.PhaseEnded;
            observer.Begun(_bench);
        }

        Schedule();
    }

    /// <summary>Runs a session to its end.</summary>
    /// <exception cref="SessionRefusedException">
    /// The firmware refuses the program, the intensity or the start; or the session is over before any of its faults.
    /// </exception>
    public static SessionResult Run(SessionRequest request) => new SessionRunner(request).Run();

    private void Schedule()
    {
        foreach (LoadChange change in _request.LoadChanges)
        {
            At(change.AtMillis, () => _bench.Board.Load = change.Load);
        }

        if (_request.PauseMillis > 0)
        {
            PressMode(_request.PauseMillis);
            PressMode(_request.PauseMillis + PauseLengthMillis);
        }

        foreach (InjectedFault fault in _request.Faults)
        {
            if (IsAtPowerUp(fault))
            {
                Report(fault.Kind, 0);
            }
            else
            {
                At(fault.AtMillis, () => Inject(fault.Kind));
            }

            if (fault.UntilMillis > 0)
            {
                At(fault.UntilMillis, () => fault.Kind.MendOn(_bench));
            }
        }
    }

    private void PressMode(int atMillis)
    {
        At(atMillis, () => _bench.Board.ModePressed = true);
        At(atMillis + PressMillis, () => _bench.Board.ModePressed = false);
    }

    // Booting has taken some time; what was due before then is done now.
    private void At(int atMillis, Action action) => _bench.Board.At(Math.Max(atMillis * 1_000_000L, _bench.Board.NowNanos), action);

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
            else if (_bench.NowMicros > (TotalSeconds + GraceSeconds) * 1_000_000L)
            {
                throw new InvalidOperationException($"The session does not end; it is in state {SessionStateNames.Of(_session.State)}.");
            }

            if (_request.Progress is { } report && _bench.NowMicros >= nextProgress)
            {
                nextProgress = _bench.NowMicros + ProgressMicros;
                report(new SessionProgress(
                    _bench.NowMicros * 1e-6, TotalSeconds, SessionStateNames.Of(_session.State), _bench.Stimulator.Measured.PeakMicroAmps));
            }
        }

        if (_journal.FirstInjectionNanos < 0 && _request.Faults.Count > 0)
        {
            throw new SessionRefusedException(RequestRefusal.OfFault(_request.Faults[0], _bench.NowMicros));
        }

        return new SessionSummary(_request, _bench, _journal, _phases).Of(watch.Elapsed.TotalSeconds, _recorder);
    }

    private int TotalSeconds => _request.Seconds > 0 ? _request.Seconds : _request.Program.TotalSeconds();

    private bool Start()
    {
        PlanResult verdict = _session.SelectProgram(_request.Program);
        if (verdict != PlanResult.Ok)
        {
            throw new SessionRefusedException(RequestRefusal.Of(verdict, ModeCatalogue.Of(_request.Program.Mode)));
        }

        if (!_session.SetIntensity(_request.IntensityMicroAmps))
        {
            throw new SessionRefusedException(RequestRefusal.OfIntensity(_request.IntensityMicroAmps, ModeCatalogue.Of(_request.Program.Mode)));
        }

        _session.SetDuration(_request.Seconds);
        StartInhibit block = _session.Start(_bench.Clock.NowMicros(), fromConsole: true);
        if (block != StartInhibit.None)
        {
            if (_journal.FirstInjectionNanos < 0)
            {
                throw new SessionRefusedException(RequestRefusal.Of(block));
            }

            // An injected fault keeps the session from starting: that is its result.
            _journal.Add(_bench.NowMicros, "start-refused", RequestRefusal.Of(block));
            return false;
        }

        return true;
    }

    private void Turn()
    {
        _bench.Loop.RunStep();
        SessionState state = _session.State;
        bool delivers = state == SessionState.Deliver;
        _phases.Steady = delivers;
        _phases.Alternates = _session.Request.Plan is { FlipNanos: > 0 };
        _recorder?.SetPoint(_bench.Board.NowNanos, _bench.Stimulator.AllowedMicroAmps);
        if (delivers && _recorder is { HasPulses: false })
        {
            KeepPulses(_recorder);
        }

        _journal.Follow();
        _request.Observer?.Turned();
    }

    /// <summary>Half a second after the level has been reached, the regulator has settled.</summary>
    private void KeepPulses(PictureRecorder recorder)
    {
        const long SettleNanos = 500_000_000;
        PulsePlan plan = _session.Request.Plan;
        if (_steadySince < 0)
        {
            _steadySince = _bench.Board.NowNanos;
        }

        if (_bench.Board.NowNanos >= _steadySince + SettleNanos)
        {
            long pulse = plan.Polarity == 0 ? 2 * plan.PhaseWidthMicros : plan.PhaseWidthMicros;
            recorder.KeepPulses(_bench.Board.NowNanos, plan.PeriodNanos, pulse * 1000, _bench.Stimulator.AllowedMicroAmps);
        }
    }

    private void Inject(BenchFault fault)
    {
        // The board is at this moment already; the chip is a little behind.
        Report(fault, _bench.Board.NowNanos);
        fault.InjectInto(_bench);
    }

    private void Report(BenchFault fault, long nanos)
    {
        _journal.Injected(nanos, fault.Name);
        _request.Observer?.Injected(fault, nanos);
    }

    private static bool IsAtPowerUp(InjectedFault fault) => fault.AtMillis <= 0;

    private bool IsOver() => _bench.Loop.Halted
        || _session.State is SessionState.Complete or SessionState.Idle or SessionState.Fault
        || (_session.State == SessionState.Paused && !IsToBeResumed);

    private bool IsToBeResumed => _request.PauseMillis > 0
        && _bench.NowMicros < (_request.PauseMillis + PauseLengthMillis + PressMillis) * 1_000L;
}

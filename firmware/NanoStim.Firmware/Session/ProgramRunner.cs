using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>Runs a program: what the output should be in each state of a session, and which event that leads to.</summary>
/// <remarks>It returns requests and reasons only; whether there is current decides the safety gate.</remarks>
internal sealed class ProgramRunner
{
    // With output the session moves every second control step.
    private const int StepsPerMove = 2;

    private const int ContactSteps = 50;

    // Windows that the polarity monitor needs to see both phases, or to miss one.
    private const int ContactWindows = 4;
    private const int MaxContactSteps = 800;
    private const int MinRestMicros = 100000;

    // Differs from zero in more than one bit: a flipped bit never begins a cycle again.
    private const int AimIsDue = 0x5A5A;

    private readonly IPulseGenerator _pulses;
    private readonly OutputRequest _request;
    private readonly Measurement _measurement;
    private readonly SafetyGate _gate;
    private readonly Envelope _envelope = new Envelope();
    private readonly ProgramCursor _cursor = new ProgramCursor();
    private readonly PulsePlan _plan = new PulsePlan();

    private ModeLimits _limits;
    private int _seconds;
    private bool _begun;
    private int _aim;
    private int _contactSteps;
    private int _contactComplement = -1;
    private long _pausedAt;
    private long _restEnd;
    private long _restEndComplement = -1;
    private long _checksum;

    internal ProgramRunner(IPulseGenerator pulses, OutputRequest request, Measurement measurement, SafetyGate gate)
    {
        _pulses = pulses;
        _request = request;
        _measurement = measurement;
        _gate = gate;
        _request.Plan = _plan;
    }

    /// <summary>Until then, in µs of the board's clock, nothing changes while the request is steady. 0 outside of steady output.</summary>
    internal long WakeMicros;

    /// <summary>Complement of <see cref="WakeMicros"/>.</summary>
    internal long WakeComplement = -1;

    /// <summary>Loads a program, cut to so many seconds.</summary>
    internal void Load(TreatmentProgram program, int seconds)
    {
        _limits = ModeCatalogue.Of(program.Mode);
        _seconds = seconds;
        _begun = false;
        _request.EndReason = FaultCode.None;
        _cursor.Load(program);
        _request.Mode = program.Mode;
        Seal();
    }

    /// <summary>False when a bit of what the next event follows from has flipped.</summary>
    internal bool IsIntact()
    {
        return Checksum() == _checksum && _cursor.IsIntact() && _envelope.IsIntact() && (WakeMicros ^ WakeComplement) == -1
            && (_aim == 0 || _aim == AimIsDue) && (_restEnd ^ _restEndComplement) == -1 && (_contactSteps ^ _contactComplement) == -1;
    }

    /// <summary>The user has chosen another intensity.</summary>
    internal void FollowIntensity(SessionState state)
    {
        if (state == SessionState.RampUp || state == SessionState.Deliver)
        {
            AimEnvelope();
            _request.Steady = false;
        }
    }

    /// <summary>Runs one step of a state with output.</summary>
    internal SessionEvent Step(SessionState state, long nowMicros)
    {
        switch (state)
        {
            case SessionState.Deliver:
                return Deliver(nowMicros);
            case SessionState.RampUp:
                return RampUp(nowMicros);
            case SessionState.RampDown:
                return RampDown(nowMicros);
            case SessionState.Rest:
                return Rest(nowMicros);
            case SessionState.ContactCheck:
                return CheckContact();
            default:
                return SessionEvent.None;
        }
    }

    /// <summary>Takes the level of a ramp on by a step without requesting it.</summary>
    internal void PassOver(SessionState state)
    {
        if (_gate.Power != OutputPower.Pulsing || _aim == AimIsDue || state == SessionState.ContactCheck)
        {
            return;
        }

        _envelope.PassOver(state == SessionState.RampDown, _limits.MaxRiseMicroAmps);
    }

    /// <summary>Enters a state.</summary>
    internal void Enter(SessionState state, long nowMicros)
    {
        SleepUntil(state == SessionState.Deliver ? _cursor.OnEndMicros : 0);
        switch (state)
        {
            case SessionState.ContactCheck:
                _contactSteps = 0;
                _contactComplement = -1;
                RequestNoPulses(OutputPower.Armed);
                Plan();
                break;
            case SessionState.RampUp:
                BeginRamp();
                break;
            case SessionState.Deliver:
            case SessionState.RampDown:
                break;
            case SessionState.Rest:
                RequestNoPulses(OutputPower.Armed);
                _restEnd = nowMicros + _cursor.Segment.OffMillis * 1000L;
                if (_restEnd < nowMicros + MinRestMicros)
                {
                    _restEnd = nowMicros + MinRestMicros;
                }

                _restEndComplement = ~_restEnd;
                _request.Steady = true;
                SleepUntil(_restEnd < _cursor.OverMicros ? _restEnd : _cursor.OverMicros);
                break;
            default:
                RequestNoPulses(OutputPower.Off);
                _pausedAt = nowMicros;
                Seal();
                break;
        }
    }

    private void SleepUntil(long micros)
    {
        WakeMicros = micros;
        WakeComplement = ~micros;
    }

    private SessionEvent CheckContact()
    {
        _contactSteps += StepsPerMove;
        _contactComplement -= StepsPerMove;
        if (_contactSteps <= _limits.SupplySettleSteps)
        {
            return SessionEvent.None;
        }

        int test = TargetMicroAmps();
        if (test > _limits.ContactTestMicroAmps)
        {
            test = _limits.ContactTestMicroAmps;
        }

        if (_contactSteps >= _limits.SupplySettleSteps + ContactSteps + ContactWindows * _gate.Plan.WindowSteps)
        {
            // Within a quarter either way: the peak hold can still show an earlier session, for some seconds.
            int peak = _measurement.PeakMicroAmps;
            int slack = (test >> 2) + _limits.NoiseMicroAmps;
            if (peak >= test - slack && peak <= test + slack)
            {
                return SessionEvent.ContactConfirmed;
            }

            if (_contactSteps > MaxContactSteps)
            {
                return End(FaultCode.CurrentNotReached);
            }
        }

        RequestPulses(test, false);
        return SessionEvent.None;
    }

    private SessionEvent RampUp(long nowMicros)
    {
        if (_aim == AimIsDue)
        {
            BeginCycle(nowMicros);
            return SessionEvent.None;
        }

        if (_cursor.OnTimeIsOver(nowMicros) || _gate.BatteryIsLow)
        {
            return SessionEvent.OnTimeOver;
        }

        if (_envelope.AtTarget)
        {
            return SessionEvent.LevelReached;
        }

        // The gate takes some steps to admit the plan; the ramp begins with the first pulse.
        if (_gate.Power == OutputPower.Pulsing)
        {
            _envelope.Approach();
            RequestPulses(_envelope.MicroAmps, false);
        }

        return SessionEvent.None;
    }

    private SessionEvent Deliver(long nowMicros)
    {
        if (_cursor.OnTimeIsOver(nowMicros) || _gate.BatteryIsLow)
        {
            return SessionEvent.OnTimeOver;
        }

        if (!_request.Steady)
        {
            // Steady from the step after the last change on, so that the gate has allowed that one.
            bool wasAtTarget = _envelope.AtTarget;
            _envelope.Approach();
            RequestPulses(_envelope.MicroAmps, wasAtTarget);
        }

        return SessionEvent.None;
    }

    private SessionEvent RampDown(long nowMicros)
    {
        // One step at zero, so that the pulses stop without current.
        if (_request.MicroAmps != 0)
        {
            _envelope.Descend();
            RequestPulses(_envelope.MicroAmps, false);
            return SessionEvent.None;
        }

        // The pulses end in a step of their own, which is long enough.
        if (_request.Power == OutputPower.Pulsing)
        {
            RequestNoPulses(OutputPower.Armed);
            return SessionEvent.None;
        }

        if (_gate.BatteryIsLow)
        {
            return End(FaultCode.BatteryLow);
        }

        return _cursor.IsOver(nowMicros) ? SessionEvent.TreatmentOver : SessionEvent.ZeroReached;
    }

    private SessionEvent Rest(long nowMicros)
    {
        if (_gate.BatteryIsLow)
        {
            return End(FaultCode.BatteryLow);
        }

        if (_cursor.IsOver(nowMicros))
        {
            return SessionEvent.TreatmentOver;
        }

        return nowMicros >= _restEnd || (_restEnd ^ _restEndComplement) != -1 ? EndRest(nowMicros) : SessionEvent.None;
    }

    private SessionEvent EndRest(long nowMicros)
    {
        if (_cursor.SegmentIsOver(nowMicros))
        {
            if (!_cursor.MoveNext())
            {
                return SessionEvent.TreatmentOver;
            }

            // The next cycle begins a step later: planning alone takes a large part of the 10 ms.
            Plan();
            return SessionEvent.None;
        }

        return _request.EndReason == FaultCode.None ? SessionEvent.RestOver : SessionEvent.None;
    }

    private void Plan()
    {
        if (PulsePlanner.Plan(_cursor.Segment.Train, _limits, _pulses, _plan) != PlanResult.Ok)
        {
            End(FaultCode.PlanRefused);
        }
    }

    /// <summary>Ends the session for a reason: the request goes to off, and the gate latches the reason.</summary>
    private SessionEvent End(FaultCode reason)
    {
        RequestNoPulses(OutputPower.Off);
        _request.EndReason = reason;
        return SessionEvent.None;
    }

    private void RequestPulses(int microAmps, bool steady)
    {
        // A lower intensity counts at once, in a ramp down as well.
        OutputRequest request = _request;
        int chosen = request.ChosenMicroAmps;
        microAmps = microAmps < chosen ? microAmps : chosen;
        request.Power = OutputPower.Pulsing;
        request.MicroAmps = microAmps;
        request.MicroAmpsComplement = ~microAmps;
        request.Steady = steady;
    }

    private void RequestNoPulses(OutputPower power)
    {
        _request.Power = power;
        _request.MicroAmps = 0;
        _request.MicroAmpsComplement = -1;
        _request.Steady = false;
    }

    private void AimEnvelope()
    {
        TreatmentSegment segment = _cursor.Segment;
        _envelope.Aim(TargetMicroAmps(), segment.RampUpMillis, segment.RampDownMillis, _limits.MaxRiseMicroAmps);
    }

    private void Seal()
    {
        _checksum = Checksum();
    }

    // A sum changes with every single bit of its terms.
    private long Checksum()
    {
        return _pausedAt + _seconds + (_begun ? 1 : 0);
    }

    private int TargetMicroAmps()
    {
        return _request.ChosenMicroAmps * _cursor.Segment.IntensityPercent / 100;
    }

    /// <summary>Times and slopes follow in the next step of the session, and with them the pulses: this one has the transition to carry.</summary>
    private void BeginRamp()
    {
        _aim = AimIsDue;
        _envelope.Zero();
        _request.Steady = false;
    }

    private void BeginCycle(long nowMicros)
    {
        if (!_begun)
        {
            _begun = true;
            _cursor.Begin(nowMicros, _seconds);
        }
        else if (_pausedAt != 0)
        {
            _cursor.Shift(nowMicros - _pausedAt);
        }

        _pausedAt = 0;
        Seal();
        _cursor.BeginCycle(nowMicros);
        AimEnvelope();
        _aim = 0;
        RequestPulses(0, false);
    }
}

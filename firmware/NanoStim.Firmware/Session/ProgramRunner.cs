using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>A program under way: what the output should be in each state of a session, and what that brings about.</summary>
internal sealed class ProgramRunner
{
    private const int ContactSteps = 50;
    private const int MaxContactSteps = 800;
    private const int MinRestMicros = 100000;

    private readonly IPulseGenerator _pulses;
    private readonly OutputRequest _request;
    private readonly Measurement _measurement;
    private readonly SafetyGate _gate;
    private readonly Envelope _envelope = new Envelope();
    private readonly ProgramCursor _cursor = new ProgramCursor();
    private readonly PulsePlan _plan = new PulsePlan();

    private ModeLimits _limits;
    private int _intensityMicroAmps;
    private int _seconds;
    private bool _begun;
    private long _pausedAt;
    private long _restEnd;

    internal ProgramRunner(IPulseGenerator pulses, OutputRequest request, Measurement measurement, SafetyGate gate)
    {
        _pulses = pulses;
        _request = request;
        _measurement = measurement;
        _gate = gate;
        _request.Plan = _plan;
    }

    /// <summary>Takes up a program, cut to so many seconds.</summary>
    internal void Load(TreatmentProgram program, int seconds, int intensityMicroAmps)
    {
        _limits = ModeCatalogue.Of(program.Mode);
        _seconds = seconds;
        _intensityMicroAmps = intensityMicroAmps;
        _begun = false;
        _cursor.Load(program);
        _request.Mode = program.Mode;
    }

    /// <summary>The user has chosen another intensity, in µA.</summary>
    internal void SetIntensity(int microAmps, SessionState state)
    {
        _intensityMicroAmps = microAmps;
        if (state == SessionState.RampUp || state == SessionState.Deliver)
        {
            AimEnvelope();
            _request.Steady = false;
        }
    }

    /// <summary>One step in a state with output.</summary>
    internal SessionEvent Step(SessionState state, int stepsInState, long nowMicros)
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
                return CheckContact(stepsInState);
            default:
                return SessionEvent.None;
        }
    }

    /// <summary>A state is entered.</summary>
    internal void Enter(SessionState state, long nowMicros)
    {
        switch (state)
        {
            case SessionState.ContactCheck:
                RequestNoPulses(OutputPower.Armed);
                Plan();
                break;
            case SessionState.RampUp:
                BeginRamp(nowMicros);
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

                break;
            default:
                RequestNoPulses(OutputPower.Off);
                _pausedAt = nowMicros;
                break;
        }
    }

    private SessionEvent CheckContact(int stepsInState)
    {
        if (stepsInState <= _limits.SupplySettleSteps)
        {
            return SessionEvent.None;
        }

        int test = TargetMicroAmps();
        if (test > _limits.ContactTestMicroAmps)
        {
            test = _limits.ContactTestMicroAmps;
        }

        RequestPulses(test, false);
        if (stepsInState < _limits.SupplySettleSteps + ContactSteps + _plan.WindowSteps)
        {
            return SessionEvent.None;
        }

        // Both ways: the peak-hold may still show an earlier session, for some seconds.
        int peak = _measurement.PeakMicroAmps;
        if (peak >= test - (test >> 2) - _limits.NoiseMicroAmps && peak <= test + (test >> 2) + _limits.NoiseMicroAmps)
        {
            return SessionEvent.ContactConfirmed;
        }

        if (stepsInState > MaxContactSteps)
        {
            _gate.Trip(FaultCode.CurrentNotReached);
        }

        return SessionEvent.None;
    }

    private SessionEvent RampUp(long nowMicros)
    {
        _envelope.Approach();
        RequestPulses(_envelope.MicroAmps, false);
        if (nowMicros >= _cursor.OnEndMicros || _gate.BatteryIsLow)
        {
            return SessionEvent.OnTimeOver;
        }

        return _envelope.AtTarget ? SessionEvent.LevelReached : SessionEvent.None;
    }

    private SessionEvent Deliver(long nowMicros)
    {
        // Nothing to say while nothing changes.
        if (!_request.Steady)
        {
            _envelope.Approach();
            RequestPulses(_envelope.MicroAmps, _envelope.AtTarget);
        }

        return nowMicros >= _cursor.OnEndMicros || _gate.BatteryIsLow ? SessionEvent.OnTimeOver : SessionEvent.None;
    }

    private SessionEvent RampDown(long nowMicros)
    {
        bool wasZero = _request.MicroAmps == 0;
        _envelope.Descend();
        RequestPulses(_envelope.MicroAmps, false);

        // One step at zero, so that the pulses stop without current.
        if (!wasZero)
        {
            return SessionEvent.None;
        }

        if (_gate.BatteryIsLow)
        {
            _gate.Trip(FaultCode.BatteryLow);
            return SessionEvent.None;
        }

        return _cursor.IsOver(nowMicros) ? SessionEvent.TreatmentOver : SessionEvent.ZeroReached;
    }

    private SessionEvent Rest(long nowMicros)
    {
        if (_gate.BatteryIsLow)
        {
            _gate.Trip(FaultCode.BatteryLow);
            return SessionEvent.None;
        }

        if (_cursor.IsOver(nowMicros))
        {
            return SessionEvent.TreatmentOver;
        }

        return nowMicros >= _restEnd ? EndRest(nowMicros) : SessionEvent.None;
    }

    private SessionEvent EndRest(long nowMicros)
    {
        if (_cursor.SegmentIsOver(nowMicros))
        {
            if (!_cursor.MoveNext())
            {
                return SessionEvent.TreatmentOver;
            }

            Plan();
        }

        return SessionEvent.RestOver;
    }

    private void Plan()
    {
        if (PulsePlanner.Plan(_cursor.Segment.Train, _limits, _pulses, _plan) != PlanResult.Ok)
        {
            _gate.Trip(FaultCode.PlanRefused);
        }
    }

    private void RequestPulses(int microAmps, bool steady)
    {
        _request.Power = OutputPower.Pulsing;
        _request.MicroAmps = microAmps;
        _request.Steady = steady;
    }

    private void RequestNoPulses(OutputPower power)
    {
        _request.Power = power;
        _request.MicroAmps = 0;
        _request.Steady = false;
    }

    private void AimEnvelope()
    {
        TreatmentSegment segment = _cursor.Segment;
        _envelope.Aim(TargetMicroAmps(), segment.RampUpMillis, segment.RampDownMillis, _limits.MaxRiseMicroAmps);
    }

    private int TargetMicroAmps()
    {
        return _intensityMicroAmps * _cursor.Segment.IntensityPercent / 100;
    }

    private void BeginRamp(long nowMicros)
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
        _cursor.BeginCycle(nowMicros);
        _envelope.Zero();
        AimEnvelope();
        RequestPulses(0, false);
    }
}

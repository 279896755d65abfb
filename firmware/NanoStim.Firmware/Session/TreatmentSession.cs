using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>What is to be delivered, now: runs a program through the states of the stimulator and says what the output should be.</summary>
public sealed class TreatmentSession
{
    private const int ContactSteps = 50;
    private const int MaxContactSteps = 800;
    private const int MinRestMicros = 100000;

    private readonly IPulseGenerator _pulses;
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private readonly SafetyGate _gate;
    private readonly SelfTest _selfTest;
    private readonly Envelope _envelope = new Envelope();
    private readonly ProgramCursor _cursor = new ProgramCursor();
    private readonly PulsePlan _plan = new PulsePlan();

    private readonly OutputRequest _request;

    private SessionState _state;
    private ModeLimits _limits = MicrocurrentMode.Limits;
    private int _seconds;
    private int _stepsInState;
    private bool _begun;
    private long _pausedAt;
    private long _restEnd;

    internal TreatmentSession(IStimulatorBoard board, OutputRequest request, Measurement measurement, InputState inputs, SafetyGate gate)
    {
        _request = request;
        _pulses = board.Pulses;
        _measurement = measurement;
        _inputs = inputs;
        _gate = gate;
        _selfTest = new SelfTest(board.Sense, measurement, inputs);
        _request.Plan = _plan;
        Program = ProgramCatalogue.At(0);
    }

    /// <summary>What the output should be. The gate has the last word.</summary>
    public OutputRequest Request => _request;

    /// <summary>State.</summary>
    public SessionState State => _state;

    /// <summary>The chosen program.</summary>
    public TreatmentProgram Program { get; private set; }

    /// <summary>The chosen intensity in µA.</summary>
    public int IntensityMicroAmps { get; private set; }

    /// <summary>What happened.</summary>
    public EventLog Log { get; } = new EventLog();

    /// <summary>Chooses a program; the intensity goes to zero. Only in Idle.</summary>
    public PlanVerdict SelectProgram(TreatmentProgram program)
    {
        if (_state != SessionState.Idle)
        {
            return PlanVerdict.NotIdle;
        }

        PlanVerdict verdict = ProgramCheck.Check(program, _pulses);
        if (verdict == PlanVerdict.Ok)
        {
            Program = program;
            _limits = ModeCatalogue.Of(program.Mode);
            _seconds = 0;
            IntensityMicroAmps = 0;
        }

        return verdict;
    }

    /// <summary>Shortens the session to this many seconds; 0, or more than the program has, means the whole program. Only in Idle.</summary>
    public bool SetDuration(int seconds)
    {
        if (_state != SessionState.Idle || seconds < 0)
        {
            return false;
        }

        _seconds = seconds;
        return true;
    }

    /// <summary>Chooses the intensity in µA, at any time; false, and nothing changed, outside 0 to the ceiling of the mode.</summary>
    public bool SetIntensity(int microAmps)
    {
        if (microAmps < 0 || microAmps > _limits.CeilingMicroAmps)
        {
            return false;
        }

        IntensityMicroAmps = microAmps;
        if (_state == SessionState.RampUp || _state == SessionState.Deliver)
        {
            AimEnvelope();
            _request.Steady = false;
        }

        return true;
    }

    /// <summary>Whether a session may start, and if not, why.</summary>
    public StartBlock CheckStart(bool fromConsole)
    {
        if (_state == SessionState.Fault)
        {
            return StartBlock.FaultLatched;
        }

        if (_state != SessionState.Idle)
        {
            return StartBlock.NotIdle;
        }

        if (_inputs.StopPressed)
        {
            return StartBlock.StopPressed;
        }

        if (_inputs.ChargerPresent)
        {
            return StartBlock.ChargerPresent;
        }

        if (_inputs.EmsSwitch != (_limits.Range == CurrentRange.Ems))
        {
            return StartBlock.SwitchMismatch;
        }

        if (_measurement.BatteryMilliVolts < InterlockMonitor.LowBatteryMilliVolts)
        {
            return StartBlock.BatteryLow;
        }

        if (ProgramCheck.Check(Program, _pulses) != PlanVerdict.Ok)
        {
            return StartBlock.ProgramInvalid;
        }

        if (fromConsole && !_inputs.BenchStrap)
        {
            return StartBlock.BenchStrapMissing;
        }

        return IntensityMicroAmps == 0 ? StartBlock.NothingSet : StartBlock.None;
    }

    /// <summary>Starts the chosen program. The buttons may; the console only with the bench strap fitted.</summary>
    public StartBlock Start(long nowMicros, bool fromConsole)
    {
        StartBlock block = CheckStart(fromConsole);
        if (block == StartBlock.None)
        {
            _begun = false;
            _cursor.Load(Program);
            _gate.BeginSession();
            _request.Mode = Program.Mode;
            Fire(SessionEvent.StartRequested, nowMicros);
        }

        return block;
    }

    /// <summary>Stops at once: output off, back to Idle. Means nothing where nothing runs.</summary>
    public void Stop(long nowMicros)
    {
        Fire(SessionEvent.StopRequested, nowMicros);
    }

    /// <summary>Pauses at once: output off.</summary>
    public void Pause(long nowMicros)
    {
        Fire(SessionEvent.PauseRequested, nowMicros);
    }

    /// <summary>Resumes after a pause, through the contact check and from zero.</summary>
    public StartBlock Resume(long nowMicros)
    {
        if (_inputs.StopPressed)
        {
            return StartBlock.StopPressed;
        }

        Fire(SessionEvent.ResumeRequested, nowMicros);
        return StartBlock.None;
    }

    /// <summary>The user has seen that the program is over.</summary>
    public void Dismiss(long nowMicros)
    {
        Fire(SessionEvent.Dismissed, nowMicros);
    }

    /// <summary>Clears a latched fault. The output stays off; the next session starts from zero.</summary>
    public void ClearFault(long nowMicros)
    {
        if (_state == SessionState.Fault)
        {
            _gate.ClearFault();
            IntensityMicroAmps = 0;
            Fire(SessionEvent.FaultCleared, nowMicros);
        }
    }

    /// <summary>The gate has latched a fault; the output is off already.</summary>
    internal void Fail(long nowMicros)
    {
        Fire(SessionEvent.FaultRaised, nowMicros);
    }

    /// <summary>One step.</summary>
    internal void Advance(long nowMicros)
    {
        _stepsInState++;
        if (_inputs.StopPressed)
        {
            Fire(SessionEvent.StopRequested, nowMicros);
        }

        switch (_state)
        {
            case SessionState.Deliver:
                Deliver(nowMicros);
                break;
            case SessionState.RampUp:
                RampUp(nowMicros);
                break;
            case SessionState.RampDown:
                RampDown(nowMicros);
                break;
            case SessionState.Rest:
                Rest(nowMicros);
                break;
            case SessionState.ContactCheck:
                CheckContact(nowMicros);
                break;
            case SessionState.PowerOn:
                Fire(SessionEvent.Booted, nowMicros);
                break;
            case SessionState.SelfTest:
                TestSelf(nowMicros);
                break;
            default:
                break;
        }
    }

    private void TestSelf(long nowMicros)
    {
        SelfTestResult result = _selfTest.Step();
        if (result == SelfTestResult.Passed)
        {
            Fire(SessionEvent.SelfTestPassed, nowMicros);
        }
        else if (result == SelfTestResult.Failed)
        {
            _gate.Trip(FaultCode.SelfTestFailed);
        }
    }

    private void CheckContact(long nowMicros)
    {
        if (_stepsInState <= _limits.SupplySettleSteps)
        {
            return;
        }

        int test = TargetMicroAmps();
        if (test > _limits.ContactTestMicroAmps)
        {
            test = _limits.ContactTestMicroAmps;
        }

        RequestPulses(test, false);
        if (_stepsInState < _limits.SupplySettleSteps + ContactSteps + _plan.WindowSteps)
        {
            return;
        }

        // Both ways: the peak-hold may still show an earlier session, for some seconds.
        int peak = _measurement.PeakMicroAmps;
        if (peak >= test - (test >> 2) - _limits.NoiseMicroAmps && peak <= test + (test >> 2) + _limits.NoiseMicroAmps)
        {
            Fire(SessionEvent.ContactConfirmed, nowMicros);
        }
        else if (_stepsInState > MaxContactSteps)
        {
            _gate.Trip(FaultCode.CurrentNotReached);
        }
    }

    private void RampUp(long nowMicros)
    {
        _envelope.Approach();
        RequestPulses(_envelope.MicroAmps, false);
        if (nowMicros >= _cursor.OnEndMicros || _gate.BatteryIsLow)
        {
            Fire(SessionEvent.OnTimeOver, nowMicros);
        }
        else if (_envelope.AtTarget)
        {
            Fire(SessionEvent.LevelReached, nowMicros);
        }
    }

    private void Deliver(long nowMicros)
    {
        // Nothing to say while nothing changes.
        if (!_request.Steady)
        {
            _envelope.Approach();
            RequestPulses(_envelope.MicroAmps, _envelope.AtTarget);
        }

        if (nowMicros >= _cursor.OnEndMicros || _gate.BatteryIsLow)
        {
            Fire(SessionEvent.OnTimeOver, nowMicros);
        }
    }

    private void RampDown(long nowMicros)
    {
        bool wasZero = _request.MicroAmps == 0;
        _envelope.Descend();
        RequestPulses(_envelope.MicroAmps, false);

        // One step at zero, so that the pulses stop without current.
        if (!wasZero)
        {
            return;
        }

        if (_gate.BatteryIsLow)
        {
            _gate.Trip(FaultCode.BatteryLow);
        }
        else
        {
            Fire(_cursor.IsOver(nowMicros) ? SessionEvent.TreatmentOver : SessionEvent.ZeroReached, nowMicros);
        }
    }

    private void Rest(long nowMicros)
    {
        if (_gate.BatteryIsLow)
        {
            _gate.Trip(FaultCode.BatteryLow);
        }
        else if (_cursor.IsOver(nowMicros))
        {
            Fire(SessionEvent.TreatmentOver, nowMicros);
        }
        else if (nowMicros >= _restEnd)
        {
            EndRest(nowMicros);
        }
    }

    private void EndRest(long nowMicros)
    {
        if (_cursor.SegmentIsOver(nowMicros))
        {
            if (!_cursor.MoveNext())
            {
                Fire(SessionEvent.TreatmentOver, nowMicros);
                return;
            }

            if (PulsePlanner.Plan(_cursor.Segment.Train, _limits, _pulses, _plan) != PlanVerdict.Ok)
            {
                _gate.Trip(FaultCode.PlanRefused);
                return;
            }
        }

        Fire(SessionEvent.RestOver, nowMicros);
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
        return IntensityMicroAmps * _cursor.Segment.IntensityPercent / 100;
    }

    private void Fire(SessionEvent trigger, long nowMicros)
    {
        Transition transition = TransitionTable.Find(_state, trigger);
        if (transition == null)
        {
            return;
        }

        _state = transition.To;
        _stepsInState = 0;
        Enter(nowMicros);
        Log.Add(nowMicros, transition, _state == SessionState.Fault ? (int)_gate.Fault : IntensityMicroAmps);
    }

    private void Enter(long nowMicros)
    {
        switch (_state)
        {
            case SessionState.ContactCheck:
                RequestNoPulses(OutputPower.Armed);
                if (PulsePlanner.Plan(_cursor.Segment.Train, _limits, _pulses, _plan) != PlanVerdict.Ok)
                {
                    _gate.Trip(FaultCode.PlanRefused);
                }

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

    private void BeginRamp(long nowMicros)
    {
        if (!_begun)
        {
            _begun = true;
            int total = Program.TotalSeconds();
            _cursor.Begin(nowMicros, _seconds > 0 && _seconds < total ? _seconds : total);
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

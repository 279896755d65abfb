using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Settings;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>The state of the stimulator, the commands that the user gives it, and the log of what became of them.</summary>
public sealed class SessionStateMachine
{
    // A start that was asked for before STOP may be served after it: a button takes up to 70 ms to be read and looked at.
    private const long StopHoldMicros = 100000;

    private readonly InputState _inputs;
    private readonly SafetyGate _gate;
    private readonly SelfTest _selfTest;
    private readonly StartCheck _startCheck;
    private readonly ProgramRunner _runner;
    private readonly OutputRequest _request;
    private readonly SettingsStore _settings;
    private readonly IIndicator _indicator;

    private SessionState _state;
    private int _stateComplement = -1;
    private ModeLimits _limits = MicrocurrentMode.Limits;
    private int _seconds;

    internal SessionStateMachine(IStimulatorBoard board, OutputRequest request, Measurement measurement, InputState inputs, SafetyGate gate)
    {
        _request = request;
        _inputs = inputs;
        _gate = gate;
        _indicator = board.Indicator;
        _selfTest = new SelfTest(board, measurement, inputs);
        _startCheck = new StartCheck(board.Pulses, measurement, inputs, gate.Day);
        _settings = new SettingsStore(board.BackupMemory, gate.Day);
        UserPrograms = new UserProgramStore(board.BackupMemory, board.Pulses);
        Calibration = new CalibrationStore(board.BackupMemory, board.Sense);
        _runner = new ProgramRunner(board.Pulses, request, measurement, gate);
        Program = ProgramCatalogue.At(0);
    }

    /// <summary>What the output should be. The safety gate decides.</summary>
    public OutputRequest Request => _request;

    /// <summary>State.</summary>
    public SessionState State => _state;

    /// <summary>The state is one with output: then every second step is enough for the session.</summary>
    internal bool HasOutput;

    /// <summary>The chosen program.</summary>
    public TreatmentProgram Program { get; private set; }

    /// <summary>The user program of the backup memory. It is changed by <see cref="StoreUserProgram"/> only.</summary>
    internal UserProgramStore UserPrograms { get; }

    /// <summary>The corrections of the measured current. They are changed by <see cref="StoreCalibration"/> only.</summary>
    internal CalibrationStore Calibration { get; }

    /// <summary>The chosen intensity in µA.</summary>
    public int IntensityMicroAmps => _request.ChosenMicroAmps;

    /// <summary>When STOP was read as pressed last, in µs of the board's clock: what was asked for before then must not start anything.</summary>
    internal long StoppedMicros = -StopHoldMicros;

    // When a line has ended a session last.
    private long _endedMicros = -StopHoldMicros;

    /// <summary>The duration that was chosen in s; 0 for the whole program.</summary>
    internal int DurationSeconds => _seconds;

    /// <summary>What happened.</summary>
    public EventLog Log { get; } = new EventLog();

    /// <summary>
    /// Commands come between steps, and the output goes off in the next one. Until it has, nothing new may begin: it would go on armed,
    /// in the range and with the limits of what was before.
    /// </summary>
    private bool OutputIsOff => _gate.Power == OutputPower.Off;

    /// <summary>Chooses a program; the intensity goes to zero. Only in Idle.</summary>
    public PlanResult SelectProgram(TreatmentProgram program)
    {
        if (_state != SessionState.Idle)
        {
            return PlanResult.NotIdle;
        }

        PlanResult verdict = _startCheck.CheckProgram(program);
        if (verdict == PlanResult.Ok)
        {
            Program = program;
            _limits = ModeCatalogue.Of(program.Mode);
            _seconds = 0;
            Choose(0);
        }

        return verdict;
    }

    /// <summary>The program that follows the chosen one in a mode: those of the catalogue, then the user program, then from the beginning.</summary>
    internal TreatmentProgram NextProgram(StimulationMode mode)
    {
        TreatmentProgram next = ProgramCatalogue.NextOf(mode, Program);
        TreatmentProgram user = UserPrograms.Program;
        bool isAfterLast = next == ProgramCatalogue.NextOf(mode, null) && Program.Mode == mode && Program.Id != TreatmentProgram.NoId && Program.Id != UserDraft.Id;
        return isAfterLast && user != null && user.Mode == mode ? user : next;
    }

    /// <summary>
    /// Stores a user program, or removes it. Slow, as the memory is; only in Idle with the output off. Where the one before was chosen, what follows it is:
    /// the new one, or the first of its mode.
    /// </summary>
    /// <param name="draft">What to store; null removes it.</param>
    internal PlanResult StoreUserProgram(UserDraft draft)
    {
        if (_state != SessionState.Idle || !OutputIsOff)
        {
            return PlanResult.NotIdle;
        }

        PlanResult result = draft != null ? UserPrograms.Save(draft) : UserPrograms.Delete();
        if (Program.Id == UserDraft.Id && Program != UserPrograms.Program)
        {
            SelectProgram(UserPrograms.Program ?? ProgramCatalogue.NextOf(Program.Mode, null));
        }

        return result;
    }

    /// <summary>Stores corrections of the measured current. Slow, as the memory is; only in Idle with the output off.</summary>
    /// <returns>False in another state, or where the memory does not hold them.</returns>
    internal bool StoreCalibration(int microcurrentPermille, int emsPermille)
    {
        return _state == SessionState.Idle && OutputIsOff && Calibration.Save(microcurrentPermille, emsPermille);
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

    /// <summary>
    /// Chooses the intensity in µA, at any time: zero, or from the step of the mode to its ceiling. False, and nothing changed, otherwise.
    /// </summary>
    public bool SetIntensity(int microAmps)
    {
        if (microAmps != 0 && (microAmps < _limits.StepMicroAmps || microAmps > _limits.CeilingMicroAmps))
        {
            return false;
        }

        Choose(microAmps);
        _runner.FollowIntensity(_state);
        return true;
    }

    /// <summary>Whether a session may start, and if not, why.</summary>
    public StartInhibit CheckStart(bool fromConsole)
    {
        StartInhibit block = _startCheck.Check(_state, Program, IntensityMicroAmps, fromConsole);
        return block == StartInhibit.None && !OutputIsOff ? StartInhibit.NotIdle : block;
    }

    /// <summary>
    /// Starts the chosen program, cut to what is left of the time for 24 hours. The buttons may; the console only with the bench strap
    /// fitted. Takes about half a second, as memory and clock are slow.
    /// </summary>
    public StartInhibit Start(long nowMicros, bool fromConsole)
    {
        if (_state == SessionState.Idle && OutputIsOff)
        {
            _settings.Refresh(nowMicros);
        }

        StartInhibit block = CheckStart(fromConsole);
        // Nor by a press that was made before a line has ended a session, and is read after that: "one step more" would start the next one.
        if (block == StartInhibit.None && (nowMicros - StoppedMicros < StopHoldMicros || (!fromConsole && nowMicros - _endedMicros < StopHoldMicros)))
        {
            block = StartInhibit.StopPressed;
        }

        if (block == StartInhibit.None && _settings.Status > MemoryStatus.Ready)
        {
            block = StartInhibit.MemoryFailed;
        }

        if (block == StartInhibit.None)
        {
            if (_selfTest.NeedsProtectionTest && !_selfTest.TestProtection())
            {
                _request.EndReason = FaultCode.ProtectionFailed;
                return StartInhibit.FaultLatched;
            }

            int seconds = SecondsToGive();
            if (!_settings.Begin(Program, seconds))
            {
                return StartInhibit.TimeNotBooked;
            }

            // The transfer has left it off, and the pattern is written again only when it changes: after a stop within the last tenth of a second it does not.
            _indicator.Light(true);
            _runner.Load(Program, seconds);
            _gate.BeginSession();
            Fire(SessionEvent.StartRequested, nowMicros);
        }

        return block;
    }

    /// <summary>Stops at once: output off, back to Idle. Means nothing where nothing runs. For lines: STOP the session reads itself.</summary>
    public void Stop(long nowMicros)
    {
        if (HasOutput)
        {
            _endedMicros = nowMicros;
        }

        Fire(SessionEvent.StopRequested, nowMicros);
    }

    /// <summary>Pauses at once: output off.</summary>
    public void Pause(long nowMicros)
    {
        Fire(SessionEvent.PauseRequested, nowMicros);
    }

    /// <summary>
    /// Resumes after a pause, through the contact check and from zero, at the lowest step of intensity: what was felt as right before a pause need
    /// not be after it.
    /// </summary>
    public StartInhibit Resume(long nowMicros)
    {
        if (_inputs.StopPressed)
        {
            return StartInhibit.StopPressed;
        }

        if (_state != SessionState.Paused || !OutputIsOff)
        {
            return StartInhibit.NotIdle;
        }

        if (IntensityMicroAmps > _limits.StepMicroAmps)
        {
            Choose(_limits.StepMicroAmps);
        }

        // Not with the next look at the patterns: the contact check may give current before that.
        _indicator.Light(true);
        Fire(SessionEvent.ResumeRequested, nowMicros);
        return StartInhibit.None;
    }

    /// <summary>The user has seen that the program is over.</summary>
    public void Dismiss(long nowMicros)
    {
        Fire(SessionEvent.Dismissed, nowMicros);
    }

    /// <summary>
    /// Clears a latched fault. The output stays off; the next session starts from zero. A fault of the device itself is cleared only by a self-test that
    /// passes.
    /// </summary>
    public void ClearFault(long nowMicros)
    {
        if (_state != SessionState.Fault)
        {
            return;
        }

        bool needsSelfTest = FaultCatalogue.NeedsSelfTest(_gate.Fault);
        _gate.ClearFault();
        _request.EndReason = FaultCode.None;
        Choose(0);
        if (needsSelfTest)
        {
            _selfTest.Restart();
        }

        Fire(needsSelfTest ? SessionEvent.SelfTestRequested : SessionEvent.FaultCleared, nowMicros);
    }

    /// <summary>Takes note of a fault that the gate has latched; the output is off already.</summary>
    internal void Fail(long nowMicros)
    {
        Fire(SessionEvent.FaultRaised, nowMicros);
    }

    /// <summary>A control step in which the output stays as it is, because something else has its time: a ramp goes on, and shows that with the next one.</summary>
    internal void PassOver()
    {
        _runner.PassOver(_state);
    }

    /// <summary>Runs one control step: what is requested now.</summary>
    /// <returns>Whether the state may have changed: a step that is long enough.</returns>
    internal bool Advance(long nowMicros)
    {
        // While the output is steady and no time has come, nothing can have changed.
        if (_request.Steady && nowMicros < _runner.WakeMicros && (_runner.WakeMicros ^ _runner.WakeComplement) == -1 && !_inputs.StopPressed
            && !_gate.BatteryIsLow)
        {
            return false;
        }

        if (((int)_state ^ _stateComplement) != -1)
        {
            EndCorrupt();
            return true;
        }

        if (_inputs.StopPressed)
        {
            StoppedMicros = nowMicros;
            if (HasOutput)
            {
                Fire(SessionEvent.StopRequested, nowMicros);
                return true;
            }

            Fire(SessionEvent.StopRequested, nowMicros);
        }

        SessionEvent trigger = _state <= SessionState.SelfTest ? Boot() : _runner.Step(_state, nowMicros);
        if (trigger == SessionEvent.None)
        {
            return false;
        }

        // Nothing follows from what is not intact, but for the end.
        if (_state > SessionState.SelfTest && trigger != SessionEvent.TreatmentOver && !_runner.IsIntact())
        {
            EndCorrupt();
            return true;
        }

        Fire(trigger, nowMicros);
        return true;
    }

    /// <summary>Once in a window: stores the usage of a session that has ended, as soon as the output is off.</summary>
    internal void StoreUsage(long nowMicros)
    {
        if (OutputIsOff && (_state == SessionState.Idle || _state == SessionState.Complete || _state == SessionState.Fault))
        {
            _settings.End();
        }
    }

    /// <summary>Once in a window: whether everything that the session holds is intact.</summary>
    internal void CheckIntegrity()
    {
        bool hasProgram = _state >= SessionState.ContactCheck && _state <= SessionState.Paused;
        if (((int)_state ^ _stateComplement) != -1 || (hasProgram && !_runner.IsIntact()))
        {
            EndCorrupt();
        }
    }

    private void EndCorrupt()
    {
        _request.Power = OutputPower.Off;
        _request.EndReason = FaultCode.StateCorrupt;
    }

    private void Choose(int microAmps)
    {
        _request.ChosenMicroAmps = microAmps;
        _request.ChosenComplement = ~microAmps;
    }

    private int SecondsToGive()
    {
        int total = Program.TotalSeconds();
        int seconds = _seconds > 0 && _seconds < total ? _seconds : total;
        int left = _startCheck.SecondsLeft(_limits);
        return seconds < left ? seconds : left;
    }

    private SessionEvent Boot()
    {
        if (_state == SessionState.PowerOn)
        {
            _settings.Load();
            UserPrograms.Load();
            Calibration.Load();
            if (_settings.IsNew)
            {
                UserPrograms.Begin();
                Calibration.Begin();
            }

            Program = _settings.Program(UserPrograms.Program);
            _limits = ModeCatalogue.Of(Program.Mode);
            return SessionEvent.Booted;
        }

        SelfTestResult result = _selfTest.Step();
        if (result == SelfTestResult.Failed)
        {
            _request.EndReason = _selfTest.Reason;
        }

        return result == SelfTestResult.Passed ? SessionEvent.SelfTestPassed : SessionEvent.None;
    }

    private void Fire(SessionEvent trigger, long nowMicros)
    {
        Transition transition = TransitionTable.Find(_state, trigger);
        if (transition == null)
        {
            return;
        }

        _state = transition.To;
        _stateComplement = ~(int)_state;
        HasOutput = _state >= SessionState.ContactCheck && _state <= SessionState.Rest;
        _runner.Enter(_state, nowMicros);
        Log.Add(nowMicros, transition, _state == SessionState.Fault ? (int)_gate.Fault : IntensityMicroAmps);
    }
}

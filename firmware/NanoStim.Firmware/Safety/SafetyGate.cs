using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Pulses;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>
/// Answers a request with what is allowed, from its own reading of the measurement. Nothing passes it; the first fault latches, and
/// while one is latched the answer is off.
/// </summary>
/// <remarks>
/// It trusts nobody: it keeps its own copy of the pulse plan, which the output stage uses, and limits the current by what the user has chosen.
/// Its fields are written in this class only (a rule of the device subset check). What decides the current has a complement or a checksum, so that a
/// flipped bit is found before it is used.
/// </remarks>
public sealed class SafetyGate
{
    /// <summary>The latched fault, or none.</summary>
    internal FaultCode Fault;

    /// <summary>How much of the output may be on.</summary>
    internal OutputPower Power;

    /// <summary>The maximum current, in µA.</summary>
    internal int MicroAmps;

    /// <summary>Complement of <see cref="MicroAmps"/>.</summary>
    internal int MicroAmpsComplement = -1;

    /// <summary>The limits that hold.</summary>
    internal ModeLimits Limits;

    /// <summary>The pulses that may run: this gate's own copy, admitted and unchanged since.</summary>
    internal readonly PulsePlan Plan;

    /// <summary>Time and net charge of the last 24 hours.</summary>
    internal readonly DailyUsage Day = new DailyUsage();

    // Two of them are as long as the supplies need to be confirmed.
    private const int ShortWindowSteps = 16;

    // The regulator may add an eighth to the requested current.
    private const int ReachShift = 3;

    private readonly OutputRequest _request;
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private readonly MeasurementWindow _window;
    private readonly InterlockMonitor _interlocks = new InterlockMonitor();
    private readonly CurrentMonitor _current;
    private readonly ContactMonitor _contact = new ContactMonitor();
    private readonly PolarityMonitor _polarity = new PolarityMonitor();
    private readonly DoseMonitor _dose;
    private readonly PlanAdmission _admission = new PlanAdmission();

    private int _ceilingMicroAmps;
    private int _maxRiseMicroAmps;
    private int _limitsComplement = -1;
    private bool _isEms;
    private bool _justArmed;
    private bool _naming;
    private long _stepMicros;
    private long _checkedMicros;
    private long _chargedMicros;
    private int _slowSteps;
    private int _slowBalance;
    private int _windows;

    internal SafetyGate(OutputRequest request, Measurement measurement, InputState inputs, MeasurementWindow window, int maxCounts)
    {
        _request = request;
        _measurement = measurement;
        _inputs = inputs;
        _window = window;
        _current = new CurrentMonitor(maxCounts);
        _dose = new DoseMonitor(Day);
        Plan = _admission.Plan;
        Limits = ModeCatalogue.Of(StimulationMode.Microcurrent);
    }

    /// <summary>The battery is low: a session should come to its end.</summary>
    internal bool BatteryIsLow;

    /// <summary>Net charge of the session so far, in nC. In microcurrent only.</summary>
    internal int SessionNetNanoCoulombs => _dose.NetNanoCoulombs;

    /// <summary>Latches a fault and puts the output off. The first one stays.</summary>
    internal void Trip(FaultCode fault)
    {
        if (Fault == FaultCode.None)
        {
            Fault = fault;
        }

        SwitchOff();
    }

    /// <summary>Forgets the fault: the explicit act of the user. The output stays off until it is requested again.</summary>
    internal void ClearFault()
    {
        Fault = FaultCode.None;
        _slowSteps = 0;
        _slowBalance = 0;
    }

    /// <summary>A session begins: dose counts from here.</summary>
    internal void BeginSession()
    {
        _dose.Restart();
    }

    /// <summary>Begins a control step.</summary>
    /// <returns>Whether the watchdog may be kicked: no fault so far, and the step is in time.</returns>
    internal bool BeginStep(long nowMicros)
    {
        int elapsed = (int)(nowMicros - _stepMicros);
        _stepMicros = nowMicros;
        if ((uint)(elapsed - StepTiming.MinKickMicros) > StepTiming.SlowMicros - StepTiming.MinKickMicros)
        {
            return BeginSlowStep(elapsed);
        }

        return Fault == FaultCode.None;
    }

    private bool BeginSlowStep(int elapsedMicros)
    {
        _slowSteps++;
        bool isLate = elapsedMicros > StepTiming.LateMicros || elapsedMicros < 0;
        if (isLate && Power != OutputPower.Off)
        {
            Trip(FaultCode.LateStep);
        }

        return !isLate && elapsedMicros >= StepTiming.MinKickMicros && Fault == FaultCode.None;
    }

    /// <summary>Decides on the request. Results are in <see cref="Power"/>, <see cref="MicroAmps"/> and <see cref="Plan"/>.</summary>
    /// <param name="due">What is due in this step, see <see cref="CheckSchedule"/>.</param>
    /// <param name="regulatedMicroAmps">The requested current after regulation; what is allowed already where nothing has changed.</param>
    internal void Decide(int due, int regulatedMicroAmps)
    {
        if (_request.Power == OutputPower.Off || Fault != FaultCode.None)
        {
            DecideOff();
            return;
        }

        if (Power != OutputPower.Off)
        {
            DecideOn(due, regulatedMicroAmps);
        }
        else if (_naming)
        {
            NameCause();
        }
        else
        {
            Arm();
            Allow(due, regulatedMicroAmps);
        }
    }

    /// <summary>The same for a step in which the session has nothing new: the checks, and nothing else where nothing has changed.</summary>
    /// <param name="due">What is due in this step.</param>
    /// <returns>Whether the output goes on as it is; false when it has to be applied again.</returns>
    internal bool Holds(int due)
    {
        InputState inputs = _inputs;
        if (_request.Power != Power || inputs.Tripped || inputs.ChargerPresent || inputs.EmsSwitch != _isEms)
        {
            Decide(due, MicroAmps);
            return false;
        }

        FaultCode fault = Watch(due);
        if (fault == FaultCode.None)
        {
            return true;
        }

        Trip(fault);
        return false;
    }

    /// <summary>Whether a step that looks has little to check, so that it can carry something else while the current changes.</summary>
    internal bool IsLight(int due)
    {
        // The records are checked in the windows in which the supplies are not.
        return due > CheckSchedule.Integrity || (due == CheckSchedule.Integrity && (_windows & 1) == 0) || (due == CheckSchedule.Supplies && SkipsSupplies);
    }

    /// <summary>False when a bit of the admitted plan has flipped.</summary>
    internal bool PlanIsIntact()
    {
        return Plan.IsIntact();
    }

    private void DecideOn(int due, int regulatedMicroAmps)
    {
        // A tripped latch is named when its contacts have settled; until then the output is off, and no fault.
        InputState inputs = _inputs;
        FaultCode fault = inputs.Tripped || inputs.ChargerPresent || inputs.EmsSwitch != _isEms ? BeginNaming() : Watch(due);
        if (fault != FaultCode.None)
        {
            Trip(fault);
        }
        else if (Power != OutputPower.Off && (regulatedMicroAmps != MicroAmps || Power != _request.Power))
        {
            Allow(due, regulatedMicroAmps);
        }
    }

    private void DecideOff()
    {
        _naming = false;
        SwitchOff();
        if (_request.EndReason != FaultCode.None && Fault == FaultCode.None)
        {
            Fault = _request.EndReason;
        }
    }

    private void SwitchOff()
    {
        Power = OutputPower.Off;
        MicroAmps = 0;
        MicroAmpsComplement = -1;
    }

    private void Arm()
    {
        Limits = ModeCatalogue.Of(_request.Mode);
        _ceilingMicroAmps = Limits.CeilingMicroAmps;
        _maxRiseMicroAmps = Limits.MaxRiseMicroAmps;
        _limitsComplement = ~(_ceilingMicroAmps + _maxRiseMicroAmps);
        _isEms = Limits.Range == CurrentRange.Ems;
        _justArmed = true;
        _windows = 1;
        _checkedMicros = _stepMicros;
        _chargedMicros = _stepMicros;
        _slowSteps = 0;
        _slowBalance = 0;
        _admission.Restart();

        // Its results begin with the pulses.
        _window.Align(CheckSchedule.MinSteps, _measurement.SharedHigh);
        _interlocks.Restart(Limits);
        BatteryIsLow = false;
        _current.Restart();
    }

    /// <summary>The latch is tripped, or an interlock open: the output goes off at once, its cause is named when the contacts have settled.</summary>
    private FaultCode BeginNaming()
    {
        SwitchOff();
        _naming = true;
        return _interlocks.Name(_inputs);
    }

    private void NameCause()
    {
        FaultCode fault = _interlocks.Name(_inputs);
        if (fault != FaultCode.None)
        {
            Trip(fault == FaultCode.HardwareTrip && _justArmed ? FaultCode.LatchStuck : fault);
        }
    }

    /// <summary>Runs the checks of this step, the one against the worst hazard first.</summary>
    private FaultCode Watch(int due)
    {
        if (Power != OutputPower.Pulsing)
        {
            return WatchArmed(due);
        }

        FaultCode fault = _current.Check(_measurement, Limits);
        if (fault != FaultCode.None)
        {
            return fault;
        }

        if ((due & 1) == 0)
        {
            fault = _contact.Check(_measurement, _window, Plan, Limits, MicroAmps);
            return fault == FaultCode.None && due <= CheckSchedule.Integrity ? CheckDue(due, true) : fault;
        }

        // A step that acts has no time for the whole check of the contact: a voltage that the load can explain waits for the next step.
        return _measurement.ElectrodeMilliVolts > Limits.OpenMilliVolts
            ? _contact.Check(_measurement, _window, Plan, Limits, MicroAmps)
            : FaultCode.None;
    }

    private FaultCode WatchArmed(int due)
    {
        FaultCode fault = Power == OutputPower.Armed ? _current.CheckArmed(_measurement, Limits) : FaultCode.StateCorrupt;
        return fault == FaultCode.None && (due & 1) == 0 && due <= CheckSchedule.Integrity ? CheckDue(due, false) : fault;
    }

    private FaultCode CheckDue(int due, bool pulsing)
    {
        // Only even numbers come here. Half of them is a row without holes, which the compiler turns into a jump table.
        switch (due >> 1)
        {
            case CheckSchedule.Polarity >> 1:
                _current.WindowClosed();
                if (!_window.IsIntact())
                {
                    return FaultCode.StateCorrupt;
                }

                return pulsing ? _polarity.CheckWindow(_window, _measurement, Plan, Limits, MicroAmps) : FaultCode.None;
            case CheckSchedule.Dose >> 1:
                return pulsing ? CheckDose() : FaultCode.None;
            case CheckSchedule.Contact >> 1:
                return pulsing ? CheckWindow() : FaultCode.None;
            case CheckSchedule.Supplies >> 1:
                return SkipsSupplies ? FaultCode.None : CheckSupplies();
            case CheckSchedule.Integrity >> 1:
                return CheckIntegrity(pulsing);
            default:
                // A count below zero.
                return FaultCode.StateCorrupt;
        }
    }

    private FaultCode CheckWindow()
    {
        FaultCode fault = _contact.CheckWindow(_window, Plan, Limits, MicroAmps);
        if (fault == FaultCode.SenseDisagree && Plan.Polarity == 0 && _polarity.MissesOne)
        {
            // Both see a lost phase. The polarity monitor can tell which it is, and its name tells the user more.
            return FaultCode.PhaseMissing;
        }

        return fault;
    }

    private FaultCode CheckDose()
    {
        FaultCode fault = DoseMonitor.CheckPulse(_window, Plan, Limits);
        int windowMicros = (int)(_stepMicros - _chargedMicros);
        _chargedMicros = _stepMicros;

        // In EMS the blocking capacitors hold the net charge, and the signed channel is clipped.
        if (fault == FaultCode.None && Limits.AllowsMonophasic)
        {
            fault = _dose.CheckNet(_window, (int)(((long)windowMicros * Plan.WindowReciprocal) >> PulsePlan.ReciprocalBits), Limits);
        }

        return fault;
    }

    /// <summary>They are sampled once in 14 steps: every second of the shortest windows is enough.</summary>
    private bool SkipsSupplies => (_windows & 1) == 0 && _window.Length < ShortWindowSteps;

    private FaultCode CheckSupplies()
    {
        _justArmed = false;
        int elapsedMicros = (int)(_stepMicros - _checkedMicros);
        _checkedMicros = _stepMicros;
        FaultCode fault = _dose.CheckTime(elapsedMicros, Limits);
        if (fault == FaultCode.None)
        {
            fault = _interlocks.CheckSupplies(_measurement, Limits, elapsedMicros);
            BatteryIsLow = _interlocks.BatteryIsLow;
        }

        return fault;
    }

    private FaultCode CheckIntegrity(bool pulsing)
    {
        // Each missed tick counts, less the steps of the window that were in time.
        _slowBalance += _slowSteps + _slowSteps - _window.Length;
        _slowSteps = 0;
        if (_slowBalance < 0)
        {
            _slowBalance = 0;
        }
        else if (_slowBalance > StepTiming.MaxSlowSteps)
        {
            return FaultCode.LoopSlow;
        }

        // In every second window, as those between have something else to carry: what is requested, and by turns the records that never change, limits and plan.
        _windows++;
        if ((_windows & 1) == 0)
        {
            return FaultCode.None;
        }

        bool intact = (_request.ChosenMicroAmps ^ _request.ChosenComplement) == -1 && (MicroAmps ^ MicroAmpsComplement) == -1
            && (_request.MicroAmps ^ _request.MicroAmpsComplement) == -1
            && ((_windows & 2) == 0 || !pulsing ? Limits.IsIntact() : PlanIsIntact());
        return intact ? FaultCode.None : FaultCode.StateCorrupt;
    }

    private void Allow(int due, int regulatedMicroAmps)
    {
        if (_request.Power == OutputPower.Armed)
        {
            if (Power == OutputPower.Pulsing)
            {
                _current.PulsesStopped();
            }

            SwitchOff();
            Power = OutputPower.Armed;
            _admission.Restart();
            return;
        }

        OutputRequest request = _request;
        int chosen = request.ChosenMicroAmps;
        int requested = request.MicroAmps;
        int intact = (chosen ^ request.ChosenComplement) & (MicroAmps ^ MicroAmpsComplement) & (requested ^ request.MicroAmpsComplement)
            & ((_ceilingMicroAmps + _maxRiseMicroAmps) ^ _limitsComplement);
        if (request.Power != OutputPower.Pulsing || intact != -1)
        {
            Trip(FaultCode.StateCorrupt);
            return;
        }

        if (Power != OutputPower.Pulsing)
        {
            AllowPulses(due);
            return;
        }

        if (requested > _ceilingMicroAmps || requested > chosen)
        {
            Trip(FaultCode.CommandAboveCeiling);
            return;
        }

        // Current rises in steps that act only.
        int maximum = (due & 1) != 0 ? MicroAmps + _maxRiseMicroAmps : MicroAmps;
        int reach = chosen + (chosen >> ReachShift);
        maximum = maximum < reach ? maximum : reach;
        maximum = maximum < _ceilingMicroAmps ? maximum : _ceilingMicroAmps;
        int allowed = regulatedMicroAmps > maximum ? maximum : regulatedMicroAmps;
        allowed = allowed < 0 ? 0 : allowed;
        MicroAmps = allowed;
        MicroAmpsComplement = ~allowed;
        _current.Follow(allowed);
    }

    /// <summary>Pulses start without current, never in the step that arms, and never with a plan that this gate has not checked itself.</summary>
    private void AllowPulses(int due)
    {
        if (Power == OutputPower.Off)
        {
            Trip(FaultCode.PlanRefused);
        }
        else if (_admission.IsAdmitted)
        {
            Power = OutputPower.Pulsing;
        }
        else if ((due & 1) != 0)
        {
            Admit();
        }
    }

    /// <summary>A piece of what comes before the first pulse. Until it is complete, the output stays armed.</summary>
    private void Admit()
    {
        if (!_admission.Advance(_request.Plan, Limits))
        {
            Trip(FaultCode.PlanRefused);
            return;
        }

        if (_admission.IsAdmitted)
        {
            _window.Restart(Plan.WindowSteps, _measurement.SharedHigh);
            _chargedMicros = _stepMicros;
            _contact.Restart();
            _polarity.Restart(Plan);
        }
    }
}

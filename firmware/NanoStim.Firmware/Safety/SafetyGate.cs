using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Pulses;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>
/// Answers a request with what is allowed, from its own reading of the measurement. Nothing passes it; the first fault latches, and
/// while one is latched the answer is off.
/// </summary>
public sealed class SafetyGate
{
    /// <summary>The latched fault, or none.</summary>
    internal FaultCode Fault;

    /// <summary>How much of the output may be on.</summary>
    internal OutputPower Power;

    /// <summary>How much current there may be, in µA.</summary>
    internal int MicroAmps;

    /// <summary>The limits that hold.</summary>
    internal ModeLimits Limits;

    /// <summary>Time given in the last 24 hours.</summary>
    internal readonly DailyUsage Day = new DailyUsage();

    private readonly OutputRequest _request;
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private readonly MeasurementWindow _window;
    private readonly InterlockMonitor _interlocks = new InterlockMonitor();
    private readonly CurrentMonitor _current;
    private readonly ContactMonitor _contact = new ContactMonitor();
    private readonly DoseMonitor _dose;

    private bool _admitted;
    private bool _justArmed;
    private long _stepMicros;
    private int _elapsedMicros;
    private int _armedMicros;

    internal SafetyGate(OutputRequest request, Measurement measurement, InputState inputs, MeasurementWindow window, int maxCounts)
    {
        _request = request;
        _measurement = measurement;
        _inputs = inputs;
        _window = window;
        _current = new CurrentMonitor(maxCounts);
        _dose = new DoseMonitor(Day);
        Limits = ModeCatalogue.Of(StimulationMode.Microcurrent);
    }

    /// <summary>The battery is low: a session should come to its end.</summary>
    internal bool BatteryIsLow => _interlocks.BatteryIsLow;

    /// <summary>Latches a fault that was found elsewhere. The first one stays.</summary>
    internal void Trip(FaultCode fault)
    {
        if (Fault == FaultCode.None)
        {
            Fault = fault;
        }

        Power = OutputPower.Off;
        MicroAmps = 0;
    }

    /// <summary>Forgets the fault: the explicit act of the user. The output stays off until it is asked for again.</summary>
    internal void ClearFault()
    {
        Fault = FaultCode.None;
    }

    /// <summary>A session begins: dose counts from here.</summary>
    internal void BeginSession()
    {
        _dose.Restart();
    }

    /// <summary>A step begins.</summary>
    /// <returns>Whether the watchdog may be fed: no fault so far, and the step is in time.</returns>
    internal bool BeginStep(long nowMicros)
    {
        int elapsed = (int)(nowMicros - _stepMicros);
        _stepMicros = nowMicros;
        _elapsedMicros = elapsed;
        return elapsed <= StepTiming.LateMicros && elapsed >= StepTiming.MinKickMicros && Fault == FaultCode.None;
    }

    /// <summary>Decides on the request. Results are in <see cref="Power"/> and <see cref="MicroAmps"/>.</summary>
    /// <param name="regulatedMicroAmps">The requested current after regulation.</param>
    /// <param name="polarity">Polarity that the output stage has had since the step before.</param>
    internal void Decide(int regulatedMicroAmps, int polarity)
    {
        if (_request.Power == OutputPower.Off || Fault != FaultCode.None)
        {
            Power = OutputPower.Off;
            MicroAmps = 0;
            return;
        }

        if (Power == OutputPower.Off)
        {
            Admit();
        }
        else
        {
            FaultCode fault = Watch(polarity);
            if (fault != FaultCode.None)
            {
                Trip(fault);
                return;
            }
        }

        // Where nothing changes there is nothing to decide.
        if (regulatedMicroAmps != MicroAmps || Power != OutputPower.Pulsing || _request.Power != OutputPower.Pulsing)
        {
            Allow(regulatedMicroAmps);
        }
    }

    private void Admit()
    {
        Limits = ModeCatalogue.Of(_request.Mode);
        _justArmed = true;
        _armedMicros = 0;
        _window.Restart(MeasurementWindow.MinLength);
        _interlocks.Restart(Limits);
        _current.Restart();
    }

    /// <summary>Every check, the fastest to hurt first.</summary>
    private FaultCode Watch(int polarity)
    {
        if (_elapsedMicros > StepTiming.LateMicros || _elapsedMicros < 0)
        {
            return FaultCode.LateStep;
        }

        _armedMicros += _elapsedMicros;
        bool pulsing = Power == OutputPower.Pulsing;
        FaultCode fault = _interlocks.Check(_inputs);
        if (fault != FaultCode.None)
        {
            return fault == FaultCode.HardwareTrip && _justArmed ? FaultCode.LatchStuck : fault;
        }

        fault = _current.Check(_measurement, Limits, MicroAmps, pulsing);
        if (fault != FaultCode.None)
        {
            return fault;
        }

        if (pulsing)
        {
            fault = _contact.Check(_measurement, _window, _request.Plan, Limits, MicroAmps);
            if (fault != FaultCode.None)
            {
                return fault;
            }

            if (polarity != 0)
            {
                fault = _dose.CheckNet(_measurement.MeanMicroAmps, _elapsedMicros, polarity, Limits);
                if (fault != FaultCode.None)
                {
                    return fault;
                }
            }
        }

        int age = _window.Age;
        return age == MeasurementWindow.AtDose || age == MeasurementWindow.AtSupplies ? CheckInTurn(age, pulsing) : FaultCode.None;
    }

    private FaultCode CheckInTurn(int age, bool pulsing)
    {
        _justArmed = false;
        if (age == MeasurementWindow.AtDose)
        {
            return pulsing ? DoseMonitor.CheckPulse(_window, _request.Plan, Limits) : FaultCode.None;
        }

        int elapsedMicros = _armedMicros;
        _armedMicros = 0;
        FaultCode fault = _dose.CheckTime(elapsedMicros, Limits);
        return fault == FaultCode.None ? _interlocks.CheckSupplies(_measurement, Limits, elapsedMicros) : fault;
    }

    private void Allow(int regulatedMicroAmps)
    {
        if (_request.Power != OutputPower.Pulsing)
        {
            if (Power == OutputPower.Pulsing)
            {
                _current.PulsesStopped();
            }

            Power = OutputPower.Armed;
            MicroAmps = 0;
            _admitted = false;
            return;
        }

        // Pulses never start in the step that arms, and never with a plan that this gate has not looked at itself.
        if (Power == OutputPower.Off || (!_admitted && !Admits(_request.Plan)))
        {
            Trip(FaultCode.PlanRefused);
            return;
        }

        if (_request.MicroAmps > Limits.CeilingMicroAmps)
        {
            Trip(FaultCode.CommandAboveCeiling);
            return;
        }

        Power = OutputPower.Pulsing;
        int highest = MicroAmps + Limits.MaxRiseMicroAmps;
        if (highest > Limits.CeilingMicroAmps)
        {
            highest = Limits.CeilingMicroAmps;
        }

        MicroAmps = regulatedMicroAmps > highest ? highest : regulatedMicroAmps < 0 ? 0 : regulatedMicroAmps;
    }

    private bool Admits(PulsePlan plan)
    {
        if (plan == null || plan.SecondDuty > Limits.MaxDuty || plan.FirstDuty > plan.SecondDuty || plan.FirstDuty < 0)
        {
            return false;
        }

        bool balanced = plan.Polarity == 0 && plan.FlipNanos == 0 && plan.SecondDuty == 2 * plan.FirstDuty;
        long picoCoulombs = (long)Limits.CeilingMicroAmps * plan.PolarityMicros;
        if ((!balanced && !Limits.AllowsMonophasic) || picoCoulombs > Limits.MaxPhaseChargeNanoCoulombs * 1000L)
        {
            return false;
        }

        _window.Restart(plan.WindowSteps);
        _contact.Restart();
        _admitted = true;
        return true;
    }
}

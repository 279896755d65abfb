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
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private readonly SenseWindow _window;
    private readonly TimingMonitor _timing = new TimingMonitor();
    private readonly InterlockMonitor _interlocks = new InterlockMonitor();
    private readonly CurrentMonitor _current;
    private readonly ContactMonitor _contact = new ContactMonitor();
    private readonly DoseMonitor _dose = new DoseMonitor();

    private bool _admitted;

    internal SafetyGate(Measurement measurement, InputState inputs, SenseWindow window, int maxCounts)
    {
        _measurement = measurement;
        _inputs = inputs;
        _window = window;
        _current = new CurrentMonitor(maxCounts);
        Limits = ModeCatalogue.Of(StimulationMode.Microcurrent);
    }

    /// <summary>The latched fault, or none.</summary>
    internal FaultCode Fault;

    /// <summary>How much of the output may be on.</summary>
    internal OutputPower Power;

    /// <summary>How much current there may be, in µA.</summary>
    internal int MicroAmps;

    /// <summary>The limits that hold.</summary>
    internal ModeLimits Limits;

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

    /// <summary>A step begins.</summary>
    /// <returns>Whether all is well so far: no fault, and the step is not late. Only then may the watchdog be fed.</returns>
    internal bool BeginStep(long nowMicros)
    {
        _timing.Note(nowMicros);
        return Fault == FaultCode.None && !_timing.IsLate;
    }

    /// <summary>A session begins: dose counts from here.</summary>
    internal void BeginSession()
    {
        _dose.Restart();
    }

    /// <summary>Decides on a request. Results are in <see cref="Power"/> and <see cref="MicroAmps"/>.</summary>
    /// <param name="request">What the session wants.</param>
    /// <param name="regulatedMicroAmps">The requested current after regulation.</param>
    /// <param name="polarity">Polarity that the output stage has had since the step before.</param>
    internal void Decide(OutputRequest request, int regulatedMicroAmps, int polarity)
    {
        if (request.Power == OutputPower.Off || Fault != FaultCode.None)
        {
            Power = OutputPower.Off;
            MicroAmps = 0;
            return;
        }

        if (Power == OutputPower.Off)
        {
            Admit(request);
        }
        else
        {
            FaultCode fault = Watch(request, polarity);
            if (fault != FaultCode.None)
            {
                Trip(fault);
                return;
            }
        }

        Allow(request, regulatedMicroAmps);
    }

    private void Admit(OutputRequest request)
    {
        Limits = ModeCatalogue.Of(request.Mode);
        _interlocks.Restart();
        _current.Restart(_measurement, Limits);
        _admitted = false;
    }

    private FaultCode Watch(OutputRequest request, int polarity)
    {
        if (_timing.IsLate)
        {
            return FaultCode.LateStep;
        }

        bool pulsing = Power == OutputPower.Pulsing;
        FaultCode fault = _interlocks.Check(_inputs, _measurement, Limits);
        if (fault == FaultCode.None)
        {
            fault = _current.Check(_measurement, Limits, MicroAmps, pulsing);
        }

        if (fault == FaultCode.None)
        {
            fault = _dose.Check(_measurement, Limits, polarity, _timing.ElapsedMicros);
        }

        if (fault == FaultCode.None && pulsing)
        {
            fault = _contact.Check(_measurement, _window, request.Plan, Limits, MicroAmps);
            if (fault == FaultCode.None && _window.Ended)
            {
                fault = DoseMonitor.CheckPhase(_window, request.Plan, Limits);
            }
        }

        return fault;
    }

    private void Allow(OutputRequest request, int regulatedMicroAmps)
    {
        if (request.Power != OutputPower.Pulsing)
        {
            Power = OutputPower.Armed;
            MicroAmps = 0;
            _admitted = false;
            return;
        }

        // Pulses never start in the step that arms, and never with a plan that this gate has not looked at itself.
        if (Power == OutputPower.Off || request.MicroAmps > Limits.CeilingMicroAmps || (!_admitted && !Admits(request.Plan)))
        {
            Trip(request.MicroAmps > Limits.CeilingMicroAmps ? FaultCode.CommandAboveCeiling : FaultCode.PlanRefused);
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

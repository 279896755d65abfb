using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.UnitTests.Fakes;

/// <summary>A gate by itself, with everything that it sees to be set by hand. The window does not move.</summary>
public sealed class GateFixture
{
    public readonly OutputRequest Request = new OutputRequest();
    public readonly Measurement Measurement = new Measurement { BatteryMilliVolts = 3900, BatteryCounts = 2544, HighVoltageCounts = 300 };
    public readonly InputState Inputs = new InputState();
    public readonly MeasurementWindow Window = new MeasurementWindow();
    public readonly PulsePlan Plan = new PulsePlan
    {
        // 100 Hz, 50 µs a phase of which 5 µs are dead time.
        FrequencyHertz = 100,
        PeriodNanos = 10000000,
        FirstDuty = 50,
        FlippedFirstDuty = 50,
        SecondDuty = 100,
        PhaseWidthMicros = 45,
        PolarityMicros = 45,
        OnShare = 36,
        WindowSteps = 10,
        WindowReciprocal = 6553,
    };

    public readonly SafetyGate Gate;

    /// <summary>Time from step to step.</summary>
    public int StepMicros = 10000;

    private long _nowMicros = 1000000;

    public GateFixture()
    {
        Plan.Seal = Plan.Checksum();
        Request.Plan = Plan;
        Choose(100000);
        Gate = new SafetyGate(Request, Measurement, Inputs, Window, 4095);
        Gate.BeginStep(_nowMicros);
    }

    /// <summary>A gate that has armed the output of a mode.</summary>
    public static GateFixture Armed(StimulationMode mode)
    {
        GateFixture rig = new GateFixture();
        rig.Inputs.EmsSwitch = mode == StimulationMode.Ems;
        rig.Measurement.HighVoltageMilliVolts = rig.Inputs.EmsSwitch ? 70000 : 4000;
        rig.Request.Mode = mode;
        rig.Request.Power = OutputPower.Armed;
        rig.Decide(0);
        return rig;
    }

    /// <summary>A gate that lets 12 µA of microcurrent through.</summary>
    public static GateFixture Pulsing()
    {
        GateFixture rig = Armed(StimulationMode.Microcurrent);
        rig.Admit();

        // Pulses start without current.
        rig.Decide(600);
        rig.Decide(600);
        return rig;
    }

    /// <summary>The session requests pulses, and the gate admits the plan. In the next step they may start.</summary>
    public void Admit()
    {
        Request.Power = OutputPower.Pulsing;
        for (int piece = 0; piece < 3; piece++)
        {
            // A step that acts, and in which no check is due.
            Window.StepsSinceResult = 9;
            Decide(600);
        }

        Window.StepsSinceResult = 9;
    }

    /// <summary>Arms, admits the plan, and lets the pulses start; the request is then as it was.</summary>
    public void StartPulses()
    {
        int microAmps = Request.MicroAmps;
        Request.Power = OutputPower.Armed;
        Ask(0);
        Decide(0);
        Admit();
        Decide(0);
        Ask(microAmps);
    }

    /// <summary>The session requests a current.</summary>
    public void Ask(int microAmps)
    {
        Request.MicroAmps = microAmps;
        Request.MicroAmpsComplement = ~microAmps;
    }

    /// <summary>The user chooses an intensity.</summary>
    public void Choose(int microAmps)
    {
        Request.ChosenMicroAmps = microAmps;
        Request.ChosenComplement = ~microAmps;
    }

    /// <summary>Runs a control step, with a converter that works.</summary>
    public void Decide(int regulatedMicroAmps)
    {
        _nowMicros += StepMicros;
        Measurement.PeakCounts ^= 1;
        Gate.BeginStep(_nowMicros);
        Gate.Decide(Window.StepsSinceResult, regulatedMicroAmps);
    }
}

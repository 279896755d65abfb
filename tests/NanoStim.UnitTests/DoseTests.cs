using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>What the gate allows whatever is asked, and how much of it.</summary>
[TestClass]
public class DoseTests
{
    // A step in which the current may rise, and no check is due.
    private const int ActingStep = 9;

    [TestMethod]
    [Requirement("SR-7")]
    public void Net_charge_is_limited()
    {
        // 480 µA of mean reach what 99 µA move in 20 min after 247 s.
        PulseTrain train = new PulseTrain(PulseShape.MonophasicPositive, 100000, 7995, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 1200, 1000, 0, 1000, 0, 100) };
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start(new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments), 600);
        rig.RunTo(SessionState.Deliver, 300);
        rig.Run(24000);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
        rig.AssertTrips(FaultCode.NetChargeExceeded, 1500);
    }

    [TestMethod]
    [Requirement("SR-4")]
    public void Phase_charge_is_limited_by_what_is_measured()
    {
        PulsePlan plan = new PulsePlan { PolarityMicros = 350 };
        MeasurementWindow window = new MeasurementWindow { PeakMicroAmps = 68000 };
        Same.Are(FaultCode.None, DoseMonitor.CheckPulse(window, plan, EmsMode.Limits));
        window.PeakMicroAmps = 69000;
        Same.Are(FaultCode.PhaseChargeExceeded, DoseMonitor.CheckPulse(window, plan, EmsMode.Limits));
    }

    [TestMethod]
    [Requirement("SR-5")]
    public void Pulse_energy_is_limited_by_what_is_measured()
    {
        // A quarter above 1.3125 mJ: (68.465 mA)² x 500 Ω x 2 x 350 µs = 1.64061 mJ, and just below the charge per phase that trips.
        ModeLimits limits = EmsMode.Limits;
        PulsePlan plan = new PulsePlan { PolarityMicros = 350 };
        MeasurementWindow window = new MeasurementWindow { PeakMicroAmps = 68465 };
        Same.Are(FaultCode.None, DoseMonitor.CheckPulse(window, plan, limits));
        window.PeakMicroAmps = 68466;
        Same.Are(FaultCode.PulseEnergyExceeded, DoseMonitor.CheckPulse(window, plan, limits));
    }

    [TestMethod]
    [Requirement("SR-6")]
    public void Rms_is_limited_by_what_is_measured()
    {
        // Peak times mean over five samples: a quarter above (18 mA)² is 60 mA x 6.75 mA.
        PulsePlan plan = new PulsePlan { PolarityMicros = 100 };
        MeasurementWindow window = new MeasurementWindow { PeakMicroAmps = 60000, MeanSumMicroAmps = 33750 };
        Same.Are(FaultCode.None, DoseMonitor.CheckPulse(window, plan, EmsMode.Limits));
        window.MeanSumMicroAmps = 33751;
        Same.Are(FaultCode.RmsExceeded, DoseMonitor.CheckPulse(window, plan, EmsMode.Limits));
        window.Samples = 6;
        Same.Are(FaultCode.None, DoseMonitor.CheckPulse(window, plan, EmsMode.Limits));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    [Requirement("SR-4")]
    [Requirement("SR-5")]
    [Requirement("SR-6")]
    public void Limits_of_a_pulse_follow_from_ceiling_width_and_duty(bool ems)
    {
        ModeLimits limits = ems ? EmsMode.Limits : MicrocurrentMode.Limits;
        long ceiling = limits.CeilingMicroAmps;
        Assert.IsTrue(ceiling * limits.MaxPhaseWidthMicros <= limits.MaxPhaseChargeNanoCoulombs * 1000L);
        Assert.IsTrue(ceiling * ceiling * 500 * 2 * limits.MaxPhaseWidthMicros <= limits.MaxPulseEnergyNanoJoules * 1000000000L);
        Assert.IsTrue(ceiling * ceiling * limits.MaxDuty <= (long)limits.MaxRmsMicroAmps * limits.MaxRmsMicroAmps * 10000);
        Assert.IsTrue(limits.MaxSessionSeconds <= limits.MaxDaySeconds);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Time_with_the_output_armed_is_limited()
    {
        DoseMonitor dose = new DoseMonitor(new DailyUsage());
        dose.Restart();
        for (int second = 0; second < 1860; second++)
        {
            Same.Are(FaultCode.None, dose.CheckTime(1000000, MicrocurrentMode.Limits));
        }

        Same.Are(FaultCode.SessionTimeExceeded, dose.CheckTime(1, MicrocurrentMode.Limits));
    }

    [TestMethod]
    public void Charge_of_an_earlier_session_is_not_that_of_this_one()
    {
        // 60 mA, were they still there, would move 2.4 mC in a phase of 40 ms.
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 60000);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(2);
        rig.Start("ms-facial", 600);
        rig.RunTo(SessionState.Deliver, 1000);
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void First_fault_is_the_one_that_stays()
    {
        SafetyGate gate = Pulsing(new OutputRequest(), new Measurement());
        gate.ClearFault();
        gate.Trip(FaultCode.OverCurrent);
        gate.Trip(FaultCode.LateStep);
        Same.Are(FaultCode.OverCurrent, gate.Fault);
    }

    [TestMethod]
    [Requirement("SR-1")]
    public void Gate_allows_no_more_than_the_ceiling_whatever_is_asked()
    {
        OutputRequest request = new OutputRequest { Plan = new GateFixture().Plan, ChosenMicroAmps = 100000, ChosenComplement = ~100000 };
        Measurement measurement = new Measurement();
        SafetyGate gate = Pulsing(request, measurement);
        for (int i = 0; i < 110; i++)
        {
            measurement.PeakCounts++;
            Decide(gate, i, 100000);
            Assert.IsTrue(gate.MicroAmps <= 600);
        }

        Assert.AreEqual(600, gate.MicroAmps);
        request.MicroAmps = 601;
        request.MicroAmpsComplement = ~601;
        Decide(gate, 110, 599);
        Same.Are(FaultCode.CommandAboveCeiling, gate.Fault);
        Assert.AreEqual(0, gate.MicroAmps);
        Same.Are(OutputPower.Off, gate.Power);
    }

    [TestMethod]
    [DataRow(50, 100, 5, 0, true)]
    [DataRow(4000, 8000, 5, 0, true)]
    [DataRow(4001, 8002, 5, 0, false)]
    [DataRow(50, 100, 25, 0, false)]
    [DataRow(50, 99, 5, 0, false)]
    [DataRow(101, 100, 5, 0, false)]
    [DataRow(-50, 100, 5, 0, false)]
    [DataRow(50, 100, 5, 1, false)]
    [Requirement("SR-4")]
    [Requirement("SR-12")]
    public void Gate_looks_at_the_plan_itself(int firstDuty, int secondDuty, int lostMicros, int morePolarityMicros, bool admitted)
    {
        // 100 Hz: a step of duty is 1 µs. All that follows from the duties fits them, and the checksum is right: only the duties are judged.
        GateFixture rig = GateFixture.Armed(StimulationMode.Microcurrent);
        PulsePlan plan = rig.Plan;
        plan.FirstDuty = firstDuty;
        plan.FlippedFirstDuty = firstDuty;
        plan.SecondDuty = secondDuty;
        plan.PhaseWidthMicros = firstDuty - lostMicros;
        plan.PolarityMicros = plan.PhaseWidthMicros + morePolarityMicros;
        plan.OnShare = (int)(plan.PhaseWidthMicros * 2 * 4096000L / plan.PeriodNanos);
        plan.Seal = plan.Checksum();
        rig.Admit();
        rig.Decide(0);

        Same.Are(admitted ? FaultCode.None : FaultCode.PlanRefused, rig.Gate.Fault);
        Same.Are(admitted ? OutputPower.Pulsing : OutputPower.Off, rig.Gate.Power);
    }

    /// <summary>A gate that was asked to arm, and then for pulses, with nothing measured.</summary>
    private static SafetyGate Pulsing(OutputRequest request, Measurement measurement)
    {
        SafetyGate gate = new SafetyGate(request, measurement, new InputState(), new MeasurementWindow(), 4095);
        request.Power = OutputPower.Armed;
        Decide(gate, -5, 0);
        request.Power = OutputPower.Pulsing;
        for (int step = -4; step < 0; step++)
        {
            Decide(gate, step, 0);
        }

        return gate;
    }

    private static void Decide(SafetyGate gate, int step, int microAmps)
    {
        gate.BeginStep(step * 10000L);
        gate.Decide(ActingStep, microAmps);
    }
}

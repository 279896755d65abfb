using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>
/// What a treatment asks for in each state and what it says has happened, to the µs. 10 Hz in microcurrent, windows of 10 steps,
/// 1 s up and 0.5 s down.
/// </summary>
[TestClass]
public class ProgramRunnerTests
{
    private const long Second = 1000000;

    [TestMethod]
    public void Contact_is_tested_once_the_supply_is_there()
    {
        // 5 steps for the supply; then 50 and four windows of 10. The session moves every second one.
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.ContactCheck, 0);
        rig.Gate.Plan.WindowSteps = 10;
        rig.Measurement.PeakMicroAmps = 100;
        AssertEvent(SessionEvent.None, StepContact(treatment, 2));
        AssertRequest(rig, OutputPower.Armed, 0);
        AssertEvent(SessionEvent.None, StepContact(treatment, 1));
        AssertRequest(rig, OutputPower.Pulsing, 100);
        AssertEvent(SessionEvent.None, StepContact(treatment, 44));
        AssertEvent(SessionEvent.ContactConfirmed, StepContact(treatment, 1));
    }

    [TestMethod]
    [DataRow(300, 72, false)]
    [DataRow(300, 73, true)]
    [DataRow(300, 127, true)]
    [DataRow(300, 128, false)]
    [DataRow(40, 27, false)]
    [DataRow(40, 28, true)]
    [DataRow(40, 52, true)]
    [DataRow(40, 53, false)]
    public void Contact_is_good_within_a_quarter_and_the_noise(int intensity, int peak, bool good)
    {
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, 0, 0, intensity);
        treatment.Enter(SessionState.ContactCheck, 0);
        rig.Gate.Plan.WindowSteps = 10;
        rig.Measurement.PeakMicroAmps = peak;
        AssertEvent(good ? SessionEvent.ContactConfirmed : SessionEvent.None, StepContact(treatment, 48));
        AssertRequest(rig, OutputPower.Pulsing, intensity < 100 ? intensity : 100);
    }

    [TestMethod]
    public void Contact_check_ends_after_800_steps()
    {
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.ContactCheck, 0);
        AssertEvent(SessionEvent.None, StepContact(treatment, 400));
        Same.Are(FaultCode.None, rig.Request.EndReason);
        AssertEvent(SessionEvent.None, StepContact(treatment, 1));
        Same.Are(FaultCode.CurrentNotReached, rig.Request.EndReason);
        AssertRequest(rig, OutputPower.Off, 0);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Ramp_begins_at_zero_whatever_the_contact_check_sent()
    {
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.ContactCheck, 0);
        StepContact(treatment, 3);
        BeginRamp(treatment, 0);
        AssertRequest(rig, OutputPower.Pulsing, 0);

        // Not before the gate has admitted the plan.
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampUp, 0));
        AssertRequest(rig, OutputPower.Pulsing, 0);
        rig.StartPulses();

        // 300 µA in 1 s: 6 µA a move.
        for (int move = 1; move <= 50; move++)
        {
            AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampUp, 0));
            AssertRequest(rig, OutputPower.Pulsing, 6 * move);
        }

        AssertEvent(SessionEvent.LevelReached, treatment.Step(SessionState.RampUp, 0));
        treatment.Enter(SessionState.Deliver, 0);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Deliver, 0));
        Assert.IsTrue(rig.Request.Steady);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Deliver, 0));

        // Another level is no steady one until it is reached.
        Choose(rig, 302);
        treatment.FollowIntensity(SessionState.Deliver);
        Assert.IsFalse(rig.Request.Steady);
        treatment.Step(SessionState.Deliver, 0);
        treatment.Step(SessionState.Deliver, 0);
        AssertRequest(rig, OutputPower.Pulsing, 302);
    }

    [TestMethod]
    [DataRow(0, 59500)]
    [DataRow(3000, 3000)]
    public void On_time_ends_to_the_microsecond(int onMillis, int endMillis)
    {
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, onMillis, 2000, 300);
        BeginRamp(treatment, 7);
        long end = 7 + endMillis * 1000L;
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampUp, end - 1));
        AssertEvent(SessionEvent.OnTimeOver, treatment.Step(SessionState.RampUp, end));
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Deliver, end - 1));
        AssertEvent(SessionEvent.OnTimeOver, treatment.Step(SessionState.Deliver, end));
    }

    [TestMethod]
    public void Pause_is_added_to_the_microsecond()
    {
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, 0, 0, 300);
        BeginRamp(treatment, 5 * Second);
        treatment.Enter(SessionState.Paused, 8 * Second);
        AssertRequest(rig, OutputPower.Off, 0);
        treatment.Enter(SessionState.ContactCheck, 20 * Second);
        BeginRamp(treatment, 21 * Second);

        // 13 s later than 5 s + 60 s - 0.5 s.
        long end = 78 * Second - 500000;
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampUp, end - 1));
        AssertEvent(SessionEvent.OnTimeOver, treatment.Step(SessionState.RampUp, end));

        // Once: the next cycle is no pause.
        BeginRamp(treatment, 30 * Second);
        AssertEvent(SessionEvent.OnTimeOver, treatment.Step(SessionState.RampUp, end));
    }

    [TestMethod]
    [DataRow(0, 100000)]
    [DataRow(100, 100000)]
    [DataRow(2000, 2000000)]
    public void Rest_lasts_as_long_as_the_program_says(int offMillis, int restMicros)
    {
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, 3000, offMillis, 300);
        BeginRamp(treatment, 0);
        treatment.Enter(SessionState.Rest, 4 * Second);
        AssertNothing(rig, OutputPower.Armed, true);
        Assert.AreEqual(4 * Second + restMicros, treatment.WakeMicros);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Rest, 4 * Second + restMicros - 1));
        AssertEvent(SessionEvent.RestOver, treatment.Step(SessionState.Rest, 4 * Second + restMicros));
    }

    [TestMethod]
    public void Rest_that_reaches_the_end_is_the_end()
    {
        // The last 50 ms of the session; and before, the last 1.5 s of the segment, in which no cycle fits.
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, 3000, 120000, 300);
        BeginRamp(treatment, 0);
        treatment.Enter(SessionState.Rest, 4 * Second);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Rest, 60 * Second - 50001));
        AssertEvent(SessionEvent.TreatmentOver, treatment.Step(SessionState.Rest, 60 * Second - 50000));

        treatment = Loaded(rig, 60, 3000, 2000, 300);
        BeginRamp(treatment, 0);
        treatment.Enter(SessionState.Rest, 56 * Second);
        AssertEvent(SessionEvent.RestOver, treatment.Step(SessionState.Rest, 58 * Second + 499999));
        AssertEvent(SessionEvent.TreatmentOver, treatment.Step(SessionState.Rest, 58 * Second + 500000));
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Current_is_at_zero_for_a_step_before_the_pulses_stop()
    {
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.ContactCheck, 0);
        BeginRamp(treatment, 0);
        rig.StartPulses();
        treatment.Step(SessionState.RampUp, 0);
        treatment.Step(SessionState.RampUp, 0);
        AssertRequest(rig, OutputPower.Pulsing, 12);

        // 12 µA a move down.
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampDown, 0));
        AssertRequest(rig, OutputPower.Pulsing, 0);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampDown, 0));
        AssertRequest(rig, OutputPower.Armed, 0);
        AssertEvent(SessionEvent.ZeroReached, treatment.Step(SessionState.RampDown, 60 * Second - 50001));
        AssertRequest(rig, OutputPower.Armed, 0);
        AssertEvent(SessionEvent.TreatmentOver, treatment.Step(SessionState.RampDown, 60 * Second - 50000));
    }

    [TestMethod]
    public void Program_that_cannot_be_planned_is_refused()
    {
        GateFixture rig = new GateFixture();
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 100, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 60, 1000, 0, 500, 0, 100) };
        ProgramRunner treatment = new ProgramRunner(new FakeBoard(), rig.Request, rig.Measurement, rig.Gate);
        treatment.Load(new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments), 60);
        treatment.Enter(SessionState.ContactCheck, 0);
        Same.Are(FaultCode.PlanRefused, rig.Request.EndReason);
        AssertRequest(rig, OutputPower.Off, 0);
    }

    [TestMethod]
    [DataRow((int)SessionState.Idle)]
    [DataRow((int)SessionState.Paused)]
    [DataRow((int)SessionState.Complete)]
    [DataRow((int)SessionState.Fault)]
    public void Nothing_happens_without_output(int state)
    {
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = Loaded(rig, 60, 0, 0, 300);
        BeginRamp(treatment, 0);
        treatment.Enter((SessionState)state, 0);
        AssertEvent(SessionEvent.None, treatment.Step((SessionState)state, 3600 * Second));
        AssertRequest(rig, OutputPower.Off, 0);
    }

    [TestMethod]
    [DataRow(10000, (int)SessionEvent.RestOver, (int)FaultCode.None, (int)OutputPower.Armed)]
    [DataRow(100, (int)SessionEvent.None, (int)FaultCode.PlanRefused, (int)OutputPower.Off)]
    public void Segment_that_cannot_be_planned_ends_the_session_before_it(int phaseWidthMicros, int next, int reason, int power)
    {
        // 10 s of a segment that is good, and then 10 s of one whose phases may be too short.
        TreatmentSegment[] segments =
        {
            new TreatmentSegment(new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 10000, 0), 10, 1000, 0, 500, 0, 100),
            new TreatmentSegment(new PulseTrain(PulseShape.SymmetricBiphasic, 10000, phaseWidthMicros, 0), 10, 1000, 0, 500, 0, 100),
        };
        GateFixture rig = new GateFixture();
        ProgramRunner treatment = new ProgramRunner(new FakeBoard(), rig.Request, rig.Measurement, rig.Gate);
        treatment.Load(new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments), 20);
        Choose(rig, 300);
        treatment.Enter(SessionState.ContactCheck, 0);
        BeginRamp(treatment, 0);
        treatment.Enter(SessionState.Rest, 10 * Second);
        Same.Are(FaultCode.None, rig.Request.EndReason);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Rest, 11 * Second));
        AssertEvent((SessionEvent)next, treatment.Step(SessionState.Rest, 11 * Second));
        Assert.AreEqual(reason, (int)rig.Request.EndReason);
        AssertNothing(rig, (OutputPower)power, reason == 0);
    }

    private static ProgramRunner Loaded(GateFixture rig, int seconds, int onMillis, int offMillis, int intensity)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 10000, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, seconds, 1000, onMillis, 500, offMillis, 100) };
        ProgramRunner treatment = new ProgramRunner(new FakeBoard(), rig.Request, rig.Measurement, rig.Gate);
        treatment.Load(new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments), seconds);
        Choose(rig, intensity);
        return treatment;
    }

    /// <summary>Enters the ramp up. Its first step sets times and slopes only.</summary>
    private static void BeginRamp(ProgramRunner treatment, long nowMicros)
    {
        treatment.Enter(SessionState.RampUp, nowMicros);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampUp, nowMicros));
    }

    /// <summary>So many steps of the contact check; the event of the last one.</summary>
    private static SessionEvent StepContact(ProgramRunner treatment, int steps)
    {
        SessionEvent last = SessionEvent.None;
        for (int i = 0; i < steps; i++)
        {
            last = treatment.Step(SessionState.ContactCheck, 0);
        }

        return last;
    }

    private static void Choose(GateFixture rig, int microAmps)
    {
        rig.Request.ChosenMicroAmps = microAmps;
        rig.Request.ChosenComplement = ~microAmps;
    }

    private static void AssertEvent(SessionEvent expected, SessionEvent actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    /// <summary>No current is asked for; a rest is steady.</summary>
    private static void AssertNothing(GateFixture rig, OutputPower power, bool steady)
    {
        Assert.AreEqual((int)power, (int)rig.Request.Power);
        Assert.AreEqual(0, rig.Request.MicroAmps);
        Assert.AreEqual(steady, rig.Request.Steady);
    }

    /// <summary>What is asked for; a level on its way is not steady.</summary>
    private static void AssertRequest(GateFixture rig, OutputPower power, int microAmps)
    {
        Assert.AreEqual((int)power, (int)rig.Request.Power);
        Assert.AreEqual(microAmps, rig.Request.MicroAmps);
        Assert.AreEqual(power == OutputPower.Pulsing && microAmps == 302, rig.Request.Steady);
    }
}

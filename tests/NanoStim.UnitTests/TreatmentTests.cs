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
public class TreatmentTests
{
    private const long Second = 1000000;

    [TestMethod]
    public void ContactIsTestedOnceTheSupplyIsThere()
    {
        // 5 steps for the supply; then 50 and a window.
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.ContactCheck, 0);
        rig.Measurement.PeakMicroAmps = 100;
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.ContactCheck, 5, 0));
        AssertRequest(rig, OutputPower.Armed, 0);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.ContactCheck, 6, 0));
        AssertRequest(rig, OutputPower.Pulsing, 100);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.ContactCheck, 64, 0));
        AssertEvent(SessionEvent.ContactConfirmed, treatment.Step(SessionState.ContactCheck, 65, 0));
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
    public void ContactIsGoodWithinAQuarterAndTheNoise(int intensity, int peak, bool good)
    {
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, 0, 0, intensity);
        treatment.Enter(SessionState.ContactCheck, 0);
        rig.Measurement.PeakMicroAmps = peak;
        AssertEvent(good ? SessionEvent.ContactConfirmed : SessionEvent.None, treatment.Step(SessionState.ContactCheck, 65, 0));
        AssertRequest(rig, OutputPower.Pulsing, intensity < 100 ? intensity : 100);
    }

    [TestMethod]
    public void ContactCheckEndsAfter800Steps()
    {
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.ContactCheck, 0);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.ContactCheck, 800, 0));
        Assert.AreEqual((int)FaultCode.None, (int)rig.Gate.Fault);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.ContactCheck, 801, 0));
        Assert.AreEqual((int)FaultCode.CurrentNotReached, (int)rig.Gate.Fault);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void RampBeginsAtZeroWhateverTheContactCheckSent()
    {
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.ContactCheck, 0);
        treatment.Step(SessionState.ContactCheck, 6, 0);
        treatment.Enter(SessionState.RampUp, 0);
        AssertRequest(rig, OutputPower.Pulsing, 0);

        // 300 µA in 1 s: 3 µA a step.
        for (int step = 1; step < 100; step++)
        {
            AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampUp, step, 0));
            AssertRequest(rig, OutputPower.Pulsing, 3 * step);
        }

        AssertEvent(SessionEvent.LevelReached, treatment.Step(SessionState.RampUp, 100, 0));
        treatment.Enter(SessionState.Deliver, 0);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Deliver, 1, 0));
        Assert.IsTrue(rig.Request.Steady);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Deliver, 2, 0));

        // Another level is no steady one until it is reached.
        treatment.SetIntensity(302, SessionState.Deliver);
        Assert.IsFalse(rig.Request.Steady);
        treatment.Step(SessionState.Deliver, 3, 0);
        AssertRequest(rig, OutputPower.Pulsing, 302);
    }

    [TestMethod]
    [DataRow(0, 59500)]
    [DataRow(3000, 3000)]
    public void OnTimeEndsToTheMicrosecond(int onMillis, int endMillis)
    {
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, onMillis, 2000, 300);
        treatment.Enter(SessionState.RampUp, 7);
        long end = 7 + endMillis * 1000L;
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampUp, 1, end - 1));
        AssertEvent(SessionEvent.OnTimeOver, treatment.Step(SessionState.RampUp, 2, end));
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Deliver, 1, end - 1));
        AssertEvent(SessionEvent.OnTimeOver, treatment.Step(SessionState.Deliver, 1, end));
    }

    [TestMethod]
    public void PauseIsAddedToTheMicrosecond()
    {
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.RampUp, 5 * Second);
        treatment.Enter(SessionState.Paused, 8 * Second);
        AssertRequest(rig, OutputPower.Off, 0);
        treatment.Enter(SessionState.ContactCheck, 20 * Second);
        treatment.Enter(SessionState.RampUp, 21 * Second);

        // 13 s later than 5 s + 60 s - 0.5 s.
        long end = 78 * Second - 500000;
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampUp, 1, end - 1));
        AssertEvent(SessionEvent.OnTimeOver, treatment.Step(SessionState.RampUp, 2, end));

        // Once: the next cycle is no pause.
        treatment.Enter(SessionState.RampUp, 30 * Second);
        AssertEvent(SessionEvent.OnTimeOver, treatment.Step(SessionState.RampUp, 1, end));
    }

    [TestMethod]
    [DataRow(0, 100000)]
    [DataRow(100, 100000)]
    [DataRow(2000, 2000000)]
    public void RestLastsAsLongAsTheProgramWantsAndAtLeast100Millis(int offMillis, int restMicros)
    {
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, 3000, offMillis, 300);
        treatment.Enter(SessionState.RampUp, 0);
        treatment.Enter(SessionState.Rest, 4 * Second);
        AssertRequest(rig, OutputPower.Armed, 0);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Rest, 1, 4 * Second + restMicros - 1));
        AssertEvent(SessionEvent.RestOver, treatment.Step(SessionState.Rest, 1, 4 * Second + restMicros));
    }

    [TestMethod]
    public void RestThatReachesTheEndIsTheEnd()
    {
        // The last 50 ms of the session; and before, the last 1.5 s of the segment, in which no cycle fits.
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, 3000, 120000, 300);
        treatment.Enter(SessionState.RampUp, 0);
        treatment.Enter(SessionState.Rest, 4 * Second);
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.Rest, 1, 60 * Second - 50001));
        AssertEvent(SessionEvent.TreatmentOver, treatment.Step(SessionState.Rest, 1, 60 * Second - 50000));

        treatment = Loaded(rig, 60, 3000, 2000, 300);
        treatment.Enter(SessionState.RampUp, 0);
        treatment.Enter(SessionState.Rest, 56 * Second);
        AssertEvent(SessionEvent.RestOver, treatment.Step(SessionState.Rest, 1, 58 * Second + 499999));
        AssertEvent(SessionEvent.TreatmentOver, treatment.Step(SessionState.Rest, 1, 58 * Second + 500000));
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void CurrentIsAtZeroForAStepBeforeThePulsesStop()
    {
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.RampUp, 0);
        treatment.Step(SessionState.RampUp, 1, 0);
        treatment.Step(SessionState.RampUp, 2, 0);

        // 6 µA a step down.
        AssertEvent(SessionEvent.None, treatment.Step(SessionState.RampDown, 1, 0));
        AssertRequest(rig, OutputPower.Pulsing, 0);
        AssertEvent(SessionEvent.ZeroReached, treatment.Step(SessionState.RampDown, 2, 60 * Second - 50001));
        AssertRequest(rig, OutputPower.Pulsing, 0);
        AssertEvent(SessionEvent.TreatmentOver, treatment.Step(SessionState.RampDown, 2, 60 * Second - 50000));
    }

    [TestMethod]
    public void ProgramThatCannotBePlannedIsRefused()
    {
        GateRig rig = new GateRig();
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 100, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 60, 1000, 0, 500, 0, 100) };
        Treatment treatment = new Treatment(new FakeBoard(), rig.Request, rig.Measurement, rig.Gate);
        treatment.Load(new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments), 60, 300);
        treatment.Enter(SessionState.ContactCheck, 0);
        Assert.AreEqual((int)FaultCode.PlanRefused, (int)rig.Gate.Fault);
    }

    [TestMethod]
    [DataRow((int)SessionState.Idle)]
    [DataRow((int)SessionState.Paused)]
    [DataRow((int)SessionState.Complete)]
    [DataRow((int)SessionState.Fault)]
    public void NothingHappensWithoutOutput(int state)
    {
        GateRig rig = new GateRig();
        Treatment treatment = Loaded(rig, 60, 0, 0, 300);
        treatment.Enter(SessionState.RampUp, 0);
        treatment.Enter((SessionState)state, 0);
        AssertEvent(SessionEvent.None, treatment.Step((SessionState)state, 1000, 3600 * Second));
        AssertRequest(rig, OutputPower.Off, 0);
    }

    private static Treatment Loaded(GateRig rig, int seconds, int onMillis, int offMillis, int intensity)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 10000, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, seconds, 1000, onMillis, 500, offMillis, 100) };
        Treatment treatment = new Treatment(new FakeBoard(), rig.Request, rig.Measurement, rig.Gate);
        treatment.Load(new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments), seconds, intensity);
        return treatment;
    }

    private static void AssertEvent(SessionEvent expected, SessionEvent actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    /// <summary>What is asked for; a level on its way is not steady.</summary>
    private static void AssertRequest(GateRig rig, OutputPower power, int microAmps)
    {
        Assert.AreEqual((int)power, (int)rig.Request.Power);
        Assert.AreEqual(microAmps, rig.Request.MicroAmps);
        Assert.AreEqual(power == OutputPower.Pulsing && microAmps == 302, rig.Request.Steady);
    }
}

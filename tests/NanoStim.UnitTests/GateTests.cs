using nanoFramework.TestFramework;
using NanoStim.Firmware;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Each of these ends with no current in the load, the fault named, and the latch set.</summary>
[TestClass]
public class GateTests
{
    [TestMethod]
    [DataRow("ms-facial", 200)]
    [DataRow("ms-slow-square", 600)]
    [DataRow("ems-short-contractions", 20000)]
    public void ElectrodeOffTripsWithin100Millis(string program, int microAmps)
    {
        Rig rig = Rig.Delivering(program, microAmps);
        rig.Run(50);
        rig.Board.Open = true;
        AssertTrips(rig, FaultCode.ElectrodeOpen, 10);
    }

    [TestMethod]
    [DataRow("ms-facial", 200, 1200)]
    [DataRow("ms-facial", 600, 1130)]
    [DataRow("ems-short-contractions", 20000, 1200)]
    public void MeasuredCurrentAboveTheSetPointTrips(string program, int microAmps, int permille)
    {
        Rig rig = Rig.Delivering(program, microAmps);
        rig.Board.PeakPermille = permille;
        FaultCode expected = microAmps == 600 ? FaultCode.OverCurrent : FaultCode.OutputAboveSetPoint;
        AssertTrips(rig, expected, 3);
    }

    [TestMethod]
    public void OneReadingAboveTheSetPointIsAGlitch()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.PeakPermille = 1500;
        rig.Run(1);
        rig.Board.PeakPermille = 1000;
        rig.Run(50);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Stimulator.Fault);
    }

    [TestMethod]
    public void CurrentThatCannotBeReachedTrips()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.PeakPermille = 700;
        rig.Board.MeanPermille = 700;
        AssertTrips(rig, FaultCode.CurrentNotReached, 80);
    }

    [TestMethod]
    public void RegulatorMakesUpForWhatIsWithinItsReach()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.PeakPermille = 950;
        rig.Board.MeanPermille = 950;
        rig.Run(500);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Stimulator.Fault);
        Assert.IsTrue(rig.Board.SetPoint >= 208 && rig.Board.SetPoint <= 212);
    }

    [TestMethod]
    public void RegulatorDoesNotWindUpAgainstTheCeiling()
    {
        Rig rig = Rig.Delivering("ems-short-contractions", 60000);
        rig.Board.PeakPermille = 950;
        rig.Board.MeanPermille = 950;
        rig.RunTo(SessionState.RampDown, 600);
        rig.Run(20);

        // A fifth of the ramp of 1 s.
        Assert.IsTrue(rig.Board.SetPoint < 50000);
    }

    [TestMethod]
    [DataRow(1250)]
    [DataRow(500)]
    public void MeanThatDoesNotFitTheTrainTrips(int permille)
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Run(100);
        rig.Board.MeanPermille = permille;
        AssertTrips(rig, FaultCode.SenseDisagree, 31);
    }

    [TestMethod]
    public void ElectrodesTouchingTrips()
    {
        Rig rig = Rig.Delivering("ems-short-contractions", 20000);
        rig.Run(100);
        rig.Board.LoadOhms = 20;
        AssertTrips(rig, FaultCode.ElectrodeShort, 80);
    }

    [TestMethod]
    public void VoltageThatJumpsAtTheSameCurrentTripsInEms()
    {
        Rig rig = Rig.Delivering("ems-short-contractions", 20000);
        rig.Run(100);
        rig.Board.LoadOhms = 2600;
        AssertTrips(rig, FaultCode.ContactJump, 3);
    }

    [TestMethod]
    public void ProbeThatGlidesOverSkinDoesNotTripInMicrocurrent()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Run(100);
        rig.Board.LoadOhms = 100000;
        rig.Run(100);
        rig.Board.LoadOhms = 10000;
        rig.Run(300);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Stimulator.Fault);
    }

    [TestMethod]
    [DataRow(1000, 200, 20000, 250)]
    [DataRow(3000, 262, 20000, 250)]
    [DataRow(5000, 280, 20000, 250)]
    [DataRow(1000, 200, 60000, 700)]
    [DataRow(5000, 280, 60000, 700)]
    public void VoltageThatDroopsBetweenRarePulsesIsNeitherShortNorJump(int milliHertz, int widthMicros, int microAmps, int ohms)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, milliHertz, widthMicros, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 60, 1000, 0, 1000, 0, 100) };
        Rig rig = Rig.Idle();
        rig.Board.LoadOhms = ohms;
        rig.Start(new TreatmentProgram("x", "x", StimulationMode.Ems, segments), microAmps);
        rig.RunTo(SessionState.Deliver, 600);
        rig.Run(1500);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Stimulator.Fault);
        rig.Board.LoadOhms = 20;
        AssertTrips(rig, FaultCode.ElectrodeShort, 320);
    }

    [TestMethod]
    public void LateStepTrips()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.TickMicros = Late + 1;
        AssertTrips(rig, FaultCode.LateStep, 1);
    }

    [TestMethod]
    public void StepThatIsJustInTimeDoesNotTrip()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.TickMicros = Late;
        rig.Run(20);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Stimulator.Fault);
    }

    [TestMethod]
    public void ChargerTrips()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.Panel.ChargerPresent = true;
        AssertTrips(rig, FaultCode.ChargerConnected, 1);
    }

    [TestMethod]
    public void SwitchAwayFromTheModeTrips()
    {
        Rig rig = Rig.Delivering("ems-short-contractions", 20000);
        rig.Board.Panel.EmsSwitch = false;
        AssertTrips(rig, FaultCode.SwitchMismatch, 1);
    }

    [TestMethod]
    public void TripOfTheHardwareIsReported()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.LatchSetByHardware = true;
        AssertTrips(rig, FaultCode.HardwareTrip, 1);
    }

    [TestMethod]
    public void LatchThatDoesNotClearIsReported()
    {
        Rig rig = Rig.Idle();
        rig.Board.LatchHeld = true;
        rig.Start("ms-facial", 200);
        AssertTrips(rig, FaultCode.LatchStuck, 3);
        Assert.AreEqual(0, rig.PeakMicroAmps);
    }

    [TestMethod]
    public void LowBatteryEndsTheSessionInOrder()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.BatteryMilliVolts = 3299;
        rig.Run(45);
        Assert.AreEqual((int)SessionState.RampDown, (int)rig.Session.State);
        Assert.IsTrue(rig.Board.LoadMicroAmps > 180);
        AssertTrips(rig, FaultCode.BatteryLow, 205);
    }

    [TestMethod]
    public void CurrentWhileOffTrips()
    {
        Rig rig = Rig.Delivering("ems-short-contractions", 20000);
        rig.RunTo(SessionState.Rest, 600);
        rig.Run(40);
        rig.Board.GhostMicroAmps = 201;
        AssertTrips(rig, FaultCode.CurrentWhileOff, 2);
    }

    [TestMethod]
    public void ConverterThatRepeatsItselfTrips()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.StuckCounts = 1000;
        AssertTrips(rig, FaultCode.SenseStuck, 52);
    }

    [TestMethod]
    public void ConverterAtItsEndTrips()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.PeakPermille = 5000;
        rig.Board.StuckCounts = 4095;
        AssertTrips(rig, FaultCode.SenseSaturated, 3);
    }

    [TestMethod]
    [DataRow(49000)]
    [DataRow(81000)]
    public void EmsSupplyThatIsNotWhereItBelongsTrips(int milliVolts)
    {
        Rig rig = Rig.Delivering("ems-short-contractions", 20000);
        rig.Board.SupplyMilliVolts = milliVolts;
        AssertTrips(rig, FaultCode.HighVoltageImplausible, 55);
    }

    [TestMethod]
    public void EmsSupplyThatIsOnInMicrocurrentTrips()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.RestingSupplyMilliVolts = 16000;
        AssertTrips(rig, FaultCode.HighVoltageImplausible, 55);
    }

    [TestMethod]
    public void NetChargeIsLimited()
    {
        // 480 µA of mean reach what 99 µA move in 20 min after 247 s.
        PulseTrain train = new PulseTrain(PulseShape.MonophasicPositive, 100000, 7995, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 1200, 1000, 0, 1000, 0, 100) };
        Rig rig = Rig.Idle();
        rig.Start(new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments), 600);
        rig.RunTo(SessionState.Deliver, 300);
        rig.Run(24000);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Stimulator.Fault);
        AssertTrips(rig, FaultCode.NetChargeExceeded, 1500);
    }

    [TestMethod]
    public void PhaseChargeIsLimitedByWhatIsMeasured()
    {
        PulsePlan plan = new PulsePlan { PolarityMicros = 400 };
        SenseWindow window = new SenseWindow { PeakMicroAmps = 68000 };
        Assert.AreEqual((int)FaultCode.None, (int)DoseMonitor.CheckPhase(window, plan, EmsMode.Limits));
        window.PeakMicroAmps = 69000;
        Assert.AreEqual((int)FaultCode.PhaseChargeExceeded, (int)DoseMonitor.CheckPhase(window, plan, EmsMode.Limits));
    }

    [TestMethod]
    public void TimeWithTheOutputArmedIsLimited()
    {
        DoseMonitor dose = new DoseMonitor();
        dose.Restart();
        for (int second = 0; second < 1860; second++)
        {
            Assert.AreEqual((int)FaultCode.None, (int)dose.CheckTime(1000000, MicrocurrentMode.Limits));
        }

        Assert.AreEqual((int)FaultCode.SessionTimeExceeded, (int)dose.CheckTime(1, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public void SelfTestFailsWhereNothingMayBeSwitchedOn(bool zeroIsOff, bool latchCameUpClear)
    {
        Rig rig = new Rig();
        rig.Board.ZeroIsOff = zeroIsOff;
        rig.Board.LatchCameUpClear = latchCameUpClear;
        AssertTrips(rig, FaultCode.SelfTestFailed, 700);
        Assert.IsTrue(rig.Board.Calls.IndexOf('A') < 0);
    }

    [TestMethod]
    public void GateAllowsNoMoreThanTheCeilingWhateverIsAsked()
    {
        OutputRequest request = new OutputRequest { Plan = new PulsePlan { SecondDuty = 100, FirstDuty = 50, WindowSteps = 10, PolarityMicros = 100 } };
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
        Decide(gate, 110, 599);
        Assert.AreEqual((int)FaultCode.CommandAboveCeiling, (int)gate.Fault);
        Assert.AreEqual(0, gate.MicroAmps);
        Assert.AreEqual((int)OutputPower.Off, (int)gate.Power);
    }

    [TestMethod]
    [DataRow(100, 8001, 100)]
    [DataRow(101, 100, 100)]
    [DataRow(-1, 100, 100)]
    [DataRow(50, 100, 1000001)]
    public void GateLooksAtThePlanItself(int firstDuty, int secondDuty, int polarityMicros)
    {
        OutputRequest request = new OutputRequest
        {
            Plan = new PulsePlan { FirstDuty = firstDuty, SecondDuty = secondDuty, WindowSteps = 10, PolarityMicros = polarityMicros },
        };
        SafetyGate gate = Pulsing(request, new Measurement());
        Assert.AreEqual((int)FaultCode.PlanRefused, (int)gate.Fault);
        Assert.AreEqual((int)OutputPower.Off, (int)gate.Power);
    }

    [TestMethod]
    public void FirstFaultStaysAndOutputStaysOffUntilCleared()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.Panel.ChargerPresent = true;
        rig.Run(1);
        rig.Board.LatchSetByHardware = true;
        rig.Board.Open = true;
        rig.Board.TickMicros = Late + 1;
        rig.Run(20);
        Assert.AreEqual((int)FaultCode.ChargerConnected, (int)rig.Stimulator.Fault);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Session.Dismiss(rig.Board.NowMicros());
        rig.Session.Resume(rig.Board.NowMicros());
        Assert.AreEqual((int)StartBlock.FaultLatched, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        Assert.AreEqual((int)SessionState.Fault, (int)rig.Session.State);

        rig.Session.ClearFault(rig.Board.NowMicros());
        rig.Run(10);
        Assert.AreEqual((int)SessionState.Idle, (int)rig.Session.State);
        Assert.AreEqual(0, rig.Session.IntensityMicroAmps);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    public void ButtonsClearAFaultOnlyWhenHeld()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        rig.Board.LatchSetByHardware = true;
        rig.Run(2);
        rig.Board.Panel.Plus = true;
        rig.Board.Panel.Minus = true;
        rig.Run(150);
        Assert.AreEqual((int)SessionState.Fault, (int)rig.Session.State);
        rig.Run(75);
        Assert.AreEqual((int)SessionState.Idle, (int)rig.Session.State);
    }

    [TestMethod]
    [DataRow("ms-facial", 200)]
    [DataRow("ems-short-contractions", 20000)]
    public void StopPutsTheOutputOffInOneStepFromEveryState(string program, int microAmps)
    {
        for (int at = 0; at < 700; at += 7)
        {
            Rig rig = Rig.Idle();
            rig.Start(program, microAmps);
            rig.Run(at);
            rig.Board.Panel.StopPressed = true;
            rig.Run(1);
            Assert.AreEqual(0, rig.Board.LoadMicroAmps);
            Assert.AreEqual((int)SessionState.Idle, (int)rig.Session.State);
        }
    }

    [TestMethod]
    public void WatchdogIsNotFedWhileAFaultIsLatched()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        int before = rig.Board.Kicks;
        rig.Run(10);
        Assert.AreEqual(before + 10, rig.Board.Kicks);
        rig.Board.Panel.ChargerPresent = true;
        rig.Run(1);
        before = rig.Board.Kicks;
        rig.Run(10);
        Assert.AreEqual(before, rig.Board.Kicks);
    }

    [TestMethod]
    public void WatchdogIsNeverFedTwiceWithinItsWindow()
    {
        // A step that began late is followed by one that begins at the tick, too soon for the window.
        Rig rig = Rig.Delivering("ms-facial", 200);
        int before = rig.Board.Kicks;
        for (int i = 0; i < 10; i++)
        {
            rig.Board.TickMicros = 15500;
            rig.Run(1);
            rig.Board.TickMicros = 4500;
            rig.Run(1);
        }

        Assert.AreEqual(before + 10, rig.Board.Kicks);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Stimulator.Fault);
    }

    [TestMethod]
    public void ExceptionInTheStepMakesTheOutputSafeForGood()
    {
        Rig rig = Rig.Delivering("ms-facial", 200);
        MainLoop loop = new MainLoop(rig.Board, rig.Stimulator);
        rig.Session.SetIntensity(100);
        rig.Board.ThrowOnWrite = true;
        loop.Turn();
        Assert.IsTrue(loop.Halted);
        Assert.AreEqual((int)FaultCode.InternalError, (int)rig.Stimulator.Fault);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        int kicks = rig.Board.Kicks;
        for (int i = 0; i < 20; i++)
        {
            loop.Turn();
        }

        Assert.AreEqual(kicks, rig.Board.Kicks);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }

    private const int Late = 25000;

    /// <summary>A gate that was asked to arm, and then for pulses, with nothing measured.</summary>
    private static SafetyGate Pulsing(OutputRequest request, Measurement measurement)
    {
        SafetyGate gate = new SafetyGate(request, measurement, new InputState(), new SenseWindow(), 4095);
        request.Power = OutputPower.Armed;
        Decide(gate, -2, 0);
        request.Power = OutputPower.Pulsing;
        Decide(gate, -1, 0);
        return gate;
    }

    private static void Decide(SafetyGate gate, int step, int microAmps)
    {
        gate.BeginStep(step * 10000L);
        gate.Decide(microAmps, 0);
    }

    private static void AssertTrips(Rig rig, FaultCode expected, int withinSteps)
    {
        rig.RunTo(SessionState.Fault, withinSteps + 1);
        Assert.AreEqual((int)expected, (int)rig.Stimulator.Fault);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        Assert.AreEqual(0, rig.Board.SetPoint);
        rig.Run(20);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }
}

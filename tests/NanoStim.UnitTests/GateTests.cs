using NanoStim.Firmware;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.UnitTests.Fakes;
using nanoFramework.TestFramework;

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
        rig.Board.LoadOhms = 2100;
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

using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Commands at the wrong moment, batteries that fail in each state, and what becomes of them.</summary>
[TestClass]
public class SessionCommandTests
{
    [TestMethod]
    [Requirement("SR-16")]
    public void Start_that_comes_right_after_stop_was_asked_for_before_it()
    {
        // A button takes up to 70 ms to be read and looked at; for 100 ms after STOP nothing starts.
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Session.SetIntensity(100);
        rig.Board.Switches.StopPressed = true;
        rig.Run(1);
        rig.Board.Switches.StopPressed = false;
        for (int step = 1; step < 10; step++)
        {
            rig.Run(1);
            Same.Are(StartInhibit.StopPressed, rig.Session.Start(rig.Board.NowMicros(), true));
        }

        rig.Run(1);
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-16")]
    public void Start_is_inhibited_while_stop_is_pressed()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Session.SetIntensity(100);
        Same.Are(StartInhibit.None, rig.Session.CheckStart(true));
        rig.Board.Switches.StopPressed = true;
        rig.Run(1);
        Same.Are(StartInhibit.StopPressed, rig.Session.CheckStart(true));
        Same.Are(StartInhibit.StopPressed, rig.Session.CheckStart(false));
    }

    [TestMethod]
    public void Nothing_is_chosen_in_a_session()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        Same.Are(PlanResult.NotIdle, rig.Session.SelectProgram(ProgramCatalogue.Find("ms-thirty")));
        Assert.AreEqual("ms-facial", rig.Session.Program.Name);
        Assert.IsFalse(rig.Session.SetDuration(60));
        Same.Are(StartInhibit.NotIdle, rig.Session.CheckStart(true));
        Same.Are(StartInhibit.NotIdle, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(1);
        Assert.AreEqual(200, rig.Session.Request.MicroAmps);
        Assert.AreEqual(200, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    [DataRow(-1, false)]
    [DataRow(0, true)]
    [DataRow(1, true)]
    public void Duration_is_not_negative(int seconds, bool taken)
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        Assert.AreEqual(taken, rig.Session.SetDuration(seconds));
    }

    [TestMethod]
    [DataRow(0, 1200)]
    [DataRow(60, 60)]
    [DataRow(1140, 1140)]
    [DataRow(1200, 1200)]
    [DataRow(1260, 1200)]
    public void Duration_cuts_but_does_not_lengthen(int seconds, int reserved)
    {
        // What the memory holds for the case that the power goes is all of the session, in whole minutes.
        StimulatorFixture rig = StoredUsage.PoweredUp(new byte[64], 0);
        rig.Session.SetDuration(seconds);
        rig.Session.SetIntensity(200);
        rig.Session.Start(rig.Board.NowMicros(), true);
        Assert.AreEqual(reserved, StoredUsage.Stored(rig.Board.Memory).Seconds);
    }

    [TestMethod]
    [Requirement("SR-12")]
    public void Program_that_cannot_be_delivered_does_not_start()
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 100, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 60, 1000, 0, 500, 0, 100) };
        TreatmentProgram program = new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments);
        StimulatorFixture rig = StimulatorFixture.Idle();
        Same.Are(PlanResult.PhaseWidthOutOfRange, rig.Session.SelectProgram(program));
        Assert.AreEqual(ProgramCatalogue.At(0).Name, rig.Session.Program.Name);

        StartCheck check = new StartCheck(rig.Board, rig.Stimulator.Measured, rig.Board.Switches, new DailyUsage());
        Same.Are(StartInhibit.ProgramInvalid, check.Check(SessionState.Idle, program, 100, true));
    }

    [TestMethod]
    [DataRow(true, 236, (int)StartInhibit.None)]
    [DataRow(true, 237, (int)StartInhibit.DayChargeReached)]
    [DataRow(false, 237, (int)StartInhibit.None)]
    [Requirement("SR-7")]
    public void Program_that_moves_charge_needs_some_of_the_day_left(bool moves, int milliCoulombs, int expected)
    {
        PulseTrain train = new PulseTrain(moves ? PulseShape.MonophasicPositive : PulseShape.SymmetricBiphasic, 100000, 500, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 60, 1000, 0, 500, 0, 100) };
        TreatmentProgram program = new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments);
        DailyUsage day = new DailyUsage();
        day.AddNetCharge(1, milliCoulombs);
        StimulatorFixture rig = StimulatorFixture.Idle();
        StartCheck check = new StartCheck(rig.Board, rig.Stimulator.Measured, rig.Board.Switches, day);
        Assert.AreEqual(expected, (int)check.Check(SessionState.Idle, program, 100, true));
    }

    [TestMethod]
    [Requirement("SR-16")]
    public void Resume_is_refused_while_stop_is_pressed()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Session.Pause(rig.Board.NowMicros());
        rig.Board.Switches.StopPressed = true;
        rig.Run(1);
        Same.Are(StartInhibit.StopPressed, rig.Session.Resume(rig.Board.NowMicros()));
        rig.Run(1);
        Same.Are(SessionState.Idle, rig.Session.State);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Memory_and_clock_are_left_alone_unless_the_output_is_off()
    {
        StimulatorFixture rig = StoredUsage.PoweredUp(new byte[64], 0);
        rig.Start("ms-facial", 200);
        rig.RunTo(SessionState.Deliver, 2500);
        rig.Board.Calls = "";
        int readings = rig.Board.HourReadings;
        rig.Session.Start(rig.Board.NowMicros(), true);
        rig.Session.Pause(rig.Board.NowMicros());
        rig.Session.Start(rig.Board.NowMicros(), true);
        rig.Run(1);

        // Off, but not over.
        rig.Session.Start(rig.Board.NowMicros(), true);
        rig.Run(50);
        Assert.IsTrue(rig.Board.Calls.IndexOf('M') < 0);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Session.Resume(rig.Board.NowMicros());
        Assert.AreEqual(readings, rig.Board.HourReadings);
        rig.Run(20);
        Assert.IsTrue(rig.Board.Calls.IndexOf('M') > 0);

        rig = StimulatorFixture.Delivering("ms-facial", 200);
        readings = rig.Board.HourReadings;
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Session.Start(rig.Board.NowMicros(), true);
        Assert.AreEqual(readings, rig.Board.HourReadings);
    }

    [TestMethod]
    [Requirement("SR-18")]
    public void Low_battery_cuts_a_ramp_short()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start("ms-slow-square", 600);
        rig.RunTo(SessionState.RampUp, 200);
        rig.Run(100);
        rig.Board.BatteryMilliVolts = 3299;
        rig.RunTo(SessionState.RampDown, 45);
        Assert.IsTrue(rig.PeakMicroAmps < 300);
        rig.AssertTrips(FaultCode.BatteryLow, 400);
    }

    [TestMethod]
    [Requirement("SR-18")]
    public void Low_battery_ends_a_rest_at_once()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 20000);
        rig.RunTo(SessionState.Rest, 600);
        rig.Board.BatteryMilliVolts = 3299;
        rig.AssertTrips(FaultCode.BatteryLow, 45);
    }

    [TestMethod]
    [Requirement("SR-10")]
    [Requirement("SR-11")]
    public void Poor_contact_is_no_start()
    {
        // Too little current to confirm, and too little to tell from a device that does not obey.
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Board.PeakPermille = 600;
        rig.Board.MeanPermille = 600;
        rig.Start("ms-facial", 200);
        rig.AssertTrips(FaultCode.CurrentNotReached, 810);
        Assert.IsTrue(rig.PeakMicroAmps <= 112);
    }
}

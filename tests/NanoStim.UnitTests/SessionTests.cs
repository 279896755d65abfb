using nanoFramework.TestFramework;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

[TestClass]
public class SessionTests
{
    [TestMethod]
    [Requirement("SR-8")]
    public void Power_on_ends_in_idle_without_current_or_high_voltage()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        Assert.AreEqual(0, rig.PeakMicroAmps);
        Assert.IsTrue(rig.Board.Calls.IndexOf('H') < 0);

        // The set-point leaves zero once, for the test of the second comparator.
        Assert.AreEqual(rig.Board.Calls.IndexOf('W'), rig.Board.Calls.LastIndexOf('W'));
    }

    [TestMethod]
    public void Program_runs_through_to_complete()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start("ems-short-contractions", 20000);
        rig.Session.SetDuration(40);
        rig.RunTo(SessionState.Deliver, 400);
        rig.Run(100);
        Assert.AreEqual(20000, rig.Board.LoadMicroAmps);
        rig.RunTo(SessionState.Rest, 600);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        rig.RunTo(SessionState.Deliver, 1500);
        rig.RunTo(SessionState.Complete, 60100);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        Assert.AreEqual(20000, rig.PeakMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Duration_cuts_the_program()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        TreatmentProgram program = ProgramCatalogue.Find("ms-facial");
        rig.Session.SelectProgram(program);
        rig.Session.SetDuration(20);
        rig.Session.SetIntensity(200);
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.RunTo(SessionState.RampUp, 100);
        int steps = rig.RunTo(SessionState.Complete, 2100);
        Assert.IsTrue(steps > 1980 && steps < 2010);
    }

    [TestMethod]
    [Requirement("SR-9")]
    public void Ramp_up_never_rises_faster_than_the_program_says()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start("ms-facial", 600);
        rig.RunTo(SessionState.RampUp, 100);

        // Until the session moves again there is the current of the contact check.
        rig.Run(2);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        int last = 0;
        while (rig.Session.State == SessionState.RampUp)
        {
            rig.Run(1);
            int now = rig.Board.LoadMicroAmps;
            Assert.IsTrue(now - last <= 7);
            last = now;
        }

        Assert.AreEqual(600, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-9")]
    public void Increases_are_limited_decreases_are_not()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 100);
        rig.Session.SetIntensity(600);
        int last = rig.Board.LoadMicroAmps;
        for (int i = 0; i < 200; i++)
        {
            rig.Run(2);
            Assert.IsTrue(rig.Board.LoadMicroAmps - last <= 12);
            last = rig.Board.LoadMicroAmps;
        }

        Assert.AreEqual(600, last);
        rig.Session.SetIntensity(50);
        rig.Run(2);
        Assert.AreEqual(50, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    public void Intensity_chosen_in_a_rest_holds_for_the_next()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 20000);
        rig.RunTo(SessionState.Rest, 600);
        rig.Session.SetIntensity(10000);
        rig.PeakMicroAmps = 0;
        rig.RunTo(SessionState.Deliver, 1500);
        rig.Run(100);
        Assert.AreEqual(10000, rig.PeakMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Nothing_set_gives_nothing()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Session.SelectProgram(ProgramCatalogue.Find("ms-facial"));
        Same.Are(StartInhibit.NothingSet, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(200);
        Same.Are(SessionState.Idle, rig.Session.State);
        Assert.AreEqual(0, rig.PeakMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Choosing_a_program_forgets_the_intensity()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Session.SetIntensity(200);
        rig.Session.SelectProgram(ProgramCatalogue.Find("ms-thirty"));
        Assert.AreEqual(0, rig.Session.IntensityMicroAmps);
    }

    [TestMethod]
    [DataRow(601, false)]
    [DataRow(600, true)]
    [DataRow(0, true)]
    [DataRow(9, false)]
    [DataRow(10, true)]
    [DataRow(-1, false)]
    [DataRow(2000, false)]
    [Requirement("SR-1")]
    public void Intensity_out_of_range_is_refused(int microAmps, bool taken)
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Session.SelectProgram(ProgramCatalogue.Find("ms-facial"));
        Assert.AreEqual(taken, rig.Session.SetIntensity(microAmps));
        Assert.AreEqual(taken ? microAmps : 0, rig.Session.IntensityMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-16")]
    [Requirement("SR-17")]
    [Requirement("SR-18")]
    [Requirement("SR-22")]
    public void Start_is_blocked_by_whatever_speaks_against_it()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Session.SelectProgram(ProgramCatalogue.Find("ms-facial"));
        rig.Session.SetIntensity(100);

        rig.Board.Switches.StopPressed = true;
        AssertBlocked(rig, StartInhibit.StopPressed);
        rig.Board.Switches.StopPressed = false;
        rig.Board.Switches.ChargerPresent = true;
        AssertBlocked(rig, StartInhibit.ChargerPresent);
        rig.Board.Switches.ChargerPresent = false;
        rig.Board.Switches.EmsSwitch = true;
        AssertBlocked(rig, StartInhibit.SwitchMismatch);
        rig.Board.Switches.EmsSwitch = false;
        rig.Board.BatteryMilliVolts = 3299;
        AssertBlocked(rig, StartInhibit.BatteryLow);
        rig.Board.BatteryMilliVolts = 3300;
        rig.Board.Switches.BenchStrap = false;
        AssertBlocked(rig, StartInhibit.BenchStrapMissing);
        rig.Board.Switches.BenchStrap = true;
        rig.Run(4);
        Same.Are(StartInhibit.None, rig.Session.CheckStart(true));
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Resume_goes_through_the_contact_check_and_ramps_from_zero()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 300);
        rig.Session.Pause(rig.Board.NowMicros());
        rig.Run(1);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        rig.Run(300);
        rig.Session.Resume(rig.Board.NowMicros());
        rig.PeakMicroAmps = 0;
        rig.RunTo(SessionState.RampUp, 200);
        Assert.IsTrue(rig.PeakMicroAmps <= 100);
        rig.Run(2);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        rig.RunTo(SessionState.Deliver, 300);
    }

    [TestMethod]
    [Requirement("SR-32")]
    public void Calibration_is_not_stored_before_the_output_is_off()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        Assert.IsFalse(rig.Session.StoreCalibration(1000, 1000));
        rig.Session.Stop(rig.Board.NowMicros());
        Same.Are(SessionState.Idle, rig.Session.State);
        Assert.IsFalse(rig.Session.StoreCalibration(1000, 1000));
    }

    [TestMethod]
    [Requirement("SR-31")]
    public void Light_is_on_before_a_start_or_a_resume_can_give_current()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Run(60);
        rig.Board.LightIsOn = false;
        rig.Start("ms-facial", 300);
        Assert.IsTrue(rig.Board.LightIsOn);
        rig.RunTo(SessionState.Deliver, 400);
        rig.Session.Pause(rig.Board.NowMicros());
        rig.Run(300);
        rig.Board.LightIsOn = false;
        rig.Session.Resume(rig.Board.NowMicros());
        Assert.IsTrue(rig.Board.LightIsOn);
    }

    [TestMethod]
    [DataRow("_serviceMicros")]
    [DataRow("_pollMicros")]
    [Requirement("SR-28")]
    [Requirement("SR-31")]
    public void Flipped_time_of_service_puts_it_off_for_a_moment(string field)
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        BitFlip.Overwrite(rig.Stimulator, field, 1L << 50);
        rig.Run(40);
        Assert.IsTrue((long)BitFlip.Of(rig.Stimulator, field) < rig.Board.Now + 100000);
        rig.Board.Switches.Mode = true;
        rig.Run(20);
        Same.Are(SessionState.Paused, rig.Session.State);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Resume_gives_the_lowest_step_until_the_user_raises_it()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 300);
        rig.Session.Pause(rig.Board.NowMicros());
        rig.Run(300);
        rig.Session.Resume(rig.Board.NowMicros());
        Assert.AreEqual(10, rig.Session.IntensityMicroAmps);
        rig.RunTo(SessionState.Deliver, 800);
        rig.PeakMicroAmps = 0;
        rig.Run(200);
        Assert.IsTrue(rig.PeakMicroAmps > 5);
        Assert.IsTrue(rig.PeakMicroAmps <= 12);

        Assert.IsTrue(rig.Session.SetIntensity(300));
        rig.Run(200);
        Assert.IsTrue(rig.PeakMicroAmps > 200);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Nothing_starts_before_the_output_has_gone_off()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 300);
        rig.Session.Stop(rig.Board.NowMicros());
        Same.Are(StartInhibit.NotIdle, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(1);
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.RunTo(SessionState.Deliver, 600);

        rig.Session.Pause(rig.Board.NowMicros());
        Same.Are(StartInhibit.NotIdle, rig.Session.Resume(rig.Board.NowMicros()));
        Same.Are(SessionState.Paused, rig.Session.State);
    }

    [TestMethod]
    public void Pause_does_not_eat_the_time_of_the_session()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start("ms-facial", 300);
        rig.Session.SetDuration(0);
        rig.RunTo(SessionState.Deliver, 400);
        rig.Session.Pause(rig.Board.NowMicros());
        rig.Run(130000);
        rig.Session.Resume(rig.Board.NowMicros());
        rig.RunTo(SessionState.Deliver, 400);
        rig.Run(10000);
        Same.Are(SessionState.Deliver, rig.Session.State);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Segments_follow_each_other_with_zero_between()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-two-stage", 200);
        Assert.AreEqual(80, rig.Board.FrequencyHertz);
        rig.RunTo(SessionState.Rest, 91000);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        rig.RunTo(SessionState.Deliver, 1000);
        Assert.AreEqual(PulsePlanner.SlowCarrierHertz, rig.Board.FrequencyHertz);
    }

    [TestMethod]
    public void Repeated_segments_take_their_share_of_the_intensity()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-trapezius", 20000);
        Assert.AreEqual(5, rig.Board.FrequencyHertz);
        Assert.AreEqual(20000, rig.Board.LoadMicroAmps);
        rig.RunTo(SessionState.Rest, 31000);
        rig.RunTo(SessionState.Deliver, 400);
        Assert.AreEqual(55, rig.Board.FrequencyHertz);
        Assert.AreEqual(10000, rig.Board.LoadMicroAmps);
        rig.RunTo(SessionState.Rest, 1100);
        rig.RunTo(SessionState.Deliver, 400);
        Assert.AreEqual(6, rig.Board.FrequencyHertz);
        Assert.AreEqual(5000, rig.Board.LoadMicroAmps);
        rig.RunTo(SessionState.Rest, 900);
        rig.RunTo(SessionState.Deliver, 400);
        Assert.AreEqual(55, rig.Board.FrequencyHertz);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Buttons_start_at_the_lowest_step_and_move_by_one()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Board.Switches.BenchStrap = false;
        Tap(rig, true, false, false);
        Same.Are(SessionState.ContactCheck, rig.Session.State);
        Assert.AreEqual(10, rig.Session.IntensityMicroAmps);
        rig.RunTo(SessionState.Deliver, 500);
        Tap(rig, true, false, false);
        Assert.AreEqual(20, rig.Session.IntensityMicroAmps);
        Tap(rig, false, true, false);
        Tap(rig, false, true, false);
        Tap(rig, false, true, false);
        Assert.AreEqual(0, rig.Session.IntensityMicroAmps);
        Tap(rig, false, false, true);
        Same.Are(SessionState.Paused, rig.Session.State);
        Tap(rig, false, false, true);
        Same.Are(SessionState.ContactCheck, rig.Session.State);
    }

    private static void Tap(StimulatorFixture rig, bool plus, bool minus, bool mode)
    {
        rig.Board.Switches.Plus = plus;
        rig.Board.Switches.Minus = minus;
        rig.Board.Switches.Mode = mode;
        rig.Run(11);
        rig.Board.Switches.Plus = false;
        rig.Board.Switches.Minus = false;
        rig.Board.Switches.Mode = false;
        rig.Run(11);
    }

    private static void AssertBlocked(StimulatorFixture rig, StartInhibit expected)
    {
        rig.Run(4);
        Assert.AreEqual((int)expected, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(100);
        Assert.AreEqual(0, rig.PeakMicroAmps);
    }
}

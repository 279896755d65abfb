using nanoFramework.TestFramework;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Flipped bits in the session: the output goes off, and nothing else follows from them.</summary>
[TestClass]
public class SessionIntegrityTests
{
    // The session is checked once in 0.2 s, and in a ramp up to 0.1 s later.
    private const int SessionCheckSteps = 32;

    [TestMethod]
    [Requirement("SR-28")]
    [Requirement("SR-31")]
    public void Window_without_length_leaves_buttons_and_light_alive()
    {
        // Without output nothing of a window is checked, and the next window replaces it.
        StimulatorFixture rig = StimulatorFixture.Idle();
        TreatmentProgram before = rig.Session.Program;
        BitFlip.Overwrite(BitFlip.Of(rig.Stimulator, "_window"), "Length", -10);
        rig.Board.Switches.Mode = true;
        rig.Run(20);
        Assert.IsFalse(before == rig.Session.Program);
        Same.Are(SessionState.Idle, rig.Session.State);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Cycle_that_would_begin_again_is_found_in_time()
    {
        StimulatorFixture rig = Steady();
        BitFlip.OfInt(Runner(rig), "_aim");
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Corrupt_state_is_found_in_the_next_step_of_a_ramp()
    {
        for (int age = 0; age < CheckSchedule.MinSteps; age++)
        {
            StimulatorFixture rig = Ramping(age);
            BitFlip.OfInt(rig.Session, "_stateComplement");
            AssertNextStepTrips(rig);
        }
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void State_without_its_complement_is_found_in_steady_output()
    {
        StimulatorFixture rig = Steady();
        BitFlip.OfInt(rig.Session, "_stateComplement");
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);
    }

    [TestMethod]
    [DataRow("_checksum")]
    [DataRow("_pausedAt")]
    [DataRow("_restEnd")]
    [DataRow("_restEndComplement")]
    [Requirement("SR-28")]
    public void Long_of_the_program_is_found_in_steady_output(string field)
    {
        StimulatorFixture rig = Steady();
        BitFlip.OfLong(Runner(rig), field);
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);
    }

    [TestMethod]
    [DataRow("_seconds")]
    [DataRow("_contactSteps")]
    [DataRow("_contactComplement")]
    [Requirement("SR-28")]
    public void Int_of_the_program_is_found_in_steady_output(string field)
    {
        StimulatorFixture rig = Steady();
        BitFlip.OfInt(Runner(rig), field);
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);
    }

    [TestMethod]
    [DataRow("WakeMicros")]
    [DataRow("WakeComplement")]
    [Requirement("SR-28")]
    public void Time_of_the_next_change_is_found_in_time(string field)
    {
        StimulatorFixture rig = Steady();
        BitFlip.OfLong(Runner(rig), field);
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);
    }

    [TestMethod]
    [DataRow("_index")]
    [DataRow("_repetition")]
    [Requirement("SR-28")]
    public void Position_in_the_program_is_found_in_time(string field)
    {
        StimulatorFixture rig = Steady();
        BitFlip.OfInt(BitFlip.Of(Runner(rig), "_cursor"), field);
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);
    }

    [TestMethod]
    [DataRow("_target")]
    [DataRow("_rise")]
    [DataRow("_fall")]
    [DataRow("_level")]
    [DataRow("_levelComplement")]
    [Requirement("SR-28")]
    public void Envelope_is_found_in_time(string field)
    {
        StimulatorFixture rig = Steady();
        BitFlip.OfInt(BitFlip.Of(Runner(rig), "_envelope"), field);
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Program_and_segment_are_found_in_time()
    {
        // A program of this test's own: the catalogue is the same for all of them.
        StimulatorFixture rig = OwnProgram();
        BitFlip.OfInt(rig.Session.Program, "Repeats");
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);

        rig = OwnProgram();
        BitFlip.OfInt(rig.Session.Program.Segments[0], "RampDownMillis");
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);
    }

    [TestMethod]
    [DataRow("OnEndMicros")]
    [DataRow("OnEndComplement")]
    [Requirement("SR-28")]
    public void Flip_that_would_end_the_on_time_ends_the_session(string field)
    {
        // In whichever step of the window: no ramp down begins.
        for (int age = 0; age < CheckSchedule.MinSteps; age++)
        {
            StimulatorFixture rig = Ramping(age);
            BitFlip.OfLong(BitFlip.Of(Runner(rig), "_cursor"), field);
            AssertNextStepTrips(rig);
        }
    }

    [TestMethod]
    public void Plan_that_is_not_in_use_is_no_fault()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Session.Pause(rig.Board.NowMicros());
        rig.Run(1);
        rig.Session.Request.Plan.PolarityMicros ^= 1;
        rig.Run(20);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);

        // The program is held through the pause, and not beyond its end.
        rig.Session.Stop(rig.Board.NowMicros());
        BitFlip.OfInt(Runner(rig), "_seconds");
        rig.Run(20);
        Same.Are(SessionState.Idle, rig.Session.State);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Program_is_held_through_a_pause()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Session.Pause(rig.Board.NowMicros());
        rig.Run(1);
        BitFlip.OfInt(Runner(rig), "_seconds");
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);

        // That it has begun is held as well: its time would begin again.
        rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Session.Pause(rig.Board.NowMicros());
        rig.Run(1);
        BitFlip.Overwrite(Runner(rig), "_begun", false);
        rig.AssertTrips(FaultCode.StateCorrupt, SessionCheckSteps);
    }

    private static object Runner(StimulatorFixture rig)
    {
        return BitFlip.Of(rig.Session, "_runner");
    }

    private static void AssertNextStepTrips(StimulatorFixture rig)
    {
        // The next step that acts, which is every second one.
        rig.Run(2);
        Same.Are(SessionState.Fault, rig.Session.State);
        Same.Are(FaultCode.StateCorrupt, rig.Stimulator.Fault);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }

    private static StimulatorFixture Ramping(int moreSteps)
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start("ms-facial", 200);
        rig.RunTo(SessionState.RampUp, 200);
        rig.Run(5 + moreSteps);
        return rig;
    }

    private static StimulatorFixture Steady()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Run(50);
        Assert.IsTrue(rig.Session.Request.Steady);
        return rig;
    }

    private static StimulatorFixture OwnProgram()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start(StoredUsage.Seconds(60), 200);
        rig.RunTo(SessionState.Deliver, 300);
        rig.Run(50);
        return rig;
    }
}

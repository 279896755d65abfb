using nanoFramework.TestFramework;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The buttons, in each state.</summary>
[TestClass]
public class ButtonPanelTests
{
    [TestMethod]
    public void Mode_goes_through_the_programs_of_the_mode()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        Tap(rig, false, false, true);
        Assert.AreEqual("ms-ten-and-ten", rig.Session.Program.Name);
        Tap(rig, false, false, true);
        Assert.AreEqual("ms-slow-square", rig.Session.Program.Name);
        Same.Are(SessionState.Idle, rig.Session.State);
    }

    [TestMethod]
    public void Press_after_the_slide_chooses_a_program_of_its_mode()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Board.Switches.EmsSwitch = true;
        Tap(rig, true, false, false);
        Assert.AreEqual("ems-short-contractions", rig.Session.Program.Name);
        Same.Are(SessionState.Idle, rig.Session.State);
        Tap(rig, true, false, false);
        Same.Are(SessionState.ContactCheck, rig.Session.State);
        Assert.AreEqual(1000, rig.Session.IntensityMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-32")]
    public void Press_that_was_made_before_a_stop_starts_nothing()
    {
        // "One step more", read when a line has ended the session in between.
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 100);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Board.Switches.Plus = true;
        rig.Run(20);
        Same.Are(SessionState.Idle, rig.Session.State);
        rig.Board.Switches.Plus = false;
        rig.Run(20);
        Tap(rig, true, false, false);
        Same.Are(SessionState.ContactCheck, rig.Session.State);
    }

    [TestMethod]
    public void Minus_starts_nothing()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        Tap(rig, false, true, false);
        Same.Are(SessionState.Idle, rig.Session.State);
        Assert.AreEqual(ProgramCatalogue.At(0).Name, rig.Session.Program.Name);
    }

    [TestMethod]
    public void Session_of_the_buttons_is_a_whole_one()
    {
        // The console had cut it to 5 s, which end 20 steps before.
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Session.SetDuration(5);
        Tap(rig, true, false, false);
        rig.RunTo(SessionState.Deliver, 400);
        rig.Run(520);
        Same.Are(SessionState.Deliver, rig.Session.State);
    }

    [TestMethod]
    [DataRow(20, 10)]
    [DataRow(10, 0)]
    [DataRow(0, 0)]
    [DataRow(25, 15)]
    [DataRow(15, 0)]
    [Requirement("SR-9")]
    public void Minus_lowers_by_a_step_or_to_zero(int before, int after)
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 100);
        rig.Session.SetIntensity(before);
        Tap(rig, false, true, false);
        Assert.AreEqual(after, rig.Session.IntensityMicroAmps);
        Assert.AreEqual(after, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-1")]
    public void Plus_does_not_go_above_the_ceiling()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 590);
        Tap(rig, true, false, false);
        Tap(rig, true, false, false);
        Assert.AreEqual(600, rig.Session.IntensityMicroAmps);
    }

    [TestMethod]
    public void Paused_accepts_only_mode()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 100);
        Tap(rig, false, false, true);
        Same.Are(SessionState.Paused, rig.Session.State);
        Tap(rig, true, false, false);
        Tap(rig, false, true, false);
        Same.Are(SessionState.Paused, rig.Session.State);
        Assert.AreEqual(100, rig.Session.IntensityMicroAmps);
    }

    [TestMethod]
    public void Any_button_dismisses_a_program_that_is_over()
    {
        for (int button = 0; button < 3; button++)
        {
            StimulatorFixture rig = StimulatorFixture.Idle();
            rig.Session.SetDuration(1);
            rig.Session.SetIntensity(10);
            rig.Session.Start(rig.Board.NowMicros(), true);
            rig.RunTo(SessionState.Complete, 600);
            Tap(rig, button == 0, button == 1, button == 2);
            Same.Are(SessionState.Idle, rig.Session.State);
        }
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [Requirement("SR-21")]
    public void One_button_alone_clears_no_fault(bool plus, bool minus)
    {
        StimulatorFixture rig = Faulty();
        rig.Board.Switches.Plus = plus;
        rig.Board.Switches.Minus = minus;
        rig.Run(500);
        Same.Are(SessionState.Fault, rig.Session.State);
    }

    [TestMethod]
    public void Hold_that_was_interrupted_starts_over()
    {
        StimulatorFixture rig = Faulty();
        for (int i = 0; i < 4; i++)
        {
            Hold(rig, true, true, 150);
            Hold(rig, i < 2, i == 2, 20);
        }

        Same.Are(SessionState.Fault, rig.Session.State);
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void Buttons_that_are_still_held_do_not_clear_the_next_fault()
    {
        StimulatorFixture rig = Faulty();
        Hold(rig, true, true, 230);
        Same.Are(SessionState.Idle, rig.Session.State);
        rig.Stimulator.Halt("planted");
        rig.Run(500);
        Same.Are(FaultCode.InternalError, rig.Stimulator.Fault);
        Same.Are(SessionState.Fault, rig.Session.State);
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void Two_seconds_are_two_seconds()
    {
        StimulatorFixture rig = Faulty();
        InputState inputs = new InputState { Plus = true, Minus = true };
        ButtonPanel panel = new ButtonPanel(inputs, rig.Session);
        Show(panel, inputs, false, 4000000);
        Show(panel, inputs, true, 5000000);
        Show(panel, inputs, true, 6999999);
        Same.Are(SessionState.Fault, rig.Session.State);
        Show(panel, inputs, true, 7000000);
        Same.Are(SessionState.Idle, rig.Session.State);
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void Hold_that_began_before_the_fault_does_not_clear_it()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 100);
        Hold(rig, true, true, 195);
        rig.Board.LatchSetByHardware = true;
        Hold(rig, true, true, 500);
        Same.Are(SessionState.Fault, rig.Session.State);

        // A press after the fault has its full two seconds.
        Hold(rig, false, true, 30);
        Hold(rig, true, true, 190);
        Same.Are(SessionState.Fault, rig.Session.State);
        Hold(rig, true, true, 40);
        Same.Are(SessionState.Idle, rig.Session.State);
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void Fault_that_returns_needs_a_new_press()
    {
        StimulatorFixture rig = Faulty();
        Hold(rig, true, true, 100);
        rig.Session.ClearFault(rig.Board.NowMicros());
        Hold(rig, true, true, 30);
        rig.Stimulator.Halt("planted");
        Hold(rig, true, true, 500);
        Same.Are(SessionState.Fault, rig.Session.State);
    }

    private static StimulatorFixture Faulty()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 100);
        rig.Board.LatchSetByHardware = true;
        rig.Run(30);
        Same.Are(SessionState.Fault, rig.Session.State);
        return rig;
    }

    private static void Show(ButtonPanel panel, InputState inputs, bool held, long nowMicros)
    {
        inputs.Plus = held;
        inputs.Minus = held;
        panel.Look(nowMicros);
    }

    private static void Tap(StimulatorFixture rig, bool plus, bool minus, bool mode)
    {
        rig.Board.Switches.Mode = mode;
        Hold(rig, plus, minus, 11);
        rig.Board.Switches.Mode = false;
        Hold(rig, false, false, 11);
    }

    private static void Hold(StimulatorFixture rig, bool plus, bool minus, int steps)
    {
        rig.Board.Switches.Plus = plus;
        rig.Board.Switches.Minus = minus;
        rig.Run(steps);
    }
}

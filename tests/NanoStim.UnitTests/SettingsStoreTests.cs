using nanoFramework.TestFramework;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;
using static NanoStim.UnitTests.Fakes.StoredUsage;

namespace NanoStim.UnitTests;

/// <summary>What is kept from one power-up to the next, and when it is written.</summary>
[TestClass]
public class SettingsStoreTests
{
    [TestMethod]
    [Requirement("SR-8")]
    [Requirement("SR-20")]
    public void Program_is_remembered_and_the_intensity_is_not()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ems-thirty", 20000);
        rig.Run(200);
        StimulatorFixture next = PoweredUp(memory, 1000);
        Assert.AreEqual("ems-thirty", next.Session.Program.Name);
        Assert.AreEqual(0, next.Session.IntensityMicroAmps);
        Assert.AreEqual((int)StartInhibit.SwitchMismatch, (int)next.Session.CheckStart(true));
        next.Board.Switches.EmsSwitch = true;
        next.Run(10);
        Assert.AreEqual((int)StartInhibit.NothingSet, (int)next.Session.Start(next.Board.NowMicros(), true));
        Assert.IsTrue(next.Session.SetIntensity(20000));
        Assert.AreEqual((int)StartInhibit.None, (int)next.Session.Start(next.Board.NowMicros(), true));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    [DataRow(20)]
    [DataRow(33)]
    [Requirement("SR-20")]
    public void Damaged_settings_mean_defaults_with_zero_output(int at)
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ms-thirty", 300);
        rig.Run(500);
        memory[at] ^= 4;
        StimulatorFixture next = PoweredUp(memory, 1000);
        Assert.AreEqual(ProgramCatalogue.At(0).Name, next.Session.Program.Name);
        Assert.AreEqual(0, next.Session.IntensityMicroAmps);
        next.Run(200);
        Assert.AreEqual(0, next.PeakMicroAmps);
        Assert.AreEqual((int)SessionState.Idle, (int)next.Session.State);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Power_that_goes_in_a_session_counts_all_of_it()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ms-facial", 200);
        Assert.AreEqual('M', rig.Board.Calls[rig.Board.Calls.Length - 1]);
        rig.Run(300);
        Assert.AreEqual(1200, Stored(memory).Seconds);

        // The session that ends in order leaves what it took.
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(10);
        Assert.AreEqual(60, Stored(memory).Seconds);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Memory_is_not_written_while_the_output_is_armed()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start(Seconds(2), 200);
        rig.RunTo(SessionState.Complete, 1000);
        rig.Run(20);
        string calls = rig.Board.Calls;
        int first = calls.IndexOf('M');
        int last = calls.LastIndexOf('M');
        Assert.IsTrue(first < calls.IndexOf('A'));
        Assert.IsTrue(last > calls.LastIndexOf('D'));
        Assert.AreEqual(last, calls.IndexOf('M', first + 1));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Memory_that_answers_late_is_read_before_the_start()
    {
        byte[] memory = Given(3600, 700);
        StimulatorFixture rig = PoweredUp(null, 700);
        rig.Session.SetIntensity(200);
        rig.Board.Memory = memory;
        AssertBlocked(rig);
        AssertBlocked(rig);
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void First_program_is_remembered_like_any_other()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ms-thirty", 200);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(10);
        rig.Start("ms-facial", 200);
        Assert.AreEqual("ms-facial", PoweredUp(memory, 1000).Session.Program.Name);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Session_that_begins_while_the_last_is_owed_is_written_at_its_end()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ms-facial", 200);
        rig.Run(300);
        rig.Board.MemoryIsStuck = true;
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(10);
        rig.Board.MemoryIsStuck = false;
        Assert.AreEqual((int)StartInhibit.None, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(300);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(12);
        Assert.AreEqual(60, Stored(memory).Seconds);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Record_that_was_never_read_is_not_written_over()
    {
        // MINUS held from power-up until the session runs: 20 min of an earlier hour, and what this session gives on top.
        byte[] memory = Given(1200, 700);
        StimulatorFixture rig = PoweredUp(null, -1);
        rig.Start(Seconds(70), 200);
        rig.Board.Memory = memory;
        rig.Board.Hours = 720;
        rig.RunTo(SessionState.Complete, 7500);
        rig.Run(10);
        Assert.AreEqual(1200 + 120, Stored(memory).Seconds);
        Assert.AreEqual(720, Stored(memory).Hour);

        // The earlier ones are forgotten first.
        Assert.AreEqual(120, PoweredUpAt(memory, 725));
        Assert.AreEqual(0, PoweredUpAt(memory, 745));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Start_that_was_refused_still_owes_the_end_of_the_session_before()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ms-facial", 200);
        rig.Run(300);
        rig.Board.MemoryIsStuck = true;
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(10);
        Assert.AreEqual((int)StartInhibit.TimeNotBooked, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Board.MemoryIsStuck = false;
        rig.Run(12);
        Assert.AreEqual(60, Stored(memory).Seconds);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Session_whose_time_cannot_be_booked_does_not_begin()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Session.SetIntensity(200);
        rig.Board.MemoryIsStuck = true;
        Assert.AreEqual((int)StartInhibit.TimeNotBooked, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(100);
        Assert.AreEqual((int)SessionState.Idle, (int)rig.Session.State);
        Assert.AreEqual(0, rig.PeakMicroAmps);

        rig.Board.MemoryIsStuck = false;
        Assert.AreEqual((int)StartInhibit.None, (int)rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void End_of_a_session_is_written_until_the_memory_has_it()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ms-facial", 200);
        rig.Run(300);
        rig.Board.MemoryIsStuck = true;
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(50);
        Assert.AreEqual(1200, Stored(memory).Seconds);
        rig.Board.MemoryIsStuck = false;
        rig.Run(12);
        Assert.AreEqual(60, Stored(memory).Seconds);

        // And then no more.
        int calls = rig.Board.Calls.Length;
        rig.Run(50);
        Assert.AreEqual(calls, rig.Board.Calls.Length);
    }
}

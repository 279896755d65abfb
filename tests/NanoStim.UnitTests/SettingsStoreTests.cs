using nanoFramework.TestFramework;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;
using static NanoStim.UnitTests.Fakes.StoredUsage;

namespace NanoStim.UnitTests;

/// <summary>What is stored from one power-up to the next, and when it is written.</summary>
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
        Same.Are(StartInhibit.SwitchMismatch, next.Session.CheckStart(true));
        next.Board.Switches.EmsSwitch = true;
        next.Run(10);
        Same.Are(StartInhibit.NothingSet, next.Session.Start(next.Board.NowMicros(), true));
        Assert.IsTrue(next.Session.SetIntensity(20000));
        Same.Are(StartInhibit.None, next.Session.Start(next.Board.NowMicros(), true));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    [DataRow(10)]
    [DataRow(16)]
    [Requirement("SR-20")]
    public void Damage_to_both_copies_means_defaults_with_zero_output(int at)
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ms-thirty", 300);
        rig.Run(500);
        memory[at] ^= 4;
        memory[at + StoredSettings.Size] ^= 4;
        StimulatorFixture next = PoweredUp(memory, 1000);
        Assert.AreEqual(ProgramCatalogue.At(0).Name, next.Session.Program.Name);
        Assert.AreEqual(0, next.Session.IntensityMicroAmps);
        next.Run(200);
        Assert.AreEqual(0, next.PeakMicroAmps);
        Same.Are(SessionState.Idle, next.Session.State);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Power_that_fails_in_a_session_counts_all_of_it()
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
        // The last write before the session, its arming, its disarming, the write after it.
        string all = rig.Board.Calls;
        string calls = all.Substring(all.LastIndexOf('M', all.LastIndexOf('A')));
        int first = calls.IndexOf('M');
        int last = calls.LastIndexOf('M');
        Assert.IsTrue(first < calls.IndexOf('A'));
        Assert.IsTrue(last > calls.LastIndexOf('D'));
        Assert.AreEqual(last, calls.IndexOf('M', first + 1));
    }

    [TestMethod]
    [Requirement("SR-19")]
    [Requirement("SR-20")]
    public void Silent_memory_inhibits_the_start()
    {
        // The RTC answers, the memory does not.
        StimulatorFixture rig = PoweredUp(null, 700);
        rig.Session.SetIntensity(200);
        AssertMemoryFailed(rig);
        rig.Board.Memory = Given(3600, 700);
        AssertBlocked(rig);
        rig.Board.Hours = 725;
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(10);
        Assert.AreEqual(1200, PoweredUpAt(rig.Board.Memory, 725));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(0x5A)]
    [DataRow(0xFF)]
    [Requirement("SR-20")]
    public void Memory_that_has_lost_its_record_has_defaults(int value)
    {
        byte[] memory = new byte[64];
        for (int i = 0; i < memory.Length; i++)
        {
            memory[i] = (byte)value;
        }

        StimulatorFixture rig = new StimulatorFixture();
        rig.Board.MemoryIsFitted = true;
        rig.Board.Memory = memory;
        rig.Board.MemoryIsStuck = true;
        rig.Board.Hours = 700;
        rig.RunTo(SessionState.Idle, 100);
        rig.Session.SetIntensity(200);
        AssertMemoryFailed(rig);
        rig.Board.MemoryIsStuck = false;
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
        Assert.AreEqual(1200, Stored(memory).Seconds);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(7)]
    [Requirement("SR-19")]
    [Requirement("SR-20")]
    public void Record_that_was_misread_is_not_overwritten(int readings)
    {
        FakeBoard board = new FakeBoard { MemoryIsFitted = true, Memory = Given(3600, 700), DisturbedReadings = readings };
        DailyUsage usage = new DailyUsage();
        SettingsStore store = new SettingsStore(board, usage);
        store.Load();
        Same.Are(readings > 1 ? MemoryStatus.Silent : MemoryStatus.Ready, store.Status);
        Assert.AreEqual(readings == 1, store.Begin(ProgramCatalogue.At(0), 60) && usage.Seconds == 3600);
        for (int i = 0; i < 4; i++)
        {
            store.Load();
        }

        Assert.AreEqual(3600, usage.Seconds);
    }

    [TestMethod]
    [DataRow(1, true)]
    [DataRow(1, false)]
    [DataRow(2, false)]
    [Requirement("SR-20")]
    public void Reading_without_an_answer_says_nothing(int silent, bool isGiven)
    {
        // Nothing is taken, and nothing is overwritten, until it answers; a record that is broken is read twice.
        FakeBoard board = new FakeBoard { MemoryIsFitted = true, Memory = isGiven ? Given(3600, 700) : new byte[64], SilentReadings = silent };
        DailyUsage usage = new DailyUsage();
        SettingsStore store = new SettingsStore(board, usage);
        store.Load();
        Same.Are(MemoryStatus.Silent, store.Status);
        Assert.AreEqual(0, usage.Seconds);
        Assert.AreEqual("", board.Calls);
        store.Load();
        Same.Are(MemoryStatus.Ready, store.Status);
        Assert.AreEqual(isGiven ? 3600 : 0, usage.Seconds);
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void New_device_has_a_valid_record_after_its_first_power_up()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        Assert.AreEqual(0, Stored(memory).Seconds);
        Assert.AreEqual(0, Stored(memory).MilliCoulombs);
        int writes = Writes(rig.Board.Calls);
        // The settings, and that there is no user program and no correction of the readings.
        Assert.AreEqual(3, writes);
        Assert.AreEqual(0, Writes(PoweredUp(memory, 1000).Board.Calls));
    }

    [TestMethod]
    public void Calibration_is_stored_in_idle_only()
    {
        StimulatorFixture rig = PoweredUp(new byte[64], 1000);
        Assert.IsTrue(rig.Session.StoreCalibration(1, 1));
        rig.Start(Seconds(2), 200);
        Assert.IsFalse(rig.Session.StoreCalibration(2, 2));
        rig.RunTo(SessionState.Complete, 1000);
        rig.Run(20);
        Assert.IsFalse(rig.Session.StoreCalibration(2, 2));
        Assert.AreEqual(1, rig.Session.Calibration.EmsPermille);
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Board_without_a_memory_starts_and_writes_nothing()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Board.Memory = new byte[64];
        rig.Start("ms-facial", 200);
        rig.Run(100);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(50);
        Assert.AreEqual(0, Writes(rig.Board.Calls));
    }

    [TestMethod]
    [Requirement("SR-19")]
    [Requirement("SR-20")]
    public void Write_that_is_cut_short_leaves_the_record_before_it()
    {
        for (int length = 0; length <= StoredSettings.Size; length++)
        {
            byte[] memory = Given(600, 1000);
            FakeBoard board = new FakeBoard { MemoryIsFitted = true, Memory = memory, Hours = 1000 };
            SettingsStore store = new SettingsStore(board, new DailyUsage());
            store.Refresh(0);
            board.BytesUntilPowerFails = length;
            bool isBooked = store.Begin(ProgramCatalogue.Find("ms-thirty"), 1200);
            Assert.AreEqual(length == StoredSettings.Size, isBooked);
            Assert.AreEqual(isBooked ? 1800 : 600, Stored(memory).Seconds);

            // Once more, with another copy as the newer one.
            board.BytesUntilPowerFails = int.MaxValue;
            Assert.IsTrue(store.Begin(ProgramCatalogue.Find("ms-thirty"), 1200));
            Assert.AreEqual(1800, Stored(memory).Seconds);
            board.BytesUntilPowerFails = length;
            store.End();
            Assert.AreEqual(length == StoredSettings.Size ? 600 : 1800, Stored(memory).Seconds);
        }
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Newer_copy_wins_however_often_it_was_written()
    {
        byte[] memory = new byte[64];
        FakeBoard board = new FakeBoard { MemoryIsFitted = true, Memory = memory, Hours = 1000 };
        DailyUsage usage = new DailyUsage();
        SettingsStore store = new SettingsStore(board, usage);
        store.Refresh(0);
        for (int minutes = 1; minutes <= 40; minutes++)
        {
            for (int i = 0; i < 7; i++)
            {
                Assert.IsTrue(store.Begin(ProgramCatalogue.At(0), 60));
                store.End();
            }

            usage.Add(0, 60);
            Assert.IsTrue(store.Begin(ProgramCatalogue.At(0), 0));
            DailyUsage read = new DailyUsage();
            new SettingsStore(board, read).Load();
            Assert.AreEqual(minutes * 60, read.Seconds);
        }
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Unknown_program_is_replaced_and_its_time_counts()
    {
        byte[] memory = Given(3600, 1000);
        byte[] copy = Copy(memory, 0);
        copy[2] = 200;
        int checksum = Checksum.Of(copy, copy.Length - 2);
        copy[copy.Length - 2] = (byte)(checksum >> 8);
        copy[copy.Length - 1] = (byte)checksum;
        for (int i = 0; i < copy.Length; i++)
        {
            memory[i] = copy[i];
        }

        StimulatorFixture rig = PoweredUp(memory, 1000);
        Assert.AreEqual(ProgramCatalogue.At(0).Name, rig.Session.Program.Name);
        rig.Session.SetIntensity(200);
        AssertBlocked(rig);
    }

    [TestMethod]
    [DataRow("ms-positive", 119)]
    [DataRow("ms-negative", 119)]
    [DataRow("ms-ten-and-ten", 0)]
    [DataRow("ems-quadriceps", 0)]
    [Requirement("SR-7")]
    public void Power_that_fails_counts_the_largest_charge(string program, int milliCoulombs)
    {
        byte[] memory = new byte[64];
        FakeBoard board = new FakeBoard { MemoryIsFitted = true, Memory = memory, Hours = 1000 };
        DailyUsage usage = new DailyUsage();
        SettingsStore store = new SettingsStore(board, usage);
        store.Refresh(0);
        Assert.IsTrue(store.Begin(ProgramCatalogue.Find(program), 600));
        Assert.AreEqual(milliCoulombs, Stored(memory).MilliCoulombs);
        usage.AddNetCharge(0, 33);
        store.End();
        Assert.AreEqual(33, Stored(memory).MilliCoulombs);
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
        rig.Run(1);
        Assert.AreEqual("ms-facial", PoweredUp(memory, 1000).Session.Program.Name);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Session_during_a_pending_write_is_written_at_its_end()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ms-facial", 200);
        rig.Run(300);
        rig.Board.MemoryIsStuck = true;
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(10);
        rig.Board.MemoryIsStuck = false;
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(300);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(12);
        Assert.AreEqual(60, Stored(memory).Seconds);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Refused_start_leaves_the_earlier_write_pending()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        rig.Start("ms-facial", 200);
        rig.Run(300);
        rig.Board.MemoryIsStuck = true;
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(10);
        Same.Are(StartInhibit.TimeNotBooked, rig.Session.Start(rig.Board.NowMicros(), true));
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
        Same.Are(StartInhibit.TimeNotBooked, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(100);
        Same.Are(SessionState.Idle, rig.Session.State);
        Assert.AreEqual(0, rig.PeakMicroAmps);

        rig.Board.MemoryIsStuck = false;
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
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

    private static void AssertMemoryFailed(StimulatorFixture rig)
    {
        Same.Are(StartInhibit.MemoryFailed, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(100);
        Assert.AreEqual(0, rig.PeakMicroAmps);
        Same.Are(SessionState.Idle, rig.Session.State);
    }

    private static int Writes(string calls)
    {
        int writes = 0;
        for (int i = 0; i < calls.Length; i++)
        {
            writes += calls[i] == 'M' ? 1 : 0;
        }

        return writes;
    }
}

using nanoFramework.TestFramework;
using NanoStim.Firmware.Console;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;
using static NanoStim.UnitTests.Fakes.StoredUsage;

namespace NanoStim.UnitTests;

/// <summary>What is offered of a user program that is stored, and when.</summary>
[TestClass]
public class UserProgramTests
{
    [TestMethod]
    [Requirement("SR-20")]
    public void Ids_of_user_programs_are_none_of_the_catalogue()
    {
        for (int id = UserDraft.Id; id < 256; id++)
        {
            Assert.IsNull(ProgramCatalogue.OfId(id));
        }
    }

    [TestMethod]
    public void New_segment_is_a_minute_with_ramps_of_two_seconds()
    {
        UserDraft draft = new UserDraft();
        for (int i = 0; i < UserDraft.Fields; i++)
        {
            draft.Set(0, (UserField)i, 9);
        }

        draft.AddSegment(10000, 20000);
        Assert.AreEqual(1, draft.Count);
        Assert.AreEqual((int)PulseShape.SymmetricBiphasic, draft.Get(0, UserField.Shape));
        Assert.AreEqual(10000, draft.Get(0, UserField.MilliHertz));
        Assert.AreEqual(20000, draft.Get(0, UserField.Micros));
        Assert.AreEqual(0, draft.Get(0, UserField.Pulses));
        Assert.AreEqual(60, draft.Get(0, UserField.Seconds));
        Assert.AreEqual(2000, draft.Get(0, UserField.UpMillis));
        Assert.AreEqual(0, draft.Get(0, UserField.OnMillis));
        Assert.AreEqual(2000, draft.Get(0, UserField.DownMillis));
        Assert.AreEqual(0, draft.Get(0, UserField.OffMillis));
        Assert.AreEqual(100, draft.Get(0, UserField.Percent));
    }

    [TestMethod]
    public void Copy_has_every_field()
    {
        UserDraft draft = new UserDraft { Mode = StimulationMode.Ems, Count = UserDraft.MaxSegments, Repeats = 7 };
        for (int i = 0; i < UserDraft.MaxSegments * UserDraft.Fields; i++)
        {
            draft.Set(i / UserDraft.Fields, (UserField)(i % UserDraft.Fields), i + 1);
        }

        UserDraft copy = new UserDraft();
        copy.CopyFrom(draft);
        Assert.AreEqual((int)StimulationMode.Ems, (int)copy.Mode);
        Assert.AreEqual(UserDraft.MaxSegments, copy.Count);
        Assert.AreEqual(7, copy.Repeats);
        for (int i = 0; i < UserDraft.MaxSegments * UserDraft.Fields; i++)
        {
            Assert.AreEqual(i + 1, copy.Get(i / UserDraft.Fields, (UserField)(i % UserDraft.Fields)));
        }
    }

    [TestMethod]
    public void New_memory_has_no_user_program()
    {
        StimulatorFixture rig = PoweredUp(new byte[64], 1000);
        Same.Are(UserProgramStatus.Empty, rig.Session.UserPrograms.Status);
        Assert.IsNull(rig.Session.UserPrograms.Program);
        Assert.IsFalse(rig.Session.UserPrograms.CopyTo(new UserDraft()));
    }

    [TestMethod]
    public void New_memory_with_a_whole_user_program_keeps_it()
    {
        byte[] memory = new byte[64];
        Put(memory, Draft(StimulationMode.Microcurrent));
        StimulatorFixture rig = PoweredUp(memory, 1000);
        Same.Are(UserProgramStatus.Valid, rig.Session.UserPrograms.Status);
    }

    [TestMethod]
    public void Board_without_a_memory_has_no_user_program_and_takes_none()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        Same.Are(UserProgramStatus.NoMemory, rig.Session.UserPrograms.Status);
        Same.Are(PlanResult.NotStored, rig.Session.StoreUserProgram(Draft(StimulationMode.Microcurrent)));
        Assert.IsNull(rig.Session.UserPrograms.Program);
        Assert.AreEqual("no-memory", ErrorTexts.UserStateOf((int)UserProgramStatus.NoMemory));
        Assert.AreEqual("refused", ErrorTexts.UserStateOf((int)UserProgramStatus.Refused));
        Assert.AreEqual("damaged", ErrorTexts.CalibrationOf((int)CalibrationStatus.Damaged));
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Broken_record_is_not_offered()
    {
        for (int at = 0; at < UserRecord.Size; at++)
        {
            byte[] memory = Given(600, 1000);
            Put(memory, Draft(StimulationMode.Microcurrent));
            memory[UserRecord.At + at] ^= 0x10;
            StimulatorFixture rig = PoweredUp(memory, 1000);
            Same.Are(UserProgramStatus.Damaged, rig.Session.UserPrograms.Status);
            Assert.IsNull(rig.Session.UserPrograms.Program);
            Assert.AreEqual(600, Stored(memory).Seconds);
        }
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Reading_that_was_disturbed_is_read_again()
    {
        byte[] memory = Given(600, 1000);
        Put(memory, Draft(StimulationMode.Microcurrent));

        // The second copy of the settings, and with it the record, is 17 bytes behind the first.
        FakeBoard board = new FakeBoard { MemoryIsFitted = true, Memory = memory, DisturbedReadings = 20 };
        UserProgramStore store = new UserProgramStore(board, board);
        store.Load();
        Same.Are(UserProgramStatus.Damaged, store.Status);
        store.Load();
        store.Load();
        store.Load();
        store.Load();
        store.Load();
        store.Load();
        Same.Are(UserProgramStatus.Valid, store.Status);

        // Of these the first two are in the record, and then the first three.
        board.DisturbedReadings = 18;
        board.MemoryReadings = 0;
        store.Load();
        Same.Are(UserProgramStatus.Valid, store.Status);
        Assert.AreEqual(3, board.MemoryReadings);
        store.Load();
        Assert.AreEqual(4, board.MemoryReadings);
        board.DisturbedReadings = 19;
        store.Load();
        Same.Are(UserProgramStatus.Damaged, store.Status);
    }

    [TestMethod]
    [DataRow((int)UserField.MilliHertz, 200000, (int)PlanResult.FrequencyOutOfRange)]
    [DataRow((int)UserField.Micros, 351, (int)PlanResult.PhaseWidthOutOfRange)]
    [DataRow((int)UserField.Shape, 1, (int)PlanResult.ShapeNotAllowed)]
    [DataRow((int)UserField.Percent, 101, (int)PlanResult.TimingInvalid)]
    [DataRow((int)UserField.UpMillis, 0, (int)PlanResult.TimingInvalid)]
    [DataRow((int)UserField.OnMillis, 500, (int)PlanResult.TimingInvalid)]
    [DataRow((int)UserField.Seconds, 1801, (int)PlanResult.DurationOutOfRange)]
    [Requirement("SR-12")]
    [Requirement("SR-20")]
    public void Whole_record_that_breaks_a_rule_is_not_offered(int field, int value, int reason)
    {
        UserDraft draft = Draft(StimulationMode.Ems);
        draft.Set(0, (UserField)field, value);
        byte[] memory = Given(600, 1000);
        Put(memory, draft);
        StimulatorFixture rig = PoweredUp(memory, 1000);
        Same.Are(UserProgramStatus.Refused, rig.Session.UserPrograms.Status);
        Assert.AreEqual(reason, (int)rig.Session.UserPrograms.Reason);
        Assert.IsNull(rig.Session.UserPrograms.Program);

        // Nor is it stored, and what was there stays.
        byte[] before = Copy(memory, UserRecord.At);
        Assert.AreEqual(reason, (int)rig.Session.StoreUserProgram(draft));
        CollectionAssert.AreEqual(before, Copy(memory, UserRecord.At));
    }

    [TestMethod]
    [DataRow((int)PulseShape.MonophasicPositive, 100, 0, 0, (int)PlanResult.NetChargeTooHigh)]
    [DataRow((int)PulseShape.MonophasicNegative, 100, 0, 0, (int)PlanResult.NetChargeTooHigh)]
    [DataRow((int)PulseShape.SymmetricBiphasic, 100, 0, 0, (int)PlanResult.Ok)]
    [DataRow((int)PulseShape.MonophasicPositive, 73, 0, 0, (int)PlanResult.Ok)]
    [DataRow((int)PulseShape.MonophasicPositive, 74, 0, 0, (int)PlanResult.NetChargeTooHigh)]
    [DataRow((int)PulseShape.MonophasicNegative, 100, 10000, 10000, (int)PlanResult.Ok)]
    [DataRow((int)PulseShape.MonophasicNegative, 100, 10000, 0, (int)PlanResult.NetChargeTooHigh)]
    [Requirement("SR-7")]
    public void User_program_keeps_the_net_charge_at_every_intensity(int shape, int percent, int onMillis, int offMillis, int expected)
    {
        // 600 µA in 15 % of 1800 s are 162 mC; 118.8 mC are allowed.
        UserDraft draft = new UserDraft();
        draft.AddSegment(10000, 15000);
        draft.Set(0, UserField.Shape, shape);
        draft.Set(0, UserField.Seconds, 900);
        draft.Set(0, UserField.Percent, percent);
        draft.Set(0, UserField.OnMillis, onMillis);
        draft.Set(0, UserField.OffMillis, offMillis);
        draft.Repeats = 2;
        StimulatorFixture rig = PoweredUp(new byte[64], 1000);
        Assert.AreEqual(expected, (int)rig.Session.StoreUserProgram(draft));
    }

    [TestMethod]
    [Requirement("SR-7")]
    public void Catalogue_stays_within_the_net_charge()
    {
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            PlanResult result = ProgramCheck.CheckNetCharge(ProgramCatalogue.At(i), new FakeBoard(), new PulsePlan());
            Assert.AreEqual((int)PlanResult.Ok, (int)result, ProgramCatalogue.At(i).Name);
        }

        PulseTrain train = new PulseTrain(PulseShape.MonophasicPositive, 10000, 200000, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 60, 1000, 0, 1000, 0, 100) };
        TreatmentProgram program = new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments);
        Same.Are(PlanResult.DutyTooHigh, ProgramCheck.CheckNetCharge(program, new FakeBoard(), new PulsePlan()));
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Program_is_stored_with_the_output_off_and_in_idle_only()
    {
        StimulatorFixture rig = PoweredUp(new byte[64], 1000);
        rig.Start("ms-facial", 200);
        rig.RunTo(SessionState.Deliver, 1000);
        string calls = rig.Board.Calls;
        Same.Are(PlanResult.NotIdle, rig.Session.StoreUserProgram(Draft(StimulationMode.Microcurrent)));
        rig.Session.Stop(rig.Board.NowMicros());

        // Idle, and the output goes off in the next step.
        Same.Are(SessionState.Idle, rig.Session.State);
        Same.Are(PlanResult.NotIdle, rig.Session.StoreUserProgram(Draft(StimulationMode.Microcurrent)));
        Assert.AreEqual(calls, rig.Board.Calls);
        rig.Run(10);
        Same.Are(PlanResult.Ok, rig.Session.StoreUserProgram(Draft(StimulationMode.Microcurrent)));
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Write_that_is_cut_short_leaves_no_program()
    {
        for (int length = 0; length < UserRecord.Size; length++)
        {
            byte[] memory = Given(600, 1000);
            FakeBoard board = new FakeBoard { MemoryIsFitted = true, Memory = memory, Hours = 1000, BytesUntilPowerFails = length };
            UserProgramStore store = new UserProgramStore(board, board);
            Same.Are(PlanResult.NotStored, store.Save(Draft(StimulationMode.Microcurrent)));
            Same.Are(UserProgramStatus.Damaged, store.Status);
            Assert.IsNull(store.Program);
            Assert.AreEqual(600, Stored(memory).Seconds);
        }
    }

    [TestMethod]
    [DataRow((int)StimulationMode.Microcurrent, "ms-two-stage", "ms-facial")]
    [DataRow((int)StimulationMode.Ems, "ems-trapezius", "ems-short-contractions")]
    public void Mode_button_offers_it_after_the_programs_of_its_mode(int mode, string last, string first)
    {
        StimulatorFixture rig = PoweredUp(new byte[64], 1000);
        rig.Board.Switches.EmsSwitch = mode != 0;
        Same.Are(PlanResult.Ok, rig.Session.StoreUserProgram(Draft((StimulationMode)mode)));
        rig.Session.SelectProgram(ProgramCatalogue.Find(last));
        PressMode(rig);
        Assert.AreEqual("user", rig.Session.Program.Name);
        PressMode(rig);
        Assert.AreEqual(first, rig.Session.Program.Name);

        // From a program of the other mode, and from one of the console, the first one.
        rig.Session.SelectProgram(ProgramCatalogue.NextOf(mode == 0 ? StimulationMode.Ems : StimulationMode.Microcurrent, null));
        PressMode(rig);
        Assert.AreEqual(first, rig.Session.Program.Name);
        if (mode == 0)
        {
            rig.Session.SelectProgram(Seconds(60));
            PressMode(rig);
            Assert.AreEqual(first, rig.Session.Program.Name);
        }

        rig.Board.Switches.EmsSwitch = mode == 0;
        rig.Run(10);
        for (int i = 0; i < 10; i++)
        {
            PressMode(rig);
            Assert.AreNotEqual("user", rig.Session.Program.Name);
        }
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void User_program_that_ran_last_is_chosen_while_valid()
    {
        byte[] memory = new byte[64];
        StimulatorFixture rig = PoweredUp(memory, 1000);
        Same.Are(PlanResult.Ok, rig.Session.StoreUserProgram(Draft(StimulationMode.Microcurrent)));
        rig.Start(rig.Session.UserPrograms.Program, 200);
        rig.RunTo(SessionState.Deliver, 1000);
        Assert.AreEqual(200, rig.Board.LoadMicroAmps);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(20);
        Assert.AreEqual("user", PoweredUp(memory, 1000).Session.Program.Name);
        memory[UserRecord.At + 5] ^= 1;
        Assert.AreEqual("ms-facial", PoweredUp(memory, 1000).Session.Program.Name);
    }

    [TestMethod]
    public void Program_that_is_removed_or_replaced_is_no_longer_chosen()
    {
        StimulatorFixture rig = PoweredUp(new byte[64], 1000);
        Same.Are(PlanResult.Ok, rig.Session.StoreUserProgram(Draft(StimulationMode.Microcurrent)));
        TreatmentProgram first = rig.Session.UserPrograms.Program;
        rig.Session.SelectProgram(first);
        rig.Session.SetIntensity(200);
        Same.Are(PlanResult.Ok, rig.Session.StoreUserProgram(Draft(StimulationMode.Microcurrent)));
        Assert.AreSame(rig.Session.UserPrograms.Program, rig.Session.Program);
        Assert.IsFalse(first == rig.Session.Program);
        Assert.AreEqual(0, rig.Session.IntensityMicroAmps);
        Same.Are(PlanResult.Ok, rig.Session.StoreUserProgram(null));
        Assert.AreEqual("ms-facial", rig.Session.Program.Name);
        Same.Are(UserProgramStatus.Empty, rig.Session.UserPrograms.Status);

        // With a program of the catalogue chosen, that stays.
        rig.Session.SelectProgram(ProgramCatalogue.Find("ms-thirty"));
        Same.Are(PlanResult.Ok, rig.Session.StoreUserProgram(Draft(StimulationMode.Microcurrent)));
        Assert.AreEqual("ms-thirty", rig.Session.Program.Name);

        // One that is refused leaves the chosen one alone.
        rig.Session.SelectProgram(rig.Session.UserPrograms.Program);
        Same.Are(PlanResult.DurationOutOfRange, rig.Session.StoreUserProgram(new UserDraft()));
        Assert.AreEqual("user", rig.Session.Program.Name);
    }

    private static UserDraft Draft(StimulationMode mode)
    {
        UserDraft draft = new UserDraft { Mode = mode };
        draft.AddSegment(50000, 300);
        return draft;
    }

    private static void Put(byte[] memory, UserDraft draft)
    {
        byte[] record = new byte[UserRecord.Size];
        UserRecord.Encode(draft, record);
        for (int i = 0; i < record.Length; i++)
        {
            memory[UserRecord.At + i] = record[i];
        }
    }

    private static void PressMode(StimulatorFixture rig)
    {
        rig.Board.Switches.Mode = true;
        rig.Run(10);
        rig.Board.Switches.Mode = false;
        rig.Run(10);
    }
}

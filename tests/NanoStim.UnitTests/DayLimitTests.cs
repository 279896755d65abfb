using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>What is kept from one power-up to the next, and what the time given in 24 hours permits.</summary>
[TestClass]
public class DayLimitTests
{
    [TestMethod]
    [Requirement("SR-8")]
    [Requirement("SR-20")]
    public void ProgramIsRememberedAndTheIntensityIsNot()
    {
        byte[] memory = new byte[64];
        Rig rig = PoweredUp(memory, 1000);
        rig.Start("ems-thirty", 20000);
        rig.Run(200);
        Rig next = PoweredUp(memory, 1000);
        Assert.AreEqual("ems-thirty", next.Session.Program.Name);
        Assert.AreEqual(0, next.Session.IntensityMicroAmps);
        Assert.AreEqual((int)StartBlock.SwitchMismatch, (int)next.Session.CheckStart(true));
        next.Board.Panel.EmsSwitch = true;
        next.Run(10);
        Assert.AreEqual((int)StartBlock.NothingSet, (int)next.Session.Start(next.Board.NowMicros(), true));
        Assert.IsTrue(next.Session.SetIntensity(20000));
        Assert.AreEqual((int)StartBlock.None, (int)next.Session.Start(next.Board.NowMicros(), true));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    [DataRow(20)]
    [DataRow(33)]
    [Requirement("SR-20")]
    public void DamagedSettingsMeanDefaultsWithZeroOutput(int at)
    {
        byte[] memory = new byte[64];
        Rig rig = PoweredUp(memory, 1000);
        rig.Start("ms-thirty", 300);
        rig.Run(500);
        memory[at] ^= 4;
        Rig next = PoweredUp(memory, 1000);
        Assert.AreEqual(ProgramCatalogue.At(0).Name, next.Session.Program.Name);
        Assert.AreEqual(0, next.Session.IntensityMicroAmps);
        next.Run(200);
        Assert.AreEqual(0, next.PeakMicroAmps);
        Assert.AreEqual((int)SessionState.Idle, (int)next.Session.State);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void PowerThatGoesInASessionCountsAllOfIt()
    {
        byte[] memory = new byte[64];
        Rig rig = PoweredUp(memory, 1000);
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
    public void MemoryIsNotWrittenWhileTheOutputIsArmed()
    {
        byte[] memory = new byte[64];
        Rig rig = PoweredUp(memory, 1000);
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
    public void DayLimitCutsTheSessionAndThenBlocksTheStart()
    {
        byte[] memory = Given(3540, 5000);
        Rig rig = PoweredUp(memory, 5010);
        rig.Start("ms-facial", 200);
        int steps = rig.RunTo(SessionState.Complete, 6100);
        Assert.IsTrue(steps > 5990);

        rig.Session.Dismiss(rig.Board.NowMicros());
        rig.Run(10);
        rig.Session.SetIntensity(200);
        AssertBlocked(rig);

        // Switching off and on does not help; 24 hours do.
        Rig next = PoweredUp(memory, 5024);
        next.Session.SetIntensity(200);
        AssertBlocked(next);
        next = PoweredUp(memory, 5025);
        next.Session.SetIntensity(200);
        Assert.AreEqual((int)StartBlock.None, (int)next.Session.Start(next.Board.NowMicros(), true));
    }

    [TestMethod]
    [DataRow(3540, true)]
    [DataRow(3541, false)]
    [Requirement("SR-19")]
    public void LessThanAMinuteIsNotWorthAStart(int given, bool starts)
    {
        Rig rig = Rig.Idle();
        rig.Session.SetIntensity(200);
        DayLedger day = DayOf(given);
        StartCheck check = new StartCheck(rig.Board.Pulses, rig.Stimulator.Measured, rig.Board.Panel, day);
        StartBlock block = check.Check(SessionState.Idle, rig.Session.Program, 200, true);
        Assert.AreEqual((int)(starts ? StartBlock.None : StartBlock.DayLimitReached), (int)block);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void WithoutAClockTimePassesOnlyWhileTheDeviceIsOn()
    {
        byte[] memory = Given(3600, 700);
        Rig rig = PoweredUp(memory, -1);
        rig.Session.SetIntensity(200);
        AssertBlocked(rig);
        rig.Board.TickMicros = 3600000;
        rig.Run(24010);
        AssertBlocked(rig);
        rig.Run(1000);
        Assert.AreEqual((int)StartBlock.None, (int)rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void ClockThatIsSilentForAMomentAgesNothing()
    {
        // MINUS held, say, at a start. Were time then counted from the record of hour 5000 again, the next reading would add 14 hours.
        Rig rig = PoweredUp(Given(3600, 5000), 5014);
        rig.Session.SetIntensity(200);
        AssertBlocked(rig);
        rig.Board.Hours = -1;
        AssertBlocked(rig);
        rig.Board.Hours = 5014;
        AssertBlocked(rig);

        // And while it is silent, the hours that the device is on count from there.
        rig.Board.Hours = -1;
        rig.Board.TickMicros = 3600000;
        rig.Run(9000);
        AssertBlocked(rig);
        rig.Run(2000);
        Assert.AreEqual((int)StartBlock.None, (int)rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void MemoryThatAnswersLateIsReadBeforeTheStart()
    {
        byte[] memory = Given(3600, 700);
        Rig rig = PoweredUp(null, 700);
        rig.Session.SetIntensity(200);
        rig.Board.Memory = memory;
        AssertBlocked(rig);
        AssertBlocked(rig);
    }

    [TestMethod]
    public void WithoutAMemoryTheDayIsCountedFromPowerUp()
    {
        Rig rig = Rig.Idle();
        rig.Start(Seconds(2), 200);
        rig.RunTo(SessionState.Complete, 1000);
        rig.Session.Dismiss(rig.Board.NowMicros());
        rig.Session.SetIntensity(200);
        rig.Run(10);
        Assert.AreEqual((int)StartBlock.None, (int)rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void RecordThatWasNeverReadIsNotWrittenOver()
    {
        // MINUS held from power-up until the session runs: 20 min of an earlier hour, and what this session gives on top.
        byte[] memory = Given(1200, 700);
        Rig rig = PoweredUp(null, -1);
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
    public void StartThatWasRefusedStillOwesTheEndOfTheSessionBefore()
    {
        byte[] memory = new byte[64];
        Rig rig = PoweredUp(memory, 1000);
        rig.Start("ms-facial", 200);
        rig.Run(300);
        rig.Board.MemoryIsStuck = true;
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(10);
        Assert.AreEqual((int)StartBlock.TimeNotBooked, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Board.MemoryIsStuck = false;
        rig.Run(12);
        Assert.AreEqual(60, Stored(memory).Seconds);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void SessionWhoseTimeCannotBeBookedDoesNotBegin()
    {
        byte[] memory = new byte[64];
        Rig rig = PoweredUp(memory, 1000);
        rig.Session.SetIntensity(200);
        rig.Board.MemoryIsStuck = true;
        Assert.AreEqual((int)StartBlock.TimeNotBooked, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(100);
        Assert.AreEqual((int)SessionState.Idle, (int)rig.Session.State);
        Assert.AreEqual(0, rig.PeakMicroAmps);

        rig.Board.MemoryIsStuck = false;
        Assert.AreEqual((int)StartBlock.None, (int)rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void EndOfASessionIsWrittenUntilTheMemoryHasIt()
    {
        byte[] memory = new byte[64];
        Rig rig = PoweredUp(memory, 1000);
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

    [TestMethod]
    [Requirement("SR-19")]
    public void GateCountsTheDayItself()
    {
        DayLedger day = DayOf(3600);
        DoseMonitor dose = new DoseMonitor(day);
        for (int second = 0; second < 60; second++)
        {
            Assert.AreEqual((int)FaultCode.None, (int)dose.CheckTime(1000000, EmsMode.Limits));
        }

        Assert.AreEqual((int)FaultCode.DayTimeExceeded, (int)dose.CheckTime(1000000, EmsMode.Limits));
        dose.Restart();
        Assert.AreEqual((int)FaultCode.DayTimeExceeded, (int)dose.CheckTime(0, EmsMode.Limits));
    }

    private static void AssertBlocked(Rig rig)
    {
        Assert.AreEqual((int)StartBlock.DayLimitReached, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(100);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        Assert.AreEqual((int)SessionState.Idle, (int)rig.Session.State);
    }

    private static TreatmentProgram Seconds(int seconds)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 100000, 500, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, seconds, 100, 0, 100, 0, 100) };
        return new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments);
    }

    private static Rig PoweredUp(byte[] memory, int hours)
    {
        Rig rig = new Rig();
        rig.Board.Memory = memory;
        rig.Board.Hours = hours;
        rig.RunTo(SessionState.Idle, 100);
        return rig;
    }

    /// <summary>What is left of the time given, at an hour.</summary>
    private static int PoweredUpAt(byte[] memory, int hour)
    {
        DayLedger ledger = Stored(memory);
        ledger.MoveTo(hour);
        return ledger.Seconds;
    }

    private static DayLedger DayOf(int seconds)
    {
        DayLedger ledger = new DayLedger();
        ledger.Add(0, seconds);
        return ledger;
    }

    private static byte[] Given(int seconds, int hour)
    {
        byte[] memory = new byte[64];
        DayLedger ledger = DayOf(seconds);
        ledger.Hour = hour;
        new StoredSettings().Encode(ledger, 0, memory);
        return memory;
    }

    private static DayLedger Stored(byte[] memory)
    {
        DayLedger ledger = new DayLedger();
        Assert.IsTrue(new StoredSettings().Decode(memory, ledger));
        return ledger;
    }
}

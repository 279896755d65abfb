using nanoFramework.TestFramework;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;
using static NanoStim.UnitTests.Fakes.KeptDay;

namespace NanoStim.UnitTests;

/// <summary>What is kept from one power-up to the next, and when it is written.</summary>
[TestClass]
public class SettingsKeeperTests
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
    [Requirement("SR-20")]
    public void FirstProgramIsRememberedLikeAnyOther()
    {
        byte[] memory = new byte[64];
        Rig rig = PoweredUp(memory, 1000);
        rig.Start("ms-thirty", 200);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(10);
        rig.Start("ms-facial", 200);
        Assert.AreEqual("ms-facial", PoweredUp(memory, 1000).Session.Program.Name);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void SessionThatBeginsWhileTheLastIsOwedIsWrittenAtItsEnd()
    {
        byte[] memory = new byte[64];
        Rig rig = PoweredUp(memory, 1000);
        rig.Start("ms-facial", 200);
        rig.Run(300);
        rig.Board.MemoryIsStuck = true;
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(10);
        rig.Board.MemoryIsStuck = false;
        Assert.AreEqual((int)StartBlock.None, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(300);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(12);
        Assert.AreEqual(60, Stored(memory).Seconds);
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
}

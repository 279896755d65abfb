using nanoFramework.TestFramework;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The checks at boot, at their limits.</summary>
[TestClass]
public class SelfTestTests
{
    [TestMethod]
    public void Passes_with_the_first_zero_that_is_good()
    {
        FakeBoard board = new FakeBoard();
        SelfTest test = new SelfTest(board, new Measurement(), new InputState { Tripped = true });
        Running(test, 63);
        Same.Are(SelfTestResult.Passed, test.Step());
        Assert.AreEqual(64, board.ZeroReadings);
    }

    [TestMethod]
    [DataRow(14999, true)]
    [DataRow(15000, false)]
    [Requirement("SR-23")]
    public void Waits_for_the_reservoir_to_be_empty(int milliVolts, bool passes)
    {
        Measurement measurement = new Measurement { HighVoltageMilliVolts = milliVolts };
        SelfTest test = new SelfTest(new FakeBoard(), measurement, new InputState { Tripped = true });
        Running(test, 63);
        Same.Are(passes ? SelfTestResult.Passed : SelfTestResult.Running, test.Step());
    }

    [TestMethod]
    public void Zero_that_comes_late_is_taken()
    {
        FakeBoard board = new FakeBoard { ZeroIsOff = true };
        SelfTest test = new SelfTest(board, new Measurement(), new InputState { Tripped = true });
        Running(test, 639);
        board.ZeroIsOff = false;
        Same.Are(SelfTestResult.Passed, test.Step());
    }

    [TestMethod]
    [DataRow(true, 0)]
    [DataRow(false, 20000)]
    [Requirement("SR-23")]
    public void Gives_up_after_ten_attempts(bool zeroIsOff, int milliVolts)
    {
        Measurement measurement = new Measurement { HighVoltageMilliVolts = milliVolts };
        SelfTest test = new SelfTest(new FakeBoard { ZeroIsOff = zeroIsOff }, measurement, new InputState { Tripped = true });
        Running(test, 639);
        Same.Are(SelfTestResult.Failed, test.Step());

        // As many as before.
        test.Restart();
        Running(test, 639);
        Same.Are(SelfTestResult.Failed, test.Step());
    }

    [TestMethod]
    [Requirement("SR-23")]
    public void Latch_that_is_armed_fails_at_once()
    {
        InputState inputs = new InputState { Tripped = true };
        SelfTest test = new SelfTest(new FakeBoard(), new Measurement(), inputs);
        Running(test, 10);
        inputs.Tripped = false;
        Same.Are(SelfTestResult.Failed, test.Step());
    }

    [TestMethod]
    [DataRow(true, false, false)]
    [DataRow(false, true, false)]
    [DataRow(false, false, true)]
    [Requirement("SR-23")]
    public void Button_that_is_held_fails_at_once(bool plus, bool minus, bool mode)
    {
        InputState inputs = new InputState { Tripped = true };
        SelfTest test = new SelfTest(new FakeBoard(), new Measurement(), inputs);
        Running(test, 10);
        inputs.Plus = plus;
        inputs.Minus = minus;
        inputs.Mode = mode;
        AssertFails(test, FaultCode.ButtonHeld);
        inputs.Plus = false;
        inputs.Minus = false;
        inputs.Mode = false;
        test.Restart();
        Same.Are(FaultCode.None, test.Reason);
        Running(test, 63);
        Same.Are(SelfTestResult.Passed, test.Step());
    }

    [TestMethod]
    [Requirement("SR-23")]
    [Requirement("SR-29")]
    public void Dead_protection_fails_and_stays_untested()
    {
        SelfTest test = new SelfTest(new FakeBoard { WatchdogIsDead = true }, new Measurement(), new InputState { Tripped = true });
        Running(test, 63);
        AssertFails(test, FaultCode.ProtectionFailed);
        Assert.IsTrue(test.NeedsProtectionTest);
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [Requirement("SR-29")]
    public void Protections_wait_while_stop_or_charger_hold_the_latch(bool stop, bool charger)
    {
        // None of them works, and none is asked.
        FakeBoard board = new FakeBoard { WatchdogIsDead = true };
        InputState inputs = new InputState { Tripped = true, StopPressed = stop, ChargerPresent = charger };
        SelfTest test = new SelfTest(board, new Measurement(), inputs);
        Running(test, 63);
        Same.Are(SelfTestResult.Passed, test.Step());
        Assert.IsTrue(test.NeedsProtectionTest);
        Assert.IsTrue(board.Calls.IndexOf('A') < 0);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    [Requirement("SR-29")]
    public void Protections_are_tested_for_the_range_of_the_switch(bool ems)
    {
        FakeBoard board = new FakeBoard();
        board.Switches.EmsSwitch = ems;
        InputState inputs = new InputState { Tripped = true, EmsSwitch = ems };
        SelfTest test = new SelfTest(board, new Measurement(), inputs);
        Running(test, 63);
        Same.Are(SelfTestResult.Passed, test.Step());
        Assert.IsFalse(test.NeedsProtectionTest);
        inputs.EmsSwitch = !ems;
        Assert.IsTrue(test.NeedsProtectionTest);

        // What was tested before a restart is not tested.
        inputs.EmsSwitch = ems;
        Assert.IsFalse(test.NeedsProtectionTest);
        test.Restart();
        Assert.IsTrue(test.NeedsProtectionTest);
    }

    [TestMethod]
    [DataRow(-1, 1000, (int)FaultCode.BackupMemoryFailed)]
    [DataRow(0, 900, (int)FaultCode.ClockMismatch)]
    [DataRow(0, 1000, (int)FaultCode.None)]
    [Requirement("SR-23")]
    [Requirement("SR-30")]
    public void Clock_of_the_memory_answers_and_agrees(int hours, int rtcPermille, int expected)
    {
        FakeBoard board = new FakeBoard { MemoryIsFitted = true, Hours = hours, RtcPermille = rtcPermille };
        SelfTest test = new SelfTest(board, new Measurement(), new InputState { Tripped = true });
        Running(test, 63);
        SelfTestResult result = expected == 0 ? SelfTestResult.Passed : SelfTestResult.Failed;
        Assert.AreEqual((int)result, (int)test.Step());
        Assert.AreEqual(expected, (int)test.Reason);
    }

    private static void AssertFails(SelfTest test, FaultCode reason)
    {
        Same.Are(SelfTestResult.Failed, test.Step());
        Assert.AreEqual((int)reason, (int)test.Reason);
    }

    private static void Running(SelfTest test, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Same.Are(SelfTestResult.Running, test.Step());
        }
    }
}

using nanoFramework.TestFramework;
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
        Assert.AreEqual((int)SelfTestResult.Passed, (int)test.Step());
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
        Assert.AreEqual((int)(passes ? SelfTestResult.Passed : SelfTestResult.Running), (int)test.Step());
    }

    [TestMethod]
    public void Zero_that_comes_late_is_taken()
    {
        FakeBoard board = new FakeBoard { ZeroIsOff = true };
        SelfTest test = new SelfTest(board, new Measurement(), new InputState { Tripped = true });
        Running(test, 639);
        board.ZeroIsOff = false;
        Assert.AreEqual((int)SelfTestResult.Passed, (int)test.Step());
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
        Assert.AreEqual((int)SelfTestResult.Failed, (int)test.Step());
    }

    [TestMethod]
    [Requirement("SR-23")]
    public void Latch_that_is_armed_fails_at_once()
    {
        InputState inputs = new InputState { Tripped = true };
        SelfTest test = new SelfTest(new FakeBoard(), new Measurement(), inputs);
        Running(test, 10);
        inputs.Tripped = false;
        Assert.AreEqual((int)SelfTestResult.Failed, (int)test.Step());
    }

    private static void Running(SelfTest test, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Assert.AreEqual((int)SelfTestResult.Running, (int)test.Step());
        }
    }
}

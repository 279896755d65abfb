using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The processor's clock against that of the RTC.</summary>
[TestClass]
public class ClockTestTests
{
    [TestMethod]
    [DataRow(1000, true)]
    [DataRow(960, true)]
    [DataRow(1040, true)]
    [DataRow(900, false)]
    [DataRow(1100, false)]
    [Requirement("SR-30")]
    public void Clocks_agree_within_six_percent(int rtcPermille, bool agrees)
    {
        FakeBoard board = new FakeBoard { Hours = 0, RtcPermille = rtcPermille };
        ClockTest test = new ClockTest(board, board);
        Assert.IsTrue(test.Begin());
        Assert.AreEqual(agrees, test.Agrees());
    }

    // Over two seconds 0.12 s are 6 %; the clock is looked at every 0.2 ms.
    [TestMethod]
    [DataRow(944, true)]
    [DataRow(943, false)]
    [Requirement("SR-30")]
    public void Six_percent_are_of_two_seconds(int rtcPermille, bool agrees)
    {
        FakeBoard board = new FakeBoard { Hours = 0, RtcPermille = rtcPermille, TickMicros = 200 };
        ClockTest test = new ClockTest(board, board);
        Assert.IsTrue(test.Begin());
        long start = board.Now;
        Assert.AreEqual(agrees, test.Agrees());
        Assert.IsTrue(board.Now - start > 2000000);
        Assert.IsTrue(board.Now - start < 2200000);
    }

    [TestMethod]
    [DataRow(200000)]
    [DataRow(57500000)]
    [DataRow(58500000)]
    [DataRow(59500000)]
    [Requirement("SR-30")]
    public void Minute_may_end_meanwhile(int micros)
    {
        FakeBoard board = new FakeBoard { Hours = 0, Now = micros };
        ClockTest test = new ClockTest(board, board);
        Assert.IsTrue(test.Begin());

        // Whatever second it is, the next one begins within one.
        Assert.IsTrue(board.Now - micros <= 1000000);
        Assert.IsTrue(test.Agrees());
    }

    [TestMethod]
    [DataRow(120)]
    [DataRow(1 << 30)]
    [DataRow(int.MinValue)]
    [Requirement("SR-28")]
    [Requirement("SR-30")]
    public void First_second_that_no_clock_has_ends_the_test(int second)
    {
        FakeBoard board = new FakeBoard { Hours = 0 };
        ClockTest test = new ClockTest(board, board);
        Assert.IsTrue(test.Begin());
        BitFlip.Overwrite(test, "_firstSecond", second);
        Assert.IsFalse(test.Agrees());
        Assert.IsTrue(board.Now < 10000000);
    }

    [TestMethod]
    [Requirement("SR-30")]
    public void Clock_that_does_not_answer_is_no_beginning()
    {
        FakeBoard board = new FakeBoard();
        Assert.IsFalse(new ClockTest(board, board).Begin());
        Assert.IsTrue(board.Now >= 3000000);
    }

    [TestMethod]
    [Requirement("SR-30")]
    public void Clock_that_stands_still_is_no_beginning()
    {
        FakeBoard board = new FakeBoard { Hours = 0, RtcPermille = 0 };
        Assert.IsFalse(new ClockTest(board, board).Begin());
    }

    [TestMethod]
    [Requirement("SR-30")]
    public void Clock_that_ceases_to_answer_does_not_agree()
    {
        FakeBoard board = new FakeBoard { Hours = 0 };
        ClockTest test = new ClockTest(board, board);
        Assert.IsTrue(test.Begin());
        board.Hours = -1;
        Assert.IsFalse(test.Agrees());
    }
}

using nanoFramework.TestFramework;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;

namespace NanoStim.UnitTests;

/// <summary>The time given in the last 24 hours.</summary>
[TestClass]
public class DailyUsageTests
{
    [TestMethod]
    public void Whole_seconds_are_booked_whatever_the_pieces()
    {
        DailyUsage ledger = new DailyUsage();
        ledger.Book(999999);
        Assert.AreEqual(0, ledger.Seconds);
        ledger.Book(1);
        Assert.AreEqual(1, ledger.Seconds);
        ledger.Book(2500000);
        ledger.Book(500000);
        Assert.AreEqual(4, ledger.Seconds);
        Assert.AreEqual(4, ledger.SecondsOf(0));
    }

    [TestMethod]
    [DataRow(1, 100)]
    [DataRow(24, 100)]
    [DataRow(25, 0)]
    [DataRow(26, 0)]
    [DataRow(1000000, 0)]
    [Requirement("SR-19")]
    public void Time_is_forgotten_after_24_whole_hours(int hours, int left)
    {
        DailyUsage ledger = new DailyUsage();
        ledger.MoveTo(7);
        ledger.Add(0, 100);
        ledger.MoveTo(7 + hours);
        Assert.AreEqual(left, ledger.Seconds);
        Assert.AreEqual(7 + hours, ledger.Hour);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Every_hour_is_forgotten_in_its_turn()
    {
        DailyUsage ledger = new DailyUsage();
        for (int hour = 0; hour < 60; hour++)
        {
            ledger.MoveTo(hour);
            ledger.Add(0, hour);
            int expected = 0;
            for (int ago = 0; ago < 25 && ago <= hour; ago++)
            {
                expected += hour - ago;
                Assert.AreEqual(hour - ago, ledger.SecondsOf(ago));
            }

            Assert.AreEqual(expected, ledger.Seconds);
        }
    }

    [TestMethod]
    public void Slots_of_the_past_can_be_filled()
    {
        DailyUsage ledger = new DailyUsage();
        ledger.MoveTo(3);
        ledger.Add(24, 5);
        ledger.Add(1, 7);
        Assert.AreEqual(12, ledger.Seconds);
        ledger.MoveTo(4);
        Assert.AreEqual(7, ledger.Seconds);
        Assert.AreEqual(7, ledger.SecondsOf(2));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Clock_that_was_set_back_forgets_nothing()
    {
        DailyUsage ledger = new DailyUsage();
        ledger.MoveTo(200000);
        ledger.Add(0, 100);
        ledger.MoveTo(0);
        Assert.AreEqual(100, ledger.Seconds);
        ledger.MoveTo(24);
        Assert.AreEqual(100, ledger.Seconds);
        ledger.MoveTo(25);
        Assert.AreEqual(0, ledger.Seconds);
    }
}

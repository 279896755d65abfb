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
        DailyUsage usage = new DailyUsage();
        usage.Book(999999);
        Assert.AreEqual(0, usage.Seconds);
        usage.Book(1);
        Assert.AreEqual(1, usage.Seconds);
        usage.Book(2500000);
        usage.Book(500000);
        Assert.AreEqual(4, usage.Seconds);
        Assert.AreEqual(4, usage.SecondsOf(0));
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
        DailyUsage usage = new DailyUsage();
        usage.MoveTo(7);
        usage.Add(0, 100);
        usage.MoveTo(7 + hours);
        Assert.AreEqual(left, usage.Seconds);
        Assert.AreEqual(7 + hours, usage.Hour);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Every_hour_is_forgotten_after_its_24_hours()
    {
        DailyUsage usage = new DailyUsage();
        for (int hour = 0; hour < 60; hour++)
        {
            usage.MoveTo(hour);
            usage.Add(0, hour);
            int expected = 0;
            for (int ago = 0; ago < 25 && ago <= hour; ago++)
            {
                expected += hour - ago;
                Assert.AreEqual(hour - ago, usage.SecondsOf(ago));
            }

            Assert.AreEqual(expected, usage.Seconds);
        }
    }

    [TestMethod]
    public void Slots_of_the_past_can_be_filled()
    {
        DailyUsage usage = new DailyUsage();
        usage.MoveTo(3);
        usage.Add(24, 5);
        usage.Add(1, 7);
        Assert.AreEqual(12, usage.Seconds);
        usage.MoveTo(4);
        Assert.AreEqual(7, usage.Seconds);
        Assert.AreEqual(7, usage.SecondsOf(2));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Clock_that_was_set_back_forgets_nothing()
    {
        DailyUsage usage = new DailyUsage();
        usage.MoveTo(200000);
        usage.Add(0, 100);
        usage.MoveTo(0);
        Assert.AreEqual(100, usage.Seconds);
        usage.MoveTo(24);
        Assert.AreEqual(100, usage.Seconds);
        usage.MoveTo(25);
        Assert.AreEqual(0, usage.Seconds);
    }

    [TestMethod]
    [DataRow(1, 60)]
    [DataRow(24, 60)]
    [DataRow(25, 0)]
    [Requirement("SR-19")]
    public void Net_charge_is_forgotten_with_its_hour(int hours, int left)
    {
        DailyUsage usage = new DailyUsage();
        usage.MoveTo(7);
        usage.AddNetCharge(0, 59);
        usage.BookCharge();
        usage.AddNetCharge(24, 5);
        Assert.AreEqual(65, usage.MilliCoulombs);
        Assert.AreEqual(5, usage.MilliCoulombsOf(24));
        usage.MoveTo(7 + hours);
        Assert.AreEqual(left, usage.MilliCoulombs);
        Assert.AreEqual(0, usage.Seconds);
    }
}

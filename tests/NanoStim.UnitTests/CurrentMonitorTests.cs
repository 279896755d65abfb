using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The measured current against what was allowed, µA by µA, in microcurrent: noise 2 µA, over-current 660 µA.</summary>
[TestClass]
public class CurrentMonitorTests
{
    // The peak channel of a converter that works is never twice the same.
    private static int Counts;

    [TestMethod]
    [DataRow(0, 3, 4, (int)FaultCode.OutputAboveSetPoint)]
    [DataRow(100, 114, 115, (int)FaultCode.OutputAboveSetPoint)]
    [DataRow(100, 114, 660, (int)FaultCode.OutputAboveSetPoint)]
    [DataRow(100, 114, 661, (int)FaultCode.OverCurrent)]
    [DataRow(584, 659, 660, (int)FaultCode.OutputAboveSetPoint)]
    [DataRow(586, 660, 661, (int)FaultCode.OverCurrent)]
    [DataRow(600, 660, 661, (int)FaultCode.OverCurrent)]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-13")]
    public void Peak_may_exceed_the_allowed_by_an_eighth_and_the_noise(int allowed, int good, int bad, int expected)
    {
        CurrentMonitor monitor = Armed();
        Check(monitor, allowed, 0, 0);
        Same.Are(FaultCode.None, Check(monitor, allowed, good, 1));
        Same.Are(FaultCode.None, Check(monitor, allowed, good, 2));
        Same.Are(FaultCode.None, Check(monitor, allowed, bad, 3));
        Assert.AreEqual(expected, (int)Check(monitor, allowed, bad, 4));
    }

    [TestMethod]
    public void One_reading_too_high_is_a_glitch_every_time()
    {
        CurrentMonitor monitor = Armed();
        for (int i = 0; i < 10; i++)
        {
            Same.Are(FaultCode.None, Check(monitor, 100, 500, 2 * i));
            Same.Are(FaultCode.None, Check(monitor, 100, 100, 2 * i + 1));
        }

        Check(monitor, 100, 500, 100);
        monitor.Restart();
        Same.Are(FaultCode.None, Check(monitor, 100, 671, 101));
    }

    [TestMethod]
    [DataRow(4094, (int)FaultCode.OverCurrent)]
    [DataRow(4095, (int)FaultCode.SenseSaturated)]
    [Requirement("SR-13")]
    public void Converter_at_its_end_is_named(int counts, int expected)
    {
        CurrentMonitor monitor = Armed();
        Check(monitor, 100, 700, counts);
        Assert.AreEqual(expected, (int)Check(monitor, 100, 700, counts));
    }

    [TestMethod]
    public void Held_peak_droops_by_one_in_64_from_reading_to_reading()
    {
        // From 256 µA: 252.0, 248.06 and 244.19 µA may still be shown, an eighth and the noise on top. A set-point above it counts at once.
        AssertLimits(256, new int[] { 256, 0, 0, 0, 280, 280 }, new int[] { 290, 285, 281, 276, 317, 317 });

        // From 355 µA, in 1/256 µA.
        AssertLimits(353, new int[] { 0, 0, 0, 0, 0, 0, 0 }, new int[] { 394, 387, 382, 376, 371, 365, 358 });
    }

    [TestMethod]
    public void Droop_goes_on_while_the_set_point_is_steady()
    {
        // 256 µA fall to 249 in less than four steps: the next set-point is reached in the fourth.
        AssertLimits(256, new int[] { 256, 249, 249, 249, 249, 249, 249 }, new int[] { 290, 285, 282, 282, 282, 282, 282 });
    }

    [TestMethod]
    public void What_the_peak_hold_has_from_before_is_known()
    {
        // 500 µA may be 502 µA: 494.2 and then 486.4 µA, an eighth and the noise on top. A reading of zero errs to either side.
        AssertLimits(500, new int[] { 0, 0 }, new int[] { 557, 548 });
        AssertLimits(0, new int[] { 0, 0 }, new int[] { 3, 3 });
        AssertLimits(-50, new int[] { 0, 0, 16 }, new int[] { 2, 2, 20 });
    }

    [TestMethod]
    [DataRow(8, 10)]
    [DataRow(8, 12)]
    [DataRow(1, 3)]
    public void First_reading_after_arming_may_be_too_low_by_the_noise(int first, int next)
    {
        CurrentMonitor monitor = Armed();
        Check(monitor, 0, first, 0);
        for (int i = 1; i < 4; i++)
        {
            Same.Are(FaultCode.None, Check(monitor, 0, next, i));
        }
    }

    [TestMethod]
    public void Peak_held_from_ems_counts_as_the_ceiling_at_most()
    {
        // 600 µA droop to 581.4 in four steps, the first of which an eighth more is not cut at 660 µA; 60 mA would take 594 steps.
        int[] allowed = { 0, 0, 0, 0, 0, 0 };
        int[] most = { 660, 655, 645, 635, 625, 615 };
        AssertLimits(60000, allowed, most);
        AssertLimits(601, allowed, most);
        AssertLimits(600, allowed, most);
    }

    [TestMethod]
    [DataRow(2, 0, false)]
    [DataRow(3, 0, true)]
    [DataRow(3, 700, true)]
    [Requirement("SR-13")]
    public void Reading_that_is_the_same_25_times_more_is_stuck(int allowed, int positive, bool trips)
    {
        CurrentMonitor monitor = Armed();
        monitor.Follow(allowed);
        monitor.Check(new Measurement { PeakCounts = 248, PositivePeakMicroAmps = positive }, MicrocurrentMode.Limits);
        for (int i = 0; i < 24; i++)
        {
            Same.Are(FaultCode.None, Check(monitor, allowed, 0, 248));
        }

        Same.Are(trips ? FaultCode.SenseStuck : FaultCode.None, Check(monitor, allowed, 0, 248));
    }

    [TestMethod]
    public void Reading_that_moves_once_in_a_while_is_not_stuck()
    {
        CurrentMonitor monitor = Armed();
        for (int i = 0; i < 300; i++)
        {
            Same.Are(FaultCode.None, Check(monitor, 100, 0, 248 + i / 25));
        }

        // Arming starts the count again, and near zero nothing counts.
        for (int nearZero = 0; nearZero < 2; nearZero++)
        {
            monitor.Restart();
            for (int i = 0; i < nearZero; i++)
            {
                Same.Are(FaultCode.None, Check(monitor, 2, 0, 259));
            }

            for (int i = 0; i < 24; i++)
            {
                Same.Are(FaultCode.None, Check(monitor, 100, 0, 259));
            }

            Same.Are(FaultCode.SenseStuck, Check(monitor, 100, 0, 259));
        }
    }

    [TestMethod]
    [DataRow(1, 50, false)]
    [DataRow(60, 3, false)]
    [DataRow(60, 3, true)]
    [Requirement("SR-13")]
    public void Peak_without_pulses_is_a_fault_with_the_second_reading(int quietReadings, int microAmps, bool stopped)
    {
        // After 60 readings nothing is left of what the hold may have had.
        CurrentMonitor monitor = Armed();
        if (stopped)
        {
            Check(monitor, 2, 0, 0);
            monitor.PulsesStopped();
        }

        for (int i = 0; i < quietReadings; i++)
        {
            Same.Are(FaultCode.None, Quiet(monitor, 0));
        }

        Measurement high = new Measurement { PeakMicroAmps = microAmps };
        Same.Are(FaultCode.None, monitor.CheckArmed(high, MicrocurrentMode.Limits));
        Same.Are(FaultCode.OutputAboveSetPoint, monitor.CheckArmed(high, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [Requirement("SR-13")]
    public void Current_without_pulses_is_a_fault()
    {
        CurrentMonitor monitor = Armed();
        AssertQuietFor31Readings(monitor);
        monitor.PulsesStopped();
        AssertQuietFor31Readings(monitor);
        monitor.Restart();
        AssertQuietFor31Readings(monitor);
    }

    [TestMethod]
    [DataRow(0, 8, 9, true)]
    [DataRow(100, 133, 134, false)]
    [DataRow(100, 133, 134, true)]
    [DataRow(600, 758, 759, false)]
    [Requirement("SR-13")]
    public void Lead_may_exceed_the_allowed_by_a_quarter_and_noise(int allowed, int good, int bad, bool negative)
    {
        CurrentMonitor monitor = Armed();
        CheckSigned(monitor, allowed, 0, negative, MicrocurrentMode.Limits);
        for (int i = 0; i < 10; i++)
        {
            Same.Are(FaultCode.None, CheckSigned(monitor, allowed, good, negative, MicrocurrentMode.Limits));
        }

        Same.Are(FaultCode.None, CheckSigned(monitor, allowed, bad, negative, MicrocurrentMode.Limits));
        Same.Are(FaultCode.OutputAboveSetPoint, CheckSigned(monitor, allowed, bad, negative, MicrocurrentMode.Limits));
    }

    [TestMethod]
    public void Only_the_polarity_that_this_sample_has_refreshed_counts()
    {
        CurrentMonitor monitor = Armed();
        CheckSigned(monitor, 100, 0, false, MicrocurrentMode.Limits);
        for (int i = 0; i < 10; i++)
        {
            Measurement stale = new Measurement { PositivePeakMicroAmps = 700, PeakCounts = i, SharedHigh = true };
            Same.Are(FaultCode.None, monitor.Check(stale, MicrocurrentMode.Limits));
            stale = new Measurement { NegativePeakMicroAmps = 700, PeakCounts = i + 20 };
            Same.Are(FaultCode.None, monitor.Check(stale, MicrocurrentMode.Limits));
        }
    }

    [TestMethod]
    [DataRow(1, (int)FaultCode.OutputAboveSetPoint)]
    [DataRow(2, (int)FaultCode.None)]
    public void Reading_of_the_lead_counts_for_its_window_and_the_next(int windows, int expected)
    {
        CurrentMonitor monitor = Armed();
        CheckSigned(monitor, 100, 0, false, MicrocurrentMode.Limits);
        CheckSigned(monitor, 100, 700, false, MicrocurrentMode.Limits);
        for (int i = 0; i < windows; i++)
        {
            monitor.WindowClosed();
        }

        Assert.AreEqual(expected, (int)CheckSigned(monitor, 100, 700, false, MicrocurrentMode.Limits));

        // Arming starts the count again.
        monitor.Restart();
        CheckSigned(monitor, 100, 0, false, MicrocurrentMode.Limits);
        Same.Are(FaultCode.None, CheckSigned(monitor, 100, 700, false, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [Requirement("SR-13")]
    public void What_the_lead_holds_falls_by_an_eighth()
    {
        // Whatever the sink's own hold still shows: 40 µA may be 42, fall to 36.75 in the first reading, and a quarter and 4 x 2 µA go on top.
        int[] most = { 53, 48, 43 };
        for (int bad = 0; bad < most.Length; bad++)
        {
            CurrentMonitor monitor = Armed();
            CheckLeft(monitor, 500, 40);
            for (int i = 0; i < bad; i++)
            {
                Same.Are(FaultCode.None, CheckNegative(monitor, most[i]));
                CheckLeft(monitor, 494 - 8 * i, 0);
            }

            Same.Are(FaultCode.None, CheckNegative(monitor, most[bad] + 1));
            Same.Are(FaultCode.OutputAboveSetPoint, CheckNegative(monitor, most[bad] + 1));
        }
    }

    [TestMethod]
    public void Sample_without_the_peak_of_the_sink_says_nothing_of_it()
    {
        CurrentMonitor monitor = Armed();
        Check(monitor, 100, 0, 0);
        for (int i = 0; i < 60; i++)
        {
            Measurement stale = new Measurement { PeakMicroAmps = 700, PeakCounts = 248, MeanMicroAmps = 50, SharedHigh = true };
            Same.Are(FaultCode.None, monitor.Check(stale, MicrocurrentMode.Limits));
            Same.Are(FaultCode.None, monitor.CheckArmed(stale, MicrocurrentMode.Limits));
        }
    }

    [TestMethod]
    public void Signed_channel_is_clipped_in_ems_and_says_nothing()
    {
        CurrentMonitor monitor = Armed();
        for (int i = 0; i < 10; i++)
        {
            Same.Are(FaultCode.None, CheckSigned(monitor, 100, 900, false, EmsMode.Limits));
        }
    }

    private static FaultCode CheckSigned(CurrentMonitor monitor, int allowed, int microAmps, bool negative, ModeLimits limits)
    {
        monitor.Follow(allowed);
        FaultCode fault = monitor.Check(new Measurement { PeakCounts = Counts++, PositivePeakMicroAmps = negative ? 0 : microAmps }, limits);
        return negative ? monitor.Check(new Measurement { SharedHigh = true, NegativePeakMicroAmps = microAmps }, limits) : fault;
    }

    private static FaultCode CheckNegative(CurrentMonitor monitor, int microAmps)
    {
        return monitor.Check(new Measurement { SharedHigh = true, NegativePeakMicroAmps = microAmps }, MicrocurrentMode.Limits);
    }

    /// <summary>A reading of the sink and of the positive current, nothing of which is a fault.</summary>
    private static void CheckLeft(CurrentMonitor monitor, int peak, int positive)
    {
        Measurement measurement = new Measurement { PeakMicroAmps = peak, PeakCounts = Counts++, PositivePeakMicroAmps = positive };
        Same.Are(FaultCode.None, monitor.Check(measurement, MicrocurrentMode.Limits));
    }

    private static void AssertQuietFor31Readings(CurrentMonitor monitor)
    {
        for (int i = 0; i < 31; i++)
        {
            Same.Are(FaultCode.None, Quiet(monitor, 3));
        }

        Same.Are(FaultCode.None, Quiet(monitor, 2));
        Same.Are(FaultCode.CurrentWhileOff, Quiet(monitor, 3));
    }

    /// <summary>
    /// After a first reading, peaks at these limits pass step by step; 1 µA above in two steps in a row does not.
    /// </summary>
    private static void AssertLimits(int first, int[] allowed, int[] most)
    {
        // The first reading may itself be one of two.
        int from = first > most[0] ? 3 : 2;
        for (int bad = from; bad <= most.Length; bad++)
        {
            CurrentMonitor monitor = Armed();
            Check(monitor, allowed[0], first, 1);
            for (int i = 1; i < most.Length && i <= bad; i++)
            {
                int above = i == bad || i == bad - 1 ? 1 : 0;
                FaultCode named = most[i] < 660 ? FaultCode.OutputAboveSetPoint : FaultCode.OverCurrent;
                FaultCode expected = i == bad ? named : FaultCode.None;
                Assert.AreEqual((int)expected, (int)Check(monitor, allowed[i], most[i] + above, 2 + i));
            }
        }
    }

    private static CurrentMonitor Armed()
    {
        CurrentMonitor monitor = new CurrentMonitor(4095);
        monitor.Restart();
        return monitor;
    }

    private static FaultCode Check(CurrentMonitor monitor, int allowed, int peak, int counts)
    {
        Measurement measurement = new Measurement { PeakMicroAmps = peak, PeakCounts = counts };
        monitor.Follow(allowed);
        return monitor.Check(measurement, MicrocurrentMode.Limits);
    }

    private static FaultCode Quiet(CurrentMonitor monitor, int mean)
    {
        Measurement measurement = new Measurement { MeanMicroAmps = mean };
        return monitor.CheckArmed(measurement, MicrocurrentMode.Limits);
    }
}

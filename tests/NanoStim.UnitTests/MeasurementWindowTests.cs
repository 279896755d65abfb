using nanoFramework.TestFramework;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.UnitTests;

/// <summary>Maxima and sums over a window, and the control steps in it.</summary>
[TestClass]
public class MeasurementWindowTests
{
    [TestMethod]
    [DataRow(0, 10)]
    [DataRow(8, 10)]
    [DataRow(9, 10)]
    [DataRow(10, 10)]
    [DataRow(12, 12)]
    public void Window_is_never_shorter_than_its_control_steps(int steps, int length)
    {
        MeasurementWindow window = new MeasurementWindow();
        window.Restart(steps, false);
        Assert.AreEqual(length, window.Length);
        for (int age = 1; age < length; age++)
        {
            Add(window, 1, 1, 1);
            Assert.AreEqual(age, window.StepsSinceResult);
        }

        Add(window, 1, 1, 1);
        Assert.AreEqual(0, window.StepsSinceResult);
    }

    [TestMethod]
    [DataRow(20, 10, 0, true)]
    [DataRow(20, 10, 19, true)]
    [DataRow(21, 10, 0, false)]
    [DataRow(4, 10, 0, false)]
    [DataRow(-20, 10, 0, false)]
    [DataRow(20, 11, 0, false)]
    [DataRow(20, 10, -1, false)]
    public void Flipped_length_or_age_is_found(int length, int samples, int age, bool intact)
    {
        MeasurementWindow window = new MeasurementWindow();
        Assert.IsTrue(window.IsIntact());
        window.Restart(20, false);
        window.Length = length;
        window.Samples = samples;
        window.StepsSinceResult = age;
        Assert.AreEqual(intact, window.IsIntact());
    }

    [TestMethod]
    public void Holds_maxima_and_sum_until_the_next_window_ends()
    {
        MeasurementWindow window = new MeasurementWindow();
        for (int i = 1; i <= 9; i++)
        {
            Add(window, i == 4 ? 500 : i, i == 6 ? 9000 : i, i);
            Assert.AreEqual(0, window.PeakMicroAmps);
        }

        Add(window, 2, 3, 10);
        AssertHolds(window, 500, 9000, 55);
        for (int i = 1; i <= 9; i++)
        {
            Add(window, 7, 8, 1);
            AssertHolds(window, 500, 9000, 55);
        }

        // Nothing of the window before is left in this one.
        Add(window, 7, 8, 1);
        AssertHolds(window, 7, 8, 10);
    }

    [TestMethod]
    public void Restart_forgets_what_was_of_another_output()
    {
        MeasurementWindow window = new MeasurementWindow();
        for (int i = 0; i < 15; i++)
        {
            Add(window, 500, 9000, 100);
        }

        window.Restart(10, false);
        Assert.AreEqual(0, window.StepsSinceResult);
        AssertHolds(window, 0, 0, 0);
        for (int i = 0; i < 10; i++)
        {
            Add(window, 1, 2, 3);
        }

        AssertHolds(window, 1, 2, 30);
    }

    [TestMethod]
    public void Nothing_is_left_of_another_window()
    {
        MeasurementWindow window = new MeasurementWindow();
        Fill(window, 15, 500);
        window.Restart(10, false);
        AssertIsZero(window);
        Fill(window, 10, 0);
        AssertIsZero(window);
        Fill(window, 10, 500);
        Fill(window, 10, 0);
        AssertIsZero(window);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Steps_that_act_are_those_without_the_peak_of_the_sink(bool sharedHigh)
    {
        MeasurementWindow window = new MeasurementWindow();
        window.Restart(10, sharedHigh);
        bool high = sharedHigh;
        for (int i = 0; i < 40; i++)
        {
            high = !high;
            int due = window.Add(new Measurement { SharedHigh = high });
            Assert.AreEqual(high, (due & 1) != 0);
        }
    }

    [TestMethod]
    public void Each_sample_counts_for_the_channels_that_it_has()
    {
        MeasurementWindow window = new MeasurementWindow();
        for (int i = 0; i < 10; i++)
        {
            bool high = (i & 1) != 0;
            window.Add(new Measurement
            {
                SharedHigh = high,
                PeakMicroAmps = high ? 900 : 10,
                MeanMicroAmps = high ? 900 : 1,
                PositivePeakMicroAmps = high ? 900 : 20,
                NegativePeakMicroAmps = high ? 30 : 900,
                SignedMeanMicroAmps = high ? 2 : 900,
            });
        }

        Assert.AreEqual(10, window.PeakMicroAmps);
        Assert.AreEqual(5, window.MeanSumMicroAmps);
        Assert.AreEqual(20, window.PositivePeakMicroAmps);
        Assert.AreEqual(30, window.NegativePeakMicroAmps);
        Assert.AreEqual(10, window.SignedMeanSumMicroAmps);
    }

    /// <summary>The same in every channel.</summary>
    private static void Fill(MeasurementWindow window, int steps, int value)
    {
        for (int i = 0; i < steps; i++)
        {
            window.Add(new Measurement
            {
                SharedHigh = (i & 1) != 0,
                PeakMicroAmps = value,
                ElectrodeMilliVolts = value,
                MeanMicroAmps = value,
                PositivePeakMicroAmps = value,
                NegativePeakMicroAmps = value,
                SignedMeanMicroAmps = value,
            });
        }
    }

    private static void AssertIsZero(MeasurementWindow window)
    {
        AssertHolds(window, 0, 0, 0);
        int signed = window.PositivePeakMicroAmps | window.NegativePeakMicroAmps | window.SignedMeanSumMicroAmps;
        Assert.AreEqual(0, signed);
    }

    private static void AssertHolds(MeasurementWindow window, int peak, int milliVolts, int meanSum)
    {
        Assert.AreEqual(peak, window.PeakMicroAmps);
        Assert.AreEqual(milliVolts, window.ElectrodeMilliVolts);
        Assert.AreEqual(meanSum, window.MeanSumMicroAmps);
    }

    private static void Add(MeasurementWindow window, int peak, int milliVolts, int mean)
    {
        window.Add(new Measurement { PeakMicroAmps = peak, ElectrodeMilliVolts = milliVolts, MeanMicroAmps = mean });
    }
}

using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>
/// The current of each polarity against the plan, µA by µA. At 100 µA a polarity is there from 50 µA on, the peaks may differ by 33 µA, the sum
/// of five signed means by 72 µA from zero, and a polarity that the plan has not may show 29 µA. What is wrong counts in the second window in a row.
/// </summary>
[TestClass]
public class PolarityMonitorTests
{
    [TestMethod]
    [DataRow(60, 275, (int)FaultCode.None)]
    [DataRow(60, 620, (int)FaultCode.ChargeImbalance)]
    [DataRow(0, 80, (int)FaultCode.ChargeImbalance)]
    public void While_the_current_changes_one_phase_may_have_more(int change, int net, int expected)
    {
        // Five samples of a train that is always on: an eighth of the current and the noise, and as much as it changes in a window.
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        for (int window = 0; window < 3; window++)
        {
            rig.Drive(100 + change * (window & 1));
            rig.Measure(100, 100, 0);
            Same.Are(FaultCode.None, rig.Check());
        }

        rig.Drive(100 + change);
        rig.Measure(100, 100, net);
        Same.Are(FaultCode.None, rig.Check());
        rig.Drive(100);
        Assert.AreEqual(expected, (int)rig.Check());
    }

    [TestMethod]
    [DataRow(100, 100, (int)FaultCode.None)]
    [DataRow(49, 100, (int)FaultCode.PhaseMissing)]
    [DataRow(100, 49, (int)FaultCode.PhaseMissing)]
    [DataRow(50, 50, (int)FaultCode.None)]
    [DataRow(49, 49, (int)FaultCode.SignedSenseFailed)]
    [Requirement("SR-27")]
    public void Phase_of_less_than_half_the_current_is_missing(int positive, int negative, int expected)
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.Measure(positive, negative, 0);
        AssertInSecondWindow(rig, expected);
    }

    [TestMethod]
    [DataRow(0, 100)]
    [DataRow(100, 0)]
    [Requirement("SR-27")]
    public void First_two_windows_do_not_count(int positive, int negative)
    {
        PolarityFixture rig = new PolarityFixture();
        rig.Restart();
        rig.Measure(positive, negative, 0);
        Same.Are(FaultCode.None, rig.Check());
        Same.Are(FaultCode.None, rig.Check());
        AssertInSecondWindow(rig, (int)FaultCode.PhaseMissing);
    }

    [TestMethod]
    [DataRow(0, 100)]
    [DataRow(100, 0)]
    [Requirement("SR-27")]
    public void Phase_that_comes_back_counts_from_zero(int positive, int negative)
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        for (int i = 0; i < 5; i++)
        {
            rig.Measure(positive, negative, 0);
            Same.Are(FaultCode.None, rig.Check());
            rig.Measure(100, 100, 0);
            Same.Are(FaultCode.None, rig.Check());
        }
    }

    [TestMethod]
    [DataRow(5, (int)FaultCode.None)]
    [DataRow(6, (int)FaultCode.SignedSenseFailed)]
    [Requirement("SR-27")]
    public void Polarity_of_less_than_three_times_the_noise_is_not_judged(int microAmps, int expected)
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.Drive(microAmps);
        rig.Measure(0, 0, 0);
        AssertInSecondWindow(rig, expected);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    [Requirement("SR-27")]
    public void Window_with_little_current_is_no_window_without_a_phase(bool sinkSeesLittle)
    {
        PolarityFixture rig = PolarityFixture.Settled(1, 0);
        for (int i = 0; i < 5; i++)
        {
            rig.Drive(100);
            rig.Measure(0, 0, 0);
            Same.Are(FaultCode.None, rig.Check());
            rig.Drive(5);
            rig.AllowedMicroAmps = sinkSeesLittle ? 100 : 5;
            rig.Window.PeakMicroAmps = sinkSeesLittle ? 5 : 100;
            Same.Are(FaultCode.None, rig.Check());
        }
    }

    [TestMethod]
    [DataRow(350, (int)FaultCode.None)]
    [DataRow(349, (int)FaultCode.SignedSenseFailed)]
    [Requirement("SR-27")]
    public void Signed_channel_clips_in_ems(int microAmps, int expected)
    {
        // 20 mA, of which the channel shows no more than 700 µA.
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.Limits = EmsMode.Limits;
        rig.Drive(20000);
        rig.Measure(microAmps, microAmps, 0);
        AssertInSecondWindow(rig, expected);
    }

    [TestMethod]
    [DataRow(1, 100, 0, (int)FaultCode.None)]
    [DataRow(-1, 0, 100, (int)FaultCode.None)]
    [DataRow(1, 0, 0, (int)FaultCode.SignedSenseFailed)]
    [DataRow(-1, 0, 0, (int)FaultCode.SignedSenseFailed)]
    [DataRow(1, 0, 100, (int)FaultCode.PhaseMissing)]
    [DataRow(-1, 100, 0, (int)FaultCode.PhaseMissing)]
    [DataRow(1, 100, 29, (int)FaultCode.None)]
    [DataRow(1, 100, 30, (int)FaultCode.PolarityWrong)]
    [DataRow(-1, 29, 100, (int)FaultCode.None)]
    [DataRow(-1, 30, 100, (int)FaultCode.PolarityWrong)]
    [Requirement("SR-27")]
    public void Train_of_one_polarity_shows_that_one_only(int polarity, int positive, int negative, int expected)
    {
        PolarityFixture rig = PolarityFixture.Settled(polarity, 0);
        rig.Measure(positive, negative, 0);
        AssertInSecondWindow(rig, expected);
    }

    [TestMethod]
    [Requirement("SR-27")]
    public void Wrong_polarity_in_one_window_is_a_glitch_every_time()
    {
        PolarityFixture rig = PolarityFixture.Settled(1, 0);
        for (int i = 0; i < 5; i++)
        {
            rig.Measure(100, 100, 0);
            Same.Are(FaultCode.None, rig.Check());
            rig.Measure(100, 0, 0);
            Same.Are(FaultCode.None, rig.Check());
        }
    }

    [TestMethod]
    [DataRow(1, 0, 100, 1000, 12)]
    [DataRow(1, 100, 0, 1000, 12)]
    [DataRow(-1, 0, 100, 1000, 12)]
    [DataRow(-1, 100, 0, 1000, 12)]
    [DataRow(1, 0, 100, 1010, 13)]
    [Requirement("SR-27")]
    public void Alternating_train_is_given_the_time_of_a_polarity(int polarity, int positive, int negative, int millis, int windows)
    {
        // 1 s a polarity: ten windows, and two to confirm.
        PolarityFixture rig = PolarityFixture.Settled(polarity, millis);
        rig.Measure(positive, negative, 0);
        for (int window = 1; window < windows; window++)
        {
            Same.Are(FaultCode.None, rig.Check());
        }

        Same.Are(FaultCode.PhaseMissing, rig.Check());
    }

    [TestMethod]
    [Requirement("SR-13")]
    [Requirement("SR-27")]
    public void Frozen_reading_at_its_end_is_a_failed_channel()
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.Frozen = true;
        rig.Measure(901, 901, 0);
        Same.Are(FaultCode.None, rig.Check());
        Same.Are(FaultCode.SignedSenseFailed, rig.Check());
    }

    [TestMethod]
    [Requirement("SR-27")]
    public void Alternating_train_may_show_both_polarities_in_a_window()
    {
        PolarityFixture rig = PolarityFixture.Settled(1, 150);
        rig.Measure(100, 100, 500);
        AssertInSecondWindow(rig, (int)FaultCode.None);
    }

    [TestMethod]
    [DataRow(100, 100, 72, (int)FaultCode.None)]
    [DataRow(100, 100, 73, (int)FaultCode.ChargeImbalance)]
    [DataRow(100, 100, -72, (int)FaultCode.None)]
    [DataRow(100, 100, -73, (int)FaultCode.ChargeImbalance)]
    [DataRow(100, 67, 0, (int)FaultCode.None)]
    [DataRow(100, 66, 0, (int)FaultCode.ChargeImbalance)]
    [DataRow(67, 100, 0, (int)FaultCode.None)]
    [DataRow(66, 100, 0, (int)FaultCode.ChargeImbalance)]
    [DataRow(158, 100, 0, (int)FaultCode.ChargeImbalance)]
    [DataRow(159, 100, 0, (int)FaultCode.OutputAboveSetPoint)]
    [DataRow(100, 158, 0, (int)FaultCode.ChargeImbalance)]
    [DataRow(100, 159, 0, (int)FaultCode.OutputAboveSetPoint)]
    [Requirement("SR-27")]
    public void Two_phases_balance(int positive, int negative, int signedMeanSum, int expected)
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.Measure(positive, negative, signedMeanSum);
        AssertInSecondWindow(rig, expected);
    }

    [TestMethod]
    [Requirement("SR-27")]
    public void Imbalance_in_one_window_is_a_glitch_every_time()
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        for (int i = 0; i < 5; i++)
        {
            rig.Measure(100, 100, 73);
            Same.Are(FaultCode.None, rig.Check());
            rig.Measure(100, 100, 0);
            Same.Are(FaultCode.None, rig.Check());
        }

        // A reading that is the same as the last one does not confirm it.
        rig.Measure(100, 100, 73);
        Same.Are(FaultCode.None, rig.Check());
        rig.Frozen = true;
        Same.Are(FaultCode.None, rig.Check());
        rig.Frozen = false;
        Same.Are(FaultCode.ChargeImbalance, rig.Check());
    }

    [TestMethod]
    public void Peaks_count_from_the_second_steady_window()
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.Drive(200);
        rig.Measure(200, 120, 0);
        Same.Are(FaultCode.None, rig.Check());
        Same.Are(FaultCode.None, rig.Check());
        Same.Are(FaultCode.None, rig.Check());
        Same.Are(FaultCode.ChargeImbalance, rig.Check());
    }

    [TestMethod]
    public void First_current_is_a_change_from_zero()
    {
        // 3, 5 and 6 µA: the first is no steady one, so that the third window is the second steady one, and the fifth the second that is judged as such.
        PolarityFixture rig = new PolarityFixture();
        rig.Restart();
        rig.Measure(6, 6, 20);
        rig.Drive(3);
        Same.Are(FaultCode.None, rig.Check());
        rig.Drive(5);
        Same.Are(FaultCode.None, rig.Check());
        rig.Drive(6);
        Same.Are(FaultCode.None, rig.Check());
        Same.Are(FaultCode.None, rig.Check());
        Same.Are(FaultCode.ChargeImbalance, rig.Check());
    }

    [TestMethod]
    [DataRow(100, 0)]
    [DataRow(0, 100)]
    [Requirement("SR-27")]
    public void Nothing_of_one_phase_is_a_missing_phase(int positive, int negative)
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.Measure(100, 100, 73);
        Same.Are(FaultCode.None, rig.Check());
        rig.Measure(positive, negative, 73);
        Same.Are(FaultCode.PhaseMissing, rig.Check());
    }

    [TestMethod]
    [DataRow(9, false)]
    [DataRow(-9, false)]
    [DataRow(8, true)]
    [DataRow(-8, true)]
    [Requirement("SR-27")]
    public void Peaks_of_a_ramp_may_differ(int change, bool trips)
    {
        // At 100 to 108 µA a change of 8 µA is a touch of the regulator.
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.AllowedMicroAmps = 104;
        rig.Check();
        rig.Check();
        rig.Measure(100, 60, 0);
        for (int i = 0; i < 6; i++)
        {
            FaultCode expected = trips && i > 0 ? FaultCode.ChargeImbalance : FaultCode.None;
            rig.AllowedMicroAmps += (i & 1) == 0 ? change : -change;
            Assert.AreEqual((int)expected, (int)rig.Check());
        }
    }

    [TestMethod]
    [DataRow(900, 600, (int)FaultCode.ChargeImbalance)]
    [DataRow(901, 600, (int)FaultCode.SignedSenseFailed)]
    [DataRow(600, 900, (int)FaultCode.ChargeImbalance)]
    [DataRow(600, 901, (int)FaultCode.SignedSenseFailed)]
    [Requirement("SR-27")]
    public void Reading_above_the_amplifier_is_a_failed_channel(int positive, int negative, int expected)
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.Drive(600);
        rig.Measure(600, 600, 0);
        rig.Check();
        rig.Check();
        rig.Measure(positive, negative, 0);
        AssertInSecondWindow(rig, expected);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(73)]
    [Requirement("SR-27")]
    public void Reading_that_stands_still_is_a_failed_channel(int signedMeanSum)
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        Same.Are(FaultCode.None, rig.Check());
        rig.Frozen = true;
        rig.Measure(100, 100, signedMeanSum);
        for (int window = 1; window < 20; window++)
        {
            Same.Are(FaultCode.None, rig.Check());
        }

        Same.Are(FaultCode.SignedSenseFailed, rig.Check());
    }

    [TestMethod]
    [Requirement("SR-27")]
    public void Start_of_a_train_forgets_the_one_before()
    {
        PolarityFixture rig = PolarityFixture.Settled(0, 0);
        rig.Measure(100, 0, 0);
        Same.Are(FaultCode.None, rig.Check());
        rig.Restart();
        Same.Are(FaultCode.None, rig.Check());
        Same.Are(FaultCode.None, rig.Check());
        AssertInSecondWindow(rig, (int)FaultCode.PhaseMissing);

        // And how often the reading was the same: twenty times from the third window on.
        rig.Measure(100, 100, 0);
        Same.Are(FaultCode.None, rig.Check());
        rig.Frozen = true;
        Same.Are(FaultCode.None, rig.Check());
        rig.Restart();
        for (int window = 1; window < 22; window++)
        {
            Same.Are(FaultCode.None, rig.Check());
        }

        Same.Are(FaultCode.SignedSenseFailed, rig.Check());
    }

    private static void AssertInSecondWindow(PolarityFixture rig, int expected)
    {
        Same.Are(FaultCode.None, rig.Check());
        Assert.AreEqual(expected, (int)rig.Check());
    }
}

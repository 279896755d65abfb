using NanoStim.Hal.Esp32;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Hardware.Tests;

/// <summary>The parameter file agrees with itself, and with the factors that the firmware's adapter uses.</summary>
public class FrontEndFileTests
{
    private static double Of(string name) => FrontEndFile.Reference[name];

    // Shunt, divider of the amplifier's own input, its gain, and that of the difference amplifier behind it.
    private static double SignScale(double feedbackOhms) => Of("SignShuntOhms") * Of("SignGain") * feedbackOhms / Of("SignInOhms")
        * Of("SignInputOhms") / (Of("SignInputOhms") + Of("SignShuntOhms") + Of("SignBalanceOhms"));

    [Test]
    public void Quantities_follow_from_their_parts()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Of("DeadTimeOhms") * Of("DeadTimeFarads") * Math.Log(2), Is.EqualTo(Of("DeadTimeSeconds")).Within(2).Percent);
            Assert.That(Of("TripFilterOhms") * Of("TripFilterFarads"), Is.EqualTo(Of("TripFilterSeconds")).Within(1).Percent);
            Assert.That(Of("ReferenceVolts") * Of("TripLowerOhms") / (Of("TripLowerOhms") + Of("TripUpperOhms")), Is.EqualTo(Of("TripVolts")).Within(0.5).Percent);
            Assert.That(Of("ReferenceVolts") * Of("FeedTripLowerOhms") / (Of("FeedTripLowerOhms") + Of("FeedTripUpperOhms")), Is.EqualTo(Of("FeedTripVolts")).Within(0.2).Percent);
            Assert.That(Of("PeakChargeOhms") * Of("PeakHoldFarads"), Is.EqualTo(Of("PeakChargeSeconds")).Within(2).Percent);
            Assert.That(Of("CurrentDroopOhms") * Of("PeakHoldFarads"), Is.EqualTo(Of("CurrentDroopSeconds")).Within(1).Percent);
            Assert.That(Of("VoltageDroopOhms") * Of("PeakHoldFarads"), Is.EqualTo(Of("VoltageDroopSeconds")).Within(1).Percent);
            Assert.That(Of("MeanOhms") * Of("MeanFarads"), Is.EqualTo(Of("MeanSeconds")).Within(1).Percent);
            Assert.That(Of("OffsetLowerOhms") / (Of("OffsetLowerOhms") + Of("OffsetUpperOhms")) * Of("LogicVolts"), Is.EqualTo(Of("SenseOffsetVolts")).Within(1).Percent);
            Assert.That(Of("ElectrodeLowerOhms") / Of("ElectrodeUpperOhms"), Is.EqualTo(Of("HighDividerLowerOhms") / Of("HighDividerUpperOhms")).Within(0.1).Percent);
            Assert.That(Of("WatchdogOhms") * Of("WatchdogFarads") * Math.Log(3), Is.EqualTo(Of("WatchdogLatestSeconds")).Within(2).Percent);
            Assert.That(Of("MicrocurrentGateOhms") * Of("MicrocurrentGateFarads") * Math.Log(3), Is.EqualTo(Of("MicrocurrentGateSeconds")).Within(2).Percent);
            Assert.That(Of("PhaseLimitOhms") * Of("PhaseLimitFarads") * Math.Log(2), Is.EqualTo(Of("PhaseLimitSeconds")).Within(1.5).Percent);
            Assert.That(Of("SignDroopOhms") * Of("SignPeakHoldFarads"), Is.EqualTo(Of("SignDroopSeconds")).Within(1).Percent);
            Assert.That(Of("SignMeanOhms") * Of("SignMeanFarads"), Is.EqualTo(Of("SignMeanSeconds")).Within(1).Percent);
            Assert.That(Of("SignPeakChargeOhms") * Of("SignPeakHoldFarads"), Is.EqualTo(Of("PeakChargeSeconds")).Within(2).Percent);
            Assert.That(SignScale(Of("SignFeedbackOhms")), Is.EqualTo(Of("SignScale")).Within(0.5).Percent);
            Assert.That(SignScale(Of("SignMeanFeedbackOhms") / 2), Is.EqualTo(Of("SignScale") / 2).Within(0.5).Percent);
            Assert.That(Of("SignScale"), Is.EqualTo(Of("SenseOhms")).Within(0.1).Percent);
            Assert.That(Of("ReferenceVolts") / 2, Is.EqualTo(Of("SignMeanZeroVolts")).Within(0.1).Percent);
            Assert.That(2 * Of("SenseShiftOhms"), Is.EqualTo(Of("SenseOpenOhms")));
        });
    }

    [Test]
    public void The_adapter_of_the_firmware_uses_the_same_factors()
    {
        FrontEndParameters parameters = new();
        double volts = parameters.LogicVolts * parameters.SetPointGain;
        Assert.Multiple(() =>
        {
            Assert.That(FrontEnd.MicrocurrentFullScale, Is.EqualTo(volts / parameters.SenseOhms * 1e6).Within(0.2).Percent);
            Assert.That(FrontEnd.EmsFullScale, Is.EqualTo(volts / parameters.EmsRangeOhms * 1e6).Within(0.2).Percent);
            Assert.That(FrontEnd.ZeroCounts, Is.EqualTo(parameters.SenseOffsetVolts / 3.3 * 4095).Within(1));
            Assert.That(FrontEnd.DeadTimeMicros, Is.EqualTo(parameters.DeadTimeSeconds * 1e6).Within(1e-6));
            Assert.That(FrontEnd.HighDividerPerCount, Is.EqualTo(4096 * 3300 / 4095.0 / parameters.HighDivider).Within(0.1).Percent);
            Assert.That(FrontEnd.BatteryPerCount, Is.EqualTo(4096 * 3300 / 4095.0 / parameters.BatteryDivider).Within(0.1).Percent);
        });
    }

    [TestCase(".param A = 1")]
    [TestCase(".param A = one $ R1 | 1% | text")]
    [TestCase(".param A = 1 $ R1 | text")]
    [TestCase(".param A = 1 $ R1 | 1% | text\n.param a = 2 $ R2 | 1% | text")]
    public void A_line_that_cannot_be_read_is_refused(string text)
    {
        Assert.That(() => FrontEndFile.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains("line"));
    }
}

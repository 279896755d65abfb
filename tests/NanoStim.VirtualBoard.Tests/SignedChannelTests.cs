using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>The signed channels, against what has to come out of shunt, amplifier and filters: 3320 V/A, and 1660 V/A for the mean.</summary>
public class SignedChannelTests
{
    private const double VoltsPerAmp = 3320;

    // The held peaks end at 760 uA. The mean sees positive current up to 806 uA, 2.49 V of the amplifier times 1.075, and negative
    // current up to 746 uA, where its own amplifier is at ground.
    private const double ClipVolts = 760e-6 * VoltsPerAmp;
    private const double MeanClipVolts = 2.49 * 1.075 / 2;
    private const double MeanFloorVolts = 1.25 - 0.012;

    [TestCase("0.1ohm")]
    [TestCase("500ohm")]
    [TestCase("10kohm")]
    [TestCase("small-skin")]
    public void Both_peaks_show_a_biphasic_microcurrent_train_at_its_amplitude(string load)
    {
        BoardFixture rig = Microcurrent(load, 200e-6);
        rig.Biphasic(50, 2_005).Wait(0.2);
        double expected = 200e-6 * VoltsPerAmp;
        Assert.That(rig.PositivePeakVolts(), Is.EqualTo(expected).Within(expected * 0.2), "held with a droop of 100 ms");
        Assert.That(rig.NegativePeakVolts(), Is.EqualTo(expected).Within(expected * 0.2));
        Assert.That(rig.SignedMeanVolts(), Is.EqualTo(1.25).Within(0.01));
    }

    [Test]
    public void A_peak_is_the_current_at_the_end_of_a_phase_and_droops_with_103_ms()
    {
        BoardFixture rig = Microcurrent("10kohm", 200e-6);
        rig.HeldAmps(0.005);
        Assert.That(rig.PositivePeakVolts(), Is.EqualTo(200e-6 * VoltsPerAmp).Within(0.3).Percent);
        double before = rig.PositivePeakVolts();
        rig.Wait(0.1032);
        Assert.That(rig.PositivePeakVolts() / before, Is.EqualTo(1 / Math.E).Within(0.5).Percent);
        Assert.That(rig.NegativePeakVolts(), Is.Zero.Within(1e-3));
    }

    [Test]
    public void A_negative_phase_shows_in_the_negative_peak_only()
    {
        BoardFixture rig = Microcurrent("10kohm", 400e-6);
        rig.HoldSecond(true);
        rig.Wait(0.005);
        Assert.That(rig.NegativePeakVolts(), Is.EqualTo(400e-6 * VoltsPerAmp).Within(0.3).Percent);
        Assert.That(rig.PositivePeakVolts(), Is.Zero.Within(1e-3));
    }

    [TestCase(600, 300, 1)]
    [TestCase(300, 600, -1)]
    [Requirement("SR-27")]
    public void The_mean_has_the_sign_of_an_imbalance(double firstMicros, double secondMicros, int sign)
    {
        // 500 Hz, 300 uA: the mean of the current is 300 uA times the difference of the two widths over the period of 2 ms.
        BoardFixture rig = Microcurrent("10kohm", 300e-6);
        rig.Unequal(500, firstMicros + 5, secondMicros + 5).Wait(0.5015);
        double expected = sign * 300e-6 * 300e-6 / 2e-3 * VoltsPerAmp / 2;
        Assert.That(rig.SignedMeanVolts() - 1.25, Is.EqualTo(expected).Within(0.003));
    }

    [TestCase("0.1ohm", 0.005)]
    [TestCase("500ohm", 0.06)]
    [TestCase("body-pad", 0.02)]
    [TestCase("10kohm", 0.02)]
    [Requirement("SR-27")]
    public void In_ems_both_peaks_say_that_there_is_current_of_their_sign(string load, double amps)
    {
        BoardFixture rig = BoardFixture.Ems(load).Arm().SelectEms().SetAmps(Math.Min(amps, 0.0599), ems: true).Wait(0.1);
        rig.Biphasic(50, 305).Wait(0.5);
        Assert.That(rig.PositivePeakVolts(), Is.InRange(ClipVolts * 0.8, ClipVolts * 1.001));
        Assert.That(rig.NegativePeakVolts(), Is.InRange(ClipVolts * 0.8, ClipVolts * 1.001));
        Assert.That(rig.SignedMeanVolts(), Is.EqualTo(1.25).Within(0.01));
    }

    [Test]
    public void In_ems_the_mean_is_that_of_a_train_of_plus_806_and_minus_746_microamps()
    {
        // 50 us more of the first phase at 100 Hz. The blocking capacitors do not yet matter after 0.3 s.
        BoardFixture rig = BoardFixture.Ems("100ohm").Arm().SelectEms().SetAmps(0.005, ems: true).Wait(0.1);
        rig.Unequal(100, 205, 155).Wait(0.305);
        double expected = (MeanClipVolts * 200e-6 - MeanFloorVolts * 150e-6) * 100;
        Assert.That(rig.SignedMeanVolts() - 1.25, Is.EqualTo(expected).Within(25).Percent);
    }

    [TestCase("sign-shunt-open", 1)]
    [TestCase("sign-shunt-short", 0)]
    [TestCase("sign-amplifier-zero", 0)]
    [Requirement("SR-27")]
    public void Its_own_faults_change_what_it_shows_and_not_the_current(string fault, int shows)
    {
        BoardFixture rig = Microcurrent("10kohm", 200e-6);
        rig.Board.Inject(BoardFault.Find(fault)!);
        rig.HeldAmps(0.005);
        Assert.That(rig.PositivePeakVolts(), Is.EqualTo(shows * ClipVolts).Within(0.01));
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.EqualTo(200).Within(0.1).Percent);
    }

    [Test]
    public void A_shared_pin_settles_with_20_microseconds_after_an_edge_of_kick()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().Wait(0.0095);
        double battery = rig.Board.AnalogVolts(35);
        rig.KickNow();
        rig.Wait(20e-6);
        FrontEndParameters parts = new();
        double reservoir = (3.9 - 0.4) * parts.HighDivider + parts.SenseOffsetVolts * (1 - parts.HighDivider);
        Assert.That(rig.Board.AnalogVolts(35), Is.EqualTo(reservoir + ((battery - reservoir) / Math.E)).Within(0.1).Percent);
        rig.Wait(80e-6);
        Assert.That(rig.Board.AnalogVolts(35), Is.EqualTo(reservoir).Within(0.02));
    }

    private static BoardFixture Microcurrent(string load, double amps) =>
        BoardFixture.Microcurrent(load).Arm().SetAmps(amps).Wait(0.05);
}

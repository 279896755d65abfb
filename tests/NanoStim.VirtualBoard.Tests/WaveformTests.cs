using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class WaveformTests
{
    [Test]
    public void Integrals_agree_with_a_sum_of_thin_slices()
    {
        Waveform a = Sum(0.3, (1, 100), (-2, 900));
        Waveform b = Sum(-0.1, (0.5, 300), (2, 20));
        const int Slices = 200_000;
        const double End = 0.02;
        double integral = 0;
        double product = 0;
        for (int i = 0; i < Slices; i++)
        {
            double at = (i + 0.5) * End / Slices;
            integral += a.Value(at) * End / Slices;
            product += a.Value(at) * b.Value(at) * End / Slices;
        }

        Assert.That(a.Integral(End), Is.EqualTo(integral).Within(1e-9));
        Assert.That(a.ProductIntegral(b, End), Is.EqualTo(product).Within(1e-9));
        Assert.That(b.ProductIntegral(a, End), Is.EqualTo(product).Within(1e-9));
    }

    [TestCase(50)]
    [TestCase(100)]
    [TestCase(100.0000001)]
    public void A_lag_obeys_its_equation_also_at_resonance(double rate)
    {
        Waveform input = Sum(0.3, (1, 100), (-2, 900));
        Waveform output = new();
        output.SetLag(input, rate, 0.7);
        Assert.That(output.Value(0), Is.EqualTo(0.7).Within(1e-9));
        foreach (double at in new[] { 1e-5, 1e-3, 0.01, 0.05 })
        {
            Assert.That(output.Slope(at), Is.EqualTo(rate * (input.Value(at) - output.Value(at))).Within(0.01));
        }
    }

    [Test]
    public void Shifting_is_looking_from_later_on()
    {
        Waveform a = Sum(0.3, (1, 100), (-2, 900));
        double expected = a.Value(0.007);
        a.Shift(0.004);
        Assert.That(a.Value(0.003), Is.EqualTo(expected).Within(1e-12));
    }

    [TestCase(0.1, 0.05)]
    [TestCase(0.3, 0.05)]
    [TestCase(0.1, 50)]
    public void The_first_crossing_is_found_where_a_waveform_dips_and_comes_back(double constant, double horizon)
    {
        // Starts above zero, dips below at about 1 ms, ends above zero.
        Waveform dip = Sum(constant, (1.2, 2000), (-1, 100));
        double crossing = Crossing.FirstBelowZero(dip, horizon, 0);
        Assert.That(dip.Value(horizon), Is.GreaterThan(0));
        Assert.That(crossing, Is.InRange(1e-5, 2e-3));
        Assert.That(dip.Value(crossing), Is.EqualTo(0).Within(1e-8));
        Assert.That(dip.Value(crossing / 2), Is.GreaterThan(0));
    }

    [Test]
    public void No_crossing_is_found_where_there_is_none()
    {
        Assert.That(Crossing.FirstBelowZero(Sum(1, (-0.9, 100)), 1, 0), Is.EqualTo(double.PositiveInfinity));
        Assert.That(Crossing.FirstBelowZero(Sum(-1, (2, 100)), 1e-3, 0), Is.EqualTo(double.PositiveInfinity));
        Assert.That(Crossing.FirstBelowZero(Sum(-1, (2, 100)), 1, 0), Is.EqualTo(Math.Log(2) / 100).Within(1e-11));
    }

    [Test]
    public void The_peak_of_a_phase_may_lie_within_it()
    {
        // The set-point is raised and lowered again within one phase.
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetDuty(0.2).Wait(0.05);
        rig.HoldFirst(true);
        rig.Wait(1e-3).SetDuty(0.9).Wait(0.6e-3).SetDuty(0.1);
        double atTurn = rig.Board.ElectrodeAmps;
        double highest = 0;
        for (int i = 0; i < 2000; i++)
        {
            rig.Wait(1e-6);
            highest = Math.Max(highest, rig.Board.ElectrodeAmps);
        }

        Assert.That(highest, Is.GreaterThan(1.01 * atTurn), "the filter's second pole carries the current on");
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.EqualTo(highest * 1e6).Within(1e-3).Percent);
    }

    private static Waveform Sum(double constant, params (double Amplitude, double Rate)[] terms)
    {
        Waveform sum = new();
        sum.Set(constant);
        foreach ((double amplitude, double rate) in terms)
        {
            sum.AddTerm(amplitude, rate);
        }

        return sum;
    }
}

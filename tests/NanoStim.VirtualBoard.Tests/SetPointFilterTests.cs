using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class SetPointFilterTests
{
    [Test]
    public void Settles_to_one_percent_in_3_4_ms()
    {
        SetPointFilter filter = new(new FrontEndParameters());
        filter.SetTarget(0, 1);
        Assert.That(Volts(filter, 3.4e-3), Is.EqualTo(0.99).Within(0.0005));
    }

    [Test]
    public void Agrees_with_the_circuit_equations_integrated_in_small_steps()
    {
        FrontEndParameters p = new();
        SetPointFilter filter = new(p);
        double source = p.SetPointUpperOhms * p.SetPointLowerOhms / (p.SetPointUpperOhms + p.SetPointLowerOhms);
        const double Step = 20e-9;
        Random random = new(3);
        double first = 0;
        double second = 0;
        double target = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            if (i % 70_000 == 0)
            {
                target = 2 * random.NextDouble();
                filter.SetTarget((long)Math.Round(i * Step * 1e12), target);
            }

            if (i % 9_999 == 0)
            {
                Assert.That(Volts(filter, i * Step), Is.EqualTo(second).Within(5e-5));
            }

            double link = (first - second) / p.SetPointSeriesOhms;
            double nextFirst = first + Step * ((target - first) / source - link) / p.SetPointFirstFarads;
            second += Step * link / p.SetPointSecondFarads;
            first = nextFirst;
        }
    }

    private static double Volts(SetPointFilter filter, double seconds)
    {
        Waveform volts = new();
        filter.Write((long)Math.Round(seconds * 1e12), volts);
        return volts.Value(0);
    }
}

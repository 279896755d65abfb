using NanoStim.Hal.Esp32;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>
/// Every factor of the adapter, worked out again from the values of the parts and rounded as an integer is: one step more or less is another number.
/// </summary>
internal sealed class FrontEndFactorTests
{
    private const double CountsPerVolt = 4095 / 3.3;
    private const double Micro = 1e6;

    private static readonly FrontEndParameters s_parts = new();

    [Test]
    public void Currents_per_count()
    {
        Assert.That(FrontEnd.CountScaleBits, Is.EqualTo(12));
        Assert.That(FrontEnd.MicrocurrentPerCount, Is.EqualTo(Nearest(4096 * Micro / CountsPerVolt / s_parts.SenseOhms)));
        Assert.That(FrontEnd.EmsPerCount, Is.EqualTo(Nearest(4096 * Micro / CountsPerVolt / s_parts.EmsRangeOhms)));

        // Half the scale of the held peaks, which is that of the sense resistor within 0.1 %.
        Assert.That(FrontEnd.SignedMeanPerCount, Is.EqualTo(Nearest(4096 * Micro / CountsPerVolt / (s_parts.SenseOhms / 2))));
    }

    [Test]
    public void Voltages_per_count()
    {
        Assert.That(FrontEnd.HighDividerPerCount, Is.EqualTo(Nearest(4096 * 1e3 / CountsPerVolt / s_parts.HighDivider)));
        Assert.That(FrontEnd.BatteryPerCount, Is.EqualTo(Nearest(4096 * 1e3 / CountsPerVolt / s_parts.BatteryDivider)));
    }

    [Test]
    public void Full_scales_and_steps_of_the_set_point()
    {
        double fullVolts = s_parts.LogicVolts * s_parts.SetPointGain;
        Assert.That(FrontEnd.StepScaleBits, Is.EqualTo(16));
        Assert.That(FrontEnd.MicrocurrentFullScale, Is.EqualTo((int)(fullVolts / s_parts.SenseOhms * Micro)));
        Assert.That(FrontEnd.EmsFullScale, Is.EqualTo((int)(fullVolts / s_parts.EmsRangeOhms * Micro)));
        Assert.That(FrontEnd.MicrocurrentSteps, Is.EqualTo(Nearest(65536 * 10000 * s_parts.SenseOhms / fullVolts / Micro)));
        Assert.That(FrontEnd.EmsSteps, Is.EqualTo(Nearest(65536 * 10000 * s_parts.EmsRangeOhms / fullVolts / Micro)));
    }

    [Test]
    public void Zeros()
    {
        double zero = s_parts.SenseOffsetVolts;
        Assert.That(FrontEnd.ZeroCounts, Is.EqualTo(Nearest(zero * CountsPerVolt)));
        Assert.That(FrontEnd.SignedMeanCounts, Is.EqualTo(Nearest((s_parts.SignMeanZeroVolts - zero) * CountsPerVolt)));
        Assert.That(FrontEnd.BatteryZeroCounts, Is.EqualTo(Nearest(zero * (1 - s_parts.BatteryDivider) * CountsPerVolt)));
        Assert.That(FrontEnd.HighVoltageZeroCounts, Is.EqualTo(Nearest(zero * (1 - s_parts.HighDivider) * CountsPerVolt)));
    }

    [Test]
    public void Plausible_zeros()
    {
        // Lines of the converter that start at 142 mV and at 0; 45 and 65 mV for converter and front end; spreads of 15 and 30 mV; 10 % of the slope.
        double zero = s_parts.SenseOffsetVolts;
        Assert.That(FrontEnd.MinZeroCounts, Is.EqualTo((int)((zero - 0.187) * CountsPerVolt)));
        Assert.That(FrontEnd.MaxZeroCounts, Is.EqualTo((int)((zero + 0.065) * CountsPerVolt)));
        Assert.That(FrontEnd.ZeroSpreadCounts, Is.EqualTo((int)(0.015 * CountsPerVolt)));
        Assert.That(FrontEnd.SignedZeroSpreadCounts, Is.EqualTo((int)(0.030 * CountsPerVolt)));
        Assert.That(FrontEnd.SignedMeanSpreadCounts, Is.EqualTo((int)((((s_parts.SignMeanZeroVolts - zero) * 0.1) + 0.045) * CountsPerVolt)));
    }

    [Test]
    public void Dead_time() => Assert.That(FrontEnd.DeadTimeMicros, Is.EqualTo(Nearest(s_parts.DeadTimeSeconds * Micro)));

    private static int Nearest(double value) => (int)Math.Round(value);
}

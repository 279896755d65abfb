using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.UnitTests.Fakes;

/// <summary>A polarity monitor by itself: 100 µA in both phases of every period, until the test changes what is measured.</summary>
internal sealed class PolarityFixture
{
    public readonly PulsePlan Plan = new PulsePlan { OnShare = 4096, WindowReciprocal = 6553 };
    public readonly MeasurementWindow Window = new MeasurementWindow();
    public ModeLimits Limits = MicrocurrentMode.Limits;
    public int AllowedMicroAmps = 100;

    /// <summary>The converter of the signed channel gives the same counts again and again.</summary>
    public bool Frozen;

    private readonly PolarityMonitor _monitor = new PolarityMonitor();
    private readonly Measurement _measurement = new Measurement { SignedCounts = 2000 };

    /// <summary>A monitor whose first two windows, which do not count, are over.</summary>
    public static PolarityFixture Settled(int polarity, int flipMillis)
    {
        PolarityFixture rig = new PolarityFixture();
        rig.Plan.Polarity = polarity;
        rig.Plan.FlipNanos = flipMillis * 1000000L;
        rig.Restart();
        rig.Measure(100, 100, 0);
        rig.Check();
        rig.Check();
        return rig;
    }

    /// <summary>Pulses are about to start, with windows of 100 ms.</summary>
    public void Restart()
    {
        _monitor.Restart(Plan);
        Window.PeakMicroAmps = 100;
    }

    /// <summary>What the signed channel sees from now on.</summary>
    public void Measure(int positive, int negative, int signedMeanSum)
    {
        Window.PositivePeakMicroAmps = positive;
        Window.NegativePeakMicroAmps = negative;
        Window.SignedMeanSumMicroAmps = signedMeanSum;
    }

    /// <summary>Another current is allowed and measured by the sink.</summary>
    public void Drive(int microAmps)
    {
        AllowedMicroAmps = microAmps;
        Window.PeakMicroAmps = microAmps;
    }

    /// <summary>Checks a window.</summary>
    public FaultCode Check()
    {
        _measurement.SignedCounts ^= Frozen ? 0 : 1;
        return _monitor.CheckWindow(Window, _measurement, Plan, Limits, AllowedMicroAmps);
    }
}

using System.Globalization;
using NanoStim.Trace;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Console.Tests;

/// <summary>A device whose converter has a wrong slope is corrected by what the load receives, and then shows that within a percent.</summary>
internal sealed class CalibrationTests
{
    private const double MicrocurrentCeiling = 600;
    private const double EmsCeiling = 60_000;

    [TestCase(false, 0.97)]
    [TestCase(false, 1.03)]
    [TestCase(true, 0.98)]
    [TestCase(true, 1.03)]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-32")]
    public void Reading_is_within_a_percent_of_the_load_and_the_ceiling_holds(bool ems, double gain)
    {
        Mcp7940n memory = new();
        ConsoleBench console = Deliver(memory, ems, gain, ems ? "40MA" : "400UA");
        double before = Shown(console);
        double load = Load(console);
        TestContext.Out.WriteLine($"shown {before}, load {load}");
        Assert.That(Math.Abs(before - load), Is.GreaterThan(0.012 * load), "this device has an error to correct");
        console.Send(string.Create(CultureInfo.InvariantCulture, $"CAL:CURR {load:0}UA\n"));
        Assert.That(console.Ask("SYST:ERR?"), Is.EqualTo("0,\"No error\""));
        console.Ask("OUTP OFF;:OUTP?");
        console.Steps(100);
        Assert.That(console.Ask("CAL:SAVE;STAT?"), Is.EqualTo("valid"));

        // After a power-off, at the ceiling.
        console = Deliver(memory, ems, gain, "MAX");
        load = Load(console);
        TestContext.Out.WriteLine($"shown {Shown(console)}, load {load}, {console.Ask("CAL:GAIN?")}");
        Assert.That(Shown(console), Is.EqualTo(load).Within(0.01 * load));
        Assert.That(load, Is.LessThan(1.02 * (ems ? EmsCeiling : MicrocurrentCeiling)));
        Assert.That(console.Ask("OUTP:PROT:TRIP?"), Is.EqualTo("0"));
    }

    private static ConsoleBench Deliver(Mcp7940n memory, bool ems, double gain, string current)
    {
        ConsoleBench console = new(hasStrap: true, ems ? "500ohm" : "10kohm", ems, memory, gain);
        console.Send($"FREQ 50HZ;:CURR {current};:SYST:WDOG 10S;:OUTP ON\n");
        for (int i = 0; i < 60 && console.Ask("SYST:STAT?") != "deliver"; i++)
        {
            console.Steps(20);
        }

        // The regulator has a quarter of the error left after each window.
        for (int i = 0; i < 6; i++)
        {
            Assert.That(console.Ask("SYST:STAT?"), Is.EqualTo("deliver"));
            console.Steps(60);
        }

        return console;
    }

    private static double Shown(ConsoleBench console) => double.Parse(console.Ask("MEAS:CURR?"), CultureInfo.InvariantCulture) * 1e6;

    private static double Load(ConsoleBench console)
    {
        console.Bench.Board.Meter.RestartPeak();
        console.Steps(50);
        return console.Bench.Board.Meter.Read().PeakMicroAmps;
    }
}

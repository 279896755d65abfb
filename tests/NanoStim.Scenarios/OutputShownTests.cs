using NanoStim.Esp32Model;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;
using NanoStim.VirtualBench;
using NUnit.Framework;

namespace NanoStim.Scenarios;

/// <summary>While the load receives current, the light is on: at its pin, not only in the firmware.</summary>
internal sealed class OutputShownTests
{
    private const int LightPin = 2;
    private const long ShownWithinNanos = 100_000_000;

    [TestCase("ms-facial", 200, false)]
    [TestCase("ems-quadriceps", 10_000, true)]
    [Requirement("SR-31")]
    public void Light_is_on_whenever_the_load_receives_current(string program, int microAmps, bool ems)
    {
        Bench bench = BenchSteps.Ready("500ohm", ems);
        BenchSteps.Start(bench, ProgramCatalogue.Find(program)!, microAmps);
        long firstCurrent = -1;
        int withCurrent = 0;
        for (int step = 0; step < 1_500; step++)
        {
            bench.Loop.RunStep();
            long last = bench.Board.Meter.Read().LastCurrentNanos;
            firstCurrent = firstCurrent < 0 ? last : firstCurrent;
            if (firstCurrent >= 0 && bench.Board.NowNanos - firstCurrent > ShownWithinNanos && bench.Board.NowNanos - last < 20_000_000)
            {
                withCurrent++;
                Assert.That(bench.Chip.DriveOf(LightPin).Kind, Is.EqualTo(PinDriveKind.High), $"{bench.Stimulator.Session.State}, step {step}");
            }
        }

        Assert.That(withCurrent, Is.GreaterThan(300), "there was current to be shown");
        Assert.That(bench.Stimulator.Fault, Is.EqualTo(FaultCode.None));
    }
}

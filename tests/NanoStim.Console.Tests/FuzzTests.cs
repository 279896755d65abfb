using NanoStim.Firmware.Safety;
using NUnit.Framework;

namespace NanoStim.Console.Tests;

/// <summary>
/// Lines without sense, thousands of them. NANOSTIM_FUZZ_LINES sets how many (the suite has 100000 on the device without the strap): a million takes some minutes.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FuzzTests
{
    private const int Warmup = 2000;

    // A collection of the model, and the longest wait for a tick; a late step has more than 25 ms.
    private const long LateMicros = 25_000;

    private static int Lines => int.TryParse(Environment.GetEnvironmentVariable("NANOSTIM_FUZZ_LINES"), out int lines) ? lines : 100_000;

    // Alone, as it looks at the heap of the whole process.
    [Test]
    [NonParallelizable]
    public void Without_the_strap_no_line_makes_output_or_a_late_step_or_garbage()
    {
        ConsoleBench console = new(hasStrap: false);
        LineFuzzer fuzzer = new(1);
        for (int i = 0; i < Warmup; i++)
        {
            console.Send(fuzzer.Next());
            console.Step();
            console.Forget();
        }

        long heap = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Lines; i++)
        {
            console.Send(fuzzer.Next());
            console.Step();
            console.Forget();
        }

        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - heap, Is.LessThan(500_000));
        Assert.That(console.Bench.Loop.Halted, Is.False);
        Assert.That(console.Bench.Stimulator.Fault, Is.EqualTo(FaultCode.None));
        Assert.That(console.Bench.Board.Meter.Read().PeakMicroAmps, Is.Zero);
        Assert.That(console.LongestStepMicros, Is.LessThan(LateMicros));
        Assert.That(console.LongestWaitNanos, Is.LessThanOrEqualTo(0));
        console.Send("\n*CLS\n");
        console.Steps(3_000);
        console.Forget();
        Assert.That(console.Ask("SYST:ERR?"), Is.EqualTo("0,\"No error\""));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void With_the_strap_no_line_passes_a_ceiling_or_trips_the_device(bool ems)
    {
        ConsoleBench console = new(hasStrap: true, ems ? "500ohm" : "10kohm", ems);
        LineFuzzer fuzzer = new(ems ? 3 : 2);
        string start = ems ? "*RST;:CURR 10MA;:OUTP ON\n" : "*RST;:CURR 200UA;:OUTP ON\n";
        double ceiling = ems ? 63_000 : 630;
        for (int i = 0; i < Lines / 50; i++)
        {
            if (i % 100 == 0)
            {
                // A start behind lines that waited when the device became ready is refused.
                console.Drain();
                console.Send("\n" + start);
            }

            console.Send(fuzzer.Next());
            console.Steps(3);
            console.Forget();
            Assert.That(console.Bench.Board.Meter.Read().PeakMicroAmps, Is.LessThan(ceiling));
        }

        Assert.That(console.Bench.Loop.Halted, Is.False);
        Assert.That(console.Bench.Board.Meter.Read().PeakMicroAmps, Is.GreaterThan(0), "there was output");
        Assert.That(console.Bench.Stimulator.Fault, Is.EqualTo(FaultCode.None));
        Assert.That(console.LongestWaitNanos, Is.LessThanOrEqualTo(0));
        console.Send("\u0003\nOUTP OFF\n");
        console.Steps(300);
        Assert.That(console.Ask("OUTP?"), Is.EqualTo("0"));
    }
}

using NanoStim.Scope.Measuring;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>The length of a file costs time, not memory.</summary>
public class LongCaptureTests
{
    [Test]
    public void Ten_times_the_samples_take_no_more_memory()
    {
        long small = AllocatedBy(50_000);
        long large = AllocatedBy(500_000);

        // A few samples kept for medians, and that is all.
        Assert.That(large - small, Is.LessThan(4_000_000));
    }

    private static long AllocatedBy(int samples)
    {
        byte[] file = System.Text.Encoding.UTF8.GetBytes(LayoutWriter.All["Rigol"](SampleSet.Of(Waves.Biphasic(50, 300e-6, 100e-6, 10, 10), 0, 1e-5, samples)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        ChannelMeasurement channel = Captures.Measure(file).Channels[0];
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(channel.Samples, Is.EqualTo(samples));
        return allocated;
    }
}

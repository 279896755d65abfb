using NUnit.Framework;

namespace NanoStim.Scope.Tests.Drawing;

internal sealed class EnvelopeTraceTests
{
    [Test]
    public void Holds_the_minimum_and_the_maximum_of_each_stretch()
    {
        EnvelopeTrace trace = new(binSeconds: 1);
        foreach ((double seconds, double value) in new[] { (0.0, 0.0), (0.2, 5), (0.3, -2), (0.9, 0), (1.5, 1), (1.6, 0) })
        {
            trace.Add(seconds, value);
        }

        Assert.That(trace.Count, Is.EqualTo(2));
        Assert.That((trace.LowAt(0), trace.HighAt(0)), Is.EqualTo((-2, 5)));
        Assert.That(trace.LowAt(1), Is.Zero);
        Assert.That(trace.HighAt(1), Is.EqualTo(1));
    }

    [Test]
    public void Draws_a_straight_line_through_stretches_without_a_sample()
    {
        EnvelopeTrace trace = new(binSeconds: 1);
        trace.Add(0, 0);
        trace.Add(10, 100);

        Assert.That(trace.Count, Is.EqualTo(11));
        Assert.That(trace.LowAt(4), Is.EqualTo(40).Within(1e-9));
        Assert.That(trace.HighAt(4), Is.EqualTo(50).Within(1e-9));
    }

    [TestCase(1)]
    [TestCase(60)]
    [TestCase(1800)]
    public void Keeps_every_spike_of_a_signal_of_any_length(double lengthSeconds)
    {
        EnvelopeTrace trace = new();
        const int Samples = 20_000;
        for (int i = 0; i < Samples; i++)
        {
            trace.Add(i * lengthSeconds / Samples, i == 12_345 ? 7 : i == 17_000 ? -3 : 0);
        }

        int[] bins = [.. Enumerable.Range(0, trace.Count)];
        Assert.That(trace.Count, Is.LessThanOrEqualTo(EnvelopeTrace.MaxBins));
        Assert.That(bins.Max(trace.HighAt), Is.EqualTo(7));
        Assert.That(bins.Min(trace.LowAt), Is.EqualTo(-3));
        Assert.That(trace.SecondsAt(bins.MaxBy(trace.HighAt)), Is.EqualTo(12_345 * lengthSeconds / Samples).Within(lengthSeconds / 500));
    }
}

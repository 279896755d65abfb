using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>Logic sessions are read by their changes, and say the same as sample by sample.</summary>
public class SigrokLogicTests
{
    [Test]
    public void Runs_give_the_times_of_all_edges()
    {
        byte[] words = [.. Enumerable.Range(0, 100_000).Select(row => (byte)(row % 1000 < 300 ? 1 : 2))];

        CaptureMeasurement capture = Captures.Measure(SessionWriter.Logic(words, 1e6));

        Assert.That(capture.Channels[0].HighTimeMicros, Is.EqualTo(300).Within(0.01));
        Assert.That(capture.Channels[1].HighTimeMicros, Is.EqualTo(700).Within(0.01));
        Assert.That(capture.Channels[0].FrequencyHertz, Is.EqualTo(1000).Within(0.01));
        Assert.That(capture.Channels[0].Uncertainty.HighTimeMicros, Is.GreaterThanOrEqualTo(1));
        Assert.That(capture.Channels[0].DurationSeconds, Is.EqualTo(0.099999).Within(1e-9));
        Assert.That(capture.Notes, Has.Some.Contains("100000 samples"));
    }

    [Test]
    public void A_signal_that_changes_at_every_sample_has_all_its_rows()
    {
        byte[] words = [.. Enumerable.Range(0, 5000).Select(row => (byte)(row & 1))];

        ChannelMeasurement channel = Captures.Measure(SessionWriter.Logic(words, 1e6)).Channels[0];

        Assert.That(channel.Samples, Is.EqualTo(5000));
        Assert.That(channel.SampleIntervalSeconds, Is.EqualTo(1e-6).Within(1e-15));
        Assert.That(channel.FrequencyHertz, Is.EqualTo(500_000).Within(1));
    }

    [Test]
    public void A_change_of_rate_in_the_middle_is_not_spread_evenly()
    {
        // Half of the periods have 10 samples, the others 12: evened, the edges would wander by a hundred samples.
        byte[] words = [.. Enumerable.Range(0, 500).SelectMany(_ => Period(5)), .. Enumerable.Range(0, 500).SelectMany(_ => Period(6))];

        using ISampleSource source = Captures.Open(SessionWriter.Logic(words, 1e6));
        SampleBlock block = new(2);
        List<double> rises = [];
        double last = 1;
        while (source.Read(block))
        {
            for (int row = 0; row < block.Count; row++)
            {
                if (block.Values[0][row] > last)
                {
                    rises.Add(block.Seconds[row]);
                }

                last = block.Values[0][row];
            }
        }

        Assert.That(rises[249] - rises[248], Is.EqualTo(10e-6).Within(1e-12));
        Assert.That(rises[^1] - rises[^2], Is.EqualTo(12e-6).Within(1e-12));
        Assert.That(Captures.Measure(SessionWriter.Logic(words, 1e6)).Channels[0].SampleIntervalSeconds, Is.Null);
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Sessions_without_a_signal_are_refused(int samples) =>
        Assert.That(Captures.Refused(SessionWriter.Logic(new byte[samples], 1e6)).Message, Does.Contain("sample"));

    private static IEnumerable<byte> Period(int half) => Enumerable.Repeat((byte)1, half).Concat(Enumerable.Repeat((byte)0, half));
}

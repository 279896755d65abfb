using NanoStim.Scope.Measuring;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>A frequency carries a doubt where the signal is no clean rectangle, and none where it is.</summary>
internal sealed class DoubtTests
{
    [Test]
    public void Clean_rectangle_has_no_doubt() =>
        Assert.That(Doubt(Waves.Biphasic(50, 300e-6, 5e-6, 10, 10)), Is.Null);

    [Test]
    public void Sine_is_no_rectangle() =>
        Assert.That(Doubt(Waves.Sine(500, 10)), Is.Not.Null);

    [Test]
    public void Pulses_of_different_widths_are_in_doubt() =>
        Assert.That(Doubt(seconds => seconds % 0.02 < (seconds % 0.06 < 0.02 ? 0.002 : 0.006) ? 10 : 0), Does.Contain("width").Or.Contain("period"));

    [Test]
    public void Flat_trace_with_wide_noise_is_in_doubt() =>
        Assert.That(Doubt(Waves.Noisy(_ => 0, 0.1)), Does.Contain("too fast for the sample rate"));

    [Test]
    public void Square_wave_of_ten_samples_a_period_is_no_noise()
    {
        // As a converter of 8 bits shows 0.3 V on a screen of 10 V: one step up or down.
        double Value(double seconds)
        {
            int at = (int)Math.Round(seconds / 1e-4);
            return (at % 10 < 5 ? 0.32 : 0) + (0.04 * ((at * at % 7 % 3) - 1));
        }

        ChannelMeasurement channel = Captures.Measure(LayoutWriter.All["Rigol"](SampleSet.Of(Value, 0, 1e-4, 1400)), Captures.Into10Kohm).Channels[0];

        Assert.That(channel.Kind, Is.Not.EqualTo(SignalKind.Flat));
        Assert.That(channel.FrequencyHertz, Is.EqualTo(1000).Within(2));
    }

    private static string? Doubt(Func<double, double> signal)
    {
        ChannelMeasurement channel = Captures.Measure(LayoutWriter.All["Rigol"](SampleSet.Of(signal, 0, 1e-5, 20_000)), Captures.Into10Kohm).Channels[0];
        return channel.Doubt;
    }
}

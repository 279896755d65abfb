using NanoStim.Scope.Measuring;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>Signals with known truth, as an 8-bit oscilloscope with noise would show them.</summary>
public class MeasurementTests
{
    private const double Grain = 0.08;
    private const double Noise = 0.05;

    [TestCase(1.0)]
    [TestCase(6.0)]
    [TestCase(19.0)]
    [TestCase(0.6)]
    [TestCase(2.3)]
    public void Servo_pulses(double highMillis)
    {
        ChannelMeasurement channel = Scoped(Waves.Pulses(50, highMillis * 1e-3, 0.08, 3.4), 4e-5, 2500);

        Assert.That(channel.FrequencyHertz, Is.EqualTo(50).Within(channel.Uncertainty.FrequencyHertz!.Value));
        Assert.That(channel.HighTimeMicros, Is.EqualTo(highMillis * 1e3).Within(channel.Uncertainty.HighTimeMicros!.Value));
        Assert.That(channel.LowTimeMicros, Is.EqualTo(20e3 - highMillis * 1e3).Within(channel.Uncertainty.LowTimeMicros!.Value));
        Assert.That(channel.Kind, Is.EqualTo(SignalKind.OneSided));
    }

    [Test]
    public void A_bipolar_square_has_no_rest()
    {
        ChannelMeasurement channel = Scoped(Waves.Pulses(1000, 500e-6, -10, 10.08), 2e-6, 1200, Captures.Into10Kohm);

        Assert.That(channel.Kind, Is.EqualTo(SignalKind.Alternating));
        Assert.That(channel.FrequencyHertz, Is.EqualTo(1000).Within(3));
        Assert.That(channel.HighTimeMicros, Is.EqualTo(500).Within(2));
        Assert.That(channel.Positive!.Plateau * channel.AmpsPerUnit, Is.EqualTo(1.008e-3).Within(1e-5));
        Assert.That(channel.Microcurrent!.IsMicrocurrent, Is.Not.True);
    }

    [Test]
    public void A_sine_crosses_zero_twice_in_a_period()
    {
        ChannelMeasurement channel = Scoped(Waves.Sine(7e6, 33.8), 1e-9, 700);

        Assert.That(channel.FrequencyHertz, Is.EqualTo(7e6).Within(2e4));
        Assert.That(channel.HighTimeMicros, Is.EqualTo(1 / 14.0).Within(2e-3));
        Assert.That(channel.PeakVolts, Is.EqualTo(33.8).Within(0.4));
    }

    [TestCase(0.0)]
    [TestCase(2.5)]
    [TestCase(-0.146)]
    public void A_level_with_noise_is_flat(double level)
    {
        ChannelMeasurement channel = Scoped(_ => level, 1e-6, 50_000);

        Assert.That(channel.Kind, Is.EqualTo(SignalKind.Flat));
        Assert.That(channel.Mean, Is.EqualTo(level).Within(0.01));
        Assert.That(channel.FrequencyHertz, Is.Null);
        Assert.That(channel.PhaseWidthMicros, Is.Null);
    }

    [Test]
    public void Unequal_phases_are_told_apart()
    {
        ChannelMeasurement channel = Clean(Waves.Biphasic(50, 300e-6, 100e-6, 10, 8), 1e-6, 200_000, Captures.Into10Kohm);

        Assert.That(channel.Positive!.Plateau, Is.EqualTo(10).Within(0.05));
        Assert.That(channel.Negative!.Plateau, Is.EqualTo(8).Within(0.05));

        // Ten pairs, (10 - 8) V x 300 µs / 10 kOhm each.
        Assert.That(channel.NetChargeNanoCoulombs, Is.EqualTo(600).Within(channel.Uncertainty.NetChargeNanoCoulombs!.Value));
    }

    [Test]
    public void Charge_energy_rms_and_densities_follow_from_the_load()
    {
        MeasureOptions options = new() { LoadOhms = 500, ElectrodeSquareCentimetres = 25 };

        // 60 mA, 300 µs a phase, 50 Hz into 500 Ω: the reference point of the field notes.
        ChannelMeasurement channel = Clean(Waves.Biphasic(50, 300e-6, 100e-6, 30, 30), 1e-6, 200_000, options);

        Assert.That(channel.Positive!.AreaMicros * channel.AmpsPerUnit * 1e6, Is.EqualTo(18e6 * 1e-6 * 1e6).Within(1e5));
        Assert.That(channel.RmsMicroAmps, Is.EqualTo(10392).Within(50));
        Assert.That(channel.EnergyPerPulseMicroJoules, Is.EqualTo(1080).Within(10));
        Assert.That(channel.RmsDensityMilliAmpsPerSquareCentimetre, Is.EqualTo(0.4157).Within(0.003));
        Assert.That(channel.PowerDensityMilliWattsPerSquareCentimetre, Is.EqualTo(2.16).Within(0.03));
        Assert.That(channel.Duty, Is.EqualTo(0.03).Within(2e-4));
        Assert.That(channel.Microcurrent!.IsMicrocurrent, Is.False);
    }

    [Test]
    public void A_shunt_gives_the_current_and_the_load_the_energy()
    {
        MeasureOptions options = new() { ShuntOhms = 10, LoadOhms = 500 };

        ChannelMeasurement channel = Clean(Waves.Biphasic(50, 300e-6, 100e-6, 0.6, 0.6), 1e-6, 200_000, options);

        Assert.That(channel.PeakMicroAmps, Is.EqualTo(60_000).Within(10));
        Assert.That(channel.EnergyPerPulseMicroJoules, Is.EqualTo(1080).Within(10));
    }

    [Test]
    public void A_current_channel_needs_no_load()
    {
        string text = "Time (s),Electrode (V),Current (mA)\n0,0,0\n0.001,0,0\n0.001000001,1,0.2\n0.002,1,0.2\n0.002000001,0,0\n0.003,0,0\n0.003000001,1,0.2\n0.004,1,0.2\n0.004000001,0,0\n0.005,0,0\n";

        CaptureMeasurement capture = Captures.Measure(text);

        Assert.That(capture.Channels[0].PeakMicroAmps, Is.Null);
        Assert.That(capture.Channels[1].PeakMicroAmps, Is.EqualTo(200).Within(0.1));
        Assert.That(capture.Channels[1].PeakVolts, Is.Null);
        Assert.That(capture.Channels[1].PhaseWidthMicros, Is.EqualTo(1000).Within(0.01));
        Assert.That(capture.Channels[1].NetChargeNanoCoulombs, Is.EqualTo(400).Within(0.1));
        Assert.That(capture.Channels[1].Microcurrent!.IsMicrocurrent, Is.True);
    }

    [Test]
    public void Rows_of_one_polarity_are_counted()
    {
        ChannelMeasurement channel = Clean(Waves.Alternating(10, 40e-3, 10, 2), 1e-4, 60_000);

        Assert.That(channel.PulsesPerPolarity, Is.EqualTo(10));
        Assert.That(channel.PolarityPattern, Does.StartWith("alternating, 10"));
        Assert.That(channel.FrequencyHertz, Is.EqualTo(10).Within(0.01));
        Assert.That(channel.InterphaseGapMicros, Is.Null);
    }

    [Test]
    public void Monophasic_negative_pulses()
    {
        ChannelMeasurement channel = Scoped(Waves.Pulses(10, 20e-3, 0, -6), 1e-4, 10_000);

        Assert.That(channel.PolarityPattern, Is.EqualTo("monophasic negative"));
        Assert.That(channel.PhaseWidthMicros, Is.EqualTo(20_000).Within(150));
        Assert.That(channel.Positive, Is.Null);
    }

    [Test]
    public void Trains_have_on_and_off_times_and_ramps()
    {
        Func<double, double> train = Waves.InCycles(Waves.Biphasic(50, 1e-3, 0.2e-3, 10, 10), ramp: 1, on: 5, off: 4);

        ChannelMeasurement channel = Clean(train, 1e-4, 220_000);
        Burst burst = channel.Bursts[1];

        Assert.That(channel.Bursts, Has.Count.EqualTo(3).Or.Count.EqualTo(2));
        Assert.That(burst.OnSeconds, Is.EqualTo(5).Within(0.1));
        Assert.That(burst.RampUp, Is.EqualTo(1).Within(0.06));
        Assert.That(burst.RampDown, Is.EqualTo(1).Within(0.06));
        Assert.That(burst.Start - channel.Bursts[0].End, Is.EqualTo(4).Within(0.1));
        Assert.That(channel.PhaseWidthMicros, Is.EqualTo(1000).Within(channel.Uncertainty.PhaseWidthMicros!.Value));
    }

    [Test]
    public void A_slow_edge_has_a_rise_time_and_the_width_at_half_height()
    {
        // 10 % to 90 % of an exponential is 2.197 time constants; in and out are alike, so the width at half height stays.
        const double Tau = 20e-6;
        Func<double, double> smooth = seconds =>
        {
            double at = seconds % 2e-3;
            return at < 500e-6 ? 10 * (1 - Math.Exp(-at / Tau)) : 10 * (1 - Math.Exp(-500e-6 / Tau)) * Math.Exp(-(at - 500e-6) / Tau);
        };

        ChannelMeasurement channel = Clean(smooth, 1e-6, 20_000);

        Assert.That(channel.Positive!.RiseMicros, Is.EqualTo(43.9).Within(2));
        Assert.That(channel.PhaseWidthMicros, Is.EqualTo(500).Within(2));
    }

    [Test]
    public void The_bound_of_microcurrent_is_not_guessed_within_the_uncertainty()
    {
        ChannelMeasurement near = Clean(Waves.Pulses(50, 1e-3, 0, 9.9), 1e-5, 20_000, Captures.Into10Kohm with { GainError = 0.03 });
        ChannelMeasurement below = Clean(Waves.Pulses(50, 1e-3, 0, 2), 1e-5, 20_000, Captures.Into10Kohm with { GainError = 0.03 });

        Assert.That(near.Microcurrent!.IsMicrocurrent, Is.Null);
        Assert.That(below.Microcurrent!.IsMicrocurrent, Is.True);
    }

    [Test]
    public void An_unknown_channel_is_named_with_those_there_are()
    {
        string text = LayoutWriter.All["Rigol"](SampleSet.Of(_ => 1, 0, 1e-3, 100));

        ArgumentException wrong = Assert.Throws<ArgumentException>(() => Captures.Measure(text, new MeasureOptions { Channels = ["CH9"] }))!;

        Assert.That(wrong.Message, Does.Contain("'CH9'").And.Contain("CH1"));
    }

    private static ChannelMeasurement Clean(Func<double, double> signal, double interval, int count, MeasureOptions? options = null) =>
        Captures.Measure(LayoutWriter.All["Rigol"](SampleSet.Of(signal, -0.01, interval, count)), options).Channels[0];

    private static ChannelMeasurement Scoped(Func<double, double> signal, double interval, int count, MeasureOptions? options = null) =>
        Clean(Waves.Quantised(Waves.Noisy(signal, Noise), Grain), interval, count, options);
}

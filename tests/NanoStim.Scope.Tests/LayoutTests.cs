using NanoStim.Scope.Measuring;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>Every layout is recognised, and says the same of the same signal.</summary>
public class LayoutTests
{
    private const double Interval = 2e-6;

    // 50 Hz, 300 µs, gap 100 µs, ±10 V: 1 mA into 10 kOhm.
    private static readonly SampleSet Biphasic = SampleSet.Of(Waves.Biphasic(50, 300e-6, 100e-6, 10, 10), -5e-3, Interval, 32_000);

    public static IEnumerable<string> Layouts => LayoutWriter.All.Keys;

    [TestCaseSource(nameof(Layouts))]
    public void The_format_is_recognised(string layout)
    {
        CaptureMeasurement capture = Captures.Measure(LayoutWriter.All[layout](Biphasic));

        Assert.That(capture.Format, Is.EqualTo(layout == "PicoScope, German" ? "PicoScope" : layout == "Rigol, saved by a spreadsheet" ? "Rigol" : layout));
        Assert.That(capture.Channels, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Layouts))]
    public void Samples_and_times_are_all_there(string layout)
    {
        ChannelMeasurement channel = Captures.Measure(LayoutWriter.All[layout](Biphasic)).Channels[0];

        Assert.That(channel.Samples, Is.EqualTo(Biphasic.Count));
        Assert.That(channel.SampleIntervalSeconds, Is.EqualTo(Interval).Within(1e-9 * Interval + 1e-12));
        Assert.That(channel.DurationSeconds, Is.EqualTo((Biphasic.Count - 1) * Interval).Within(1e-6));
    }

    [TestCaseSource(nameof(Layouts))]
    public void The_pulses_are_measured_within_the_stated_uncertainty(string layout)
    {
        ChannelMeasurement channel = Captures.Measure(LayoutWriter.All[layout](Biphasic), Captures.Into10Kohm).Channels[0];
        MeasurementUncertainty off = channel.Uncertainty;

        Assert.That(channel.FrequencyHertz, Is.EqualTo(50).Within(off.FrequencyHertz!.Value));
        Assert.That(channel.PhaseWidthMicros, Is.EqualTo(300).Within(off.PhaseWidthMicros!.Value));
        Assert.That(channel.InterphaseGapMicros, Is.EqualTo(100).Within(off.InterphaseGapMicros!.Value));
        Assert.That(channel.PeakVolts, Is.EqualTo(10).Within(off.PeakVolts!.Value));
        Assert.That(channel.PeakMicroAmps, Is.EqualTo(1000).Within(off.PeakMicroAmps!.Value));
        Assert.That(off.PhaseWidthMicros, Is.LessThan(10));
        Assert.That(channel.PolarityPattern, Is.EqualTo("biphasic, positive phase first"));
    }

    [Test]
    public void Values_of_an_attenuating_probe_are_those_at_its_tip_already()
    {
        ChannelMeasurement channel = Captures.Measure(LayoutWriter.All["Tektronix MDO/MSO"](Biphasic)).Channels[0];

        Assert.That(channel.ProbeAttenuation, Is.EqualTo(10));
        Assert.That(channel.PeakVolts, Is.EqualTo(10).Within(1e-3));
    }

    [Test]
    public void A_probe_of_which_the_instrument_did_not_know_is_made_good()
    {
        ChannelMeasurement channel = Captures.Measure(LayoutWriter.All["Rigol"](Biphasic), new MeasureOptions { ProbeFactor = 10 }).Channels[0];

        Assert.That(channel.PeakVolts, Is.EqualTo(100).Within(1e-2));
    }

    [TestCase(null)]
    [TestCase("2026-01-30T14:06:09")]
    public void Transitions_of_a_logic_analyser_are_steps(string? date)
    {
        DateTime? origin = date is null ? null : DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        string text = LayoutWriter.Saleae(Waves.Pulses(50, 1.5e-3, 0, 1), 1e-5, 0.1, origin);

        ChannelMeasurement channel = Captures.Measure(text).Channels[0];

        Assert.That(channel.Kind, Is.EqualTo(SignalKind.Logic));
        Assert.That(channel.HighTimeMicros, Is.EqualTo(1500).Within(0.01));
        Assert.That(channel.LowTimeMicros, Is.EqualTo(18500).Within(0.01));
        Assert.That(channel.FrequencyHertz, Is.EqualTo(50).Within(0.001));
        Assert.That(channel.PeakVolts, Is.Null);
        Assert.That(channel.SampleIntervalSeconds, Is.Null);
    }

    [Test]
    public void Times_that_are_rounded_to_the_same_number_are_spread_evenly()
    {
        // Times with three digits, ten samples to each.
        string text = "TIME,CH2\r\r\n" + string.Concat(Enumerable.Range(0, 5000).Select(row =>
            $"{(-2.5 + row * 1e-3):0.00},{(row / 250 % 2 == 0 ? 1 : 0)}.5\r\r\n"));

        CaptureMeasurement capture = Captures.Measure(text);

        Assert.That(capture.Channels[0].HighTimeMicros, Is.EqualTo(250e3).Within(1e3));
        Assert.That(capture.Notes, Has.Some.Contains("rounded"));
    }

    [Test]
    public void Two_channels_keep_their_names()
    {
        SampleSet set = SampleSet.Of(_ => 0.5, 0, 1e-5, 2000, Waves.Pulses(1000, 250e-6, 0, 3));

        CaptureMeasurement capture = Captures.Measure(LayoutWriter.RigolTwo(set));

        Assert.That(capture.Channels.Select(channel => channel.Name), Is.EqualTo(new[] { "CH1", "CH2" }));
        Assert.That(capture.Channels[0].Kind, Is.EqualTo(SignalKind.Flat));
        Assert.That(capture.Channels[1].HighTimeMicros, Is.EqualTo(250).Within(10));
    }

    [Test]
    public void Utf_16_is_read_as_well()
    {
        byte[] bytes = [.. System.Text.Encoding.Unicode.Preamble, .. System.Text.Encoding.Unicode.GetBytes(LayoutWriter.All["Rigol"](Biphasic))];

        Assert.That(Captures.Measure(bytes).Channels[0].PhaseWidthMicros, Is.EqualTo(300).Within(2));
    }
}

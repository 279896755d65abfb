using NanoStim.Scope.Judging;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Tests.Fixtures;
using NUnit.Framework;

namespace NanoStim.Scope.Tests;

/// <summary>A device that violates its program is failed for the right line, and one that keeps it is not.</summary>
public class JudgeTests
{
    private static readonly Expectation Ems = new()
    {
        Title = "EMS 20 mA",
        FrequencyHertz = 50,
        PhaseWidthMicros = 300,
        WidthStepMicros = 2,
        InterphaseGapMicros = 5,
        Polarity = PolarityOrder.Biphasic,
        AmplitudeMicroAmps = 20_000,
        IsMicrocurrent = false,
    };

    private static readonly Expectation Positive = Ems with
    {
        Title = "microcurrent, positive",
        FrequencyHertz = 10,
        PhaseWidthMicros = 20_000,
        WidthStepMicros = 10,
        InterphaseGapMicros = null,
        Polarity = PolarityOrder.MonophasicPositive,
        AmplitudeMicroAmps = 200,
        IsMicrocurrent = true,
    };

    [Test]
    public void Device_that_keeps_its_program_passes() =>
        Assert.That(NotPassed(Ems, Pulses(50, 300, 10, 10)), Is.Empty);

    [TestCase(330.0)]
    [TestCase(270.0)]
    public void Wrong_width_is_a_width_and_no_imbalance(double micros) =>
        Assert.That(Failed(Ems, Pulses(50, micros, 10, 10)), Is.EquivalentTo(new[] { "width+", "width-", "phase-charge+", "phase-charge-" }));

    [Test]
    public void Wrong_rate_is_rate_and_period() => Assert.That(Failed(Ems, Pulses(60, 300, 10, 10)), Is.EquivalentTo(new[] { "period", "frequency" }));

    [Test]
    public void Too_much_current_is_current_and_charge() =>
        Assert.That(Failed(Ems, Pulses(50, 300, 12, 12)), Is.EquivalentTo(new[] { "amplitude+", "amplitude-", "phase-charge+", "phase-charge-", "mask" }));

    [Test]
    public void Unbalanced_phases_fail_the_balance() =>
        Assert.That(Failed(Ems, Pulses(50, 300, 10, 9.6)), Is.EqualTo(new[] { "balance" }));

    [Test]
    public void Direct_current_flows_between_the_pulses()
    {
        Func<double, double> pulses = Pulses(50, 300, 10, 10);

        Assert.That(Failed(Ems, seconds => pulses(seconds) + 0.2), Is.SupersetOf(new[] { "rest-current", "rest-mean" }));
    }

    [Test]
    public void Missing_phase_is_named()
    {
        JudgeLine line = Judge(Ems, Pulses(50, 300, 10, 0), 1e-6, 500_000).First(line => line.Id == "polarity");

        Assert.That(line.Verdict, Is.EqualTo(JudgeVerdict.Fail));
        Assert.That(line.Words, Does.Contain("pulses have the phases +, the first at"));
    }

    [Test]
    public void Wrong_gap_is_the_gap() =>
        Assert.That(Failed(Ems, Waves.Biphasic(50, 300e-6, 40e-6, 10, 10)), Is.EqualTo(new[] { "gap", "gap-each" }));

    [Test]
    public void Current_above_the_limit_of_the_mode_fails_whatever_is_set() =>
        Assert.That(Failed(Ems with { AmplitudeMicroAmps = 80_000 }, Pulses(50, 300, 40, 40)), Has.Some.EqualTo("over-current"));

    [Test]
    public void Flat_trace_where_pulses_should_be_is_no_output() =>
        Assert.That(Judge(Ems, _ => 0, 1e-6, 500_000).First(line => line.Verdict == JudgeVerdict.Fail).Words, Does.StartWith("no output"));

    [Test]
    public void Flat_trace_is_right_where_no_output_is_expected()
    {
        Assert.That(NoOutput(_ => 0).Verdict, Is.EqualTo(JudgeVerdict.Pass));
        Assert.That(NoOutput(_ => 0.02).Verdict, Is.EqualTo(JudgeVerdict.Fail), "40 µA of leakage");
        Assert.That(NoOutput(Pulses(50, 300, 1, 1)).Verdict, Is.EqualTo(JudgeVerdict.Fail));
    }

    [Test]
    public void Other_polarity_fails() =>
        Assert.That(Failed(Positive, Waves.Pulses(10, 20e-3, 0, -0.1), 1e-5), Has.Some.EqualTo("polarity"));

    [Test]
    public void Milliamperes_for_microamperes_are_no_microcurrent()
    {
        // 0.6 V across 500 Ω: mA taken for µA.
        string[] failed = Failed(Positive, Waves.Pulses(10, 20e-3, 0, 0.6), 1e-5);

        Assert.That(failed, Is.SupersetOf(new[] { "amplitude+", "over-current", "microcurrent" }));
    }

    [Test]
    public void Row_of_a_polarity_that_is_too_long_fails()
    {
        Expectation alternating = Positive with { Polarity = PolarityOrder.Alternating, PulsesPerPolarity = 10 };

        Assert.That(Failed(alternating, Waves.Alternating(10, 20e-3, 10, 0.1), 1e-4, 80_000), Is.Empty);
        Assert.That(Failed(alternating, Waves.Alternating(10, 20e-3, 12, 0.1), 1e-4, 80_000), Has.Some.EqualTo("rows"));
    }

    [Test]
    public void Train_without_its_ramp_fails()
    {
        Expectation train = Ems with { FrequencyHertz = 50, PhaseWidthMicros = 1000, WidthStepMicros = 20, InterphaseGapMicros = null, OnSeconds = 5, OffSeconds = 4, RampUpSeconds = 1, RampDownSeconds = 1 };
        Func<double, double> pulses = Waves.Biphasic(50, 1e-3, 0.2e-3, 10, 10);
        Func<double, double> late(Func<double, double> signal) => seconds => seconds < 0.5 ? 0 : signal(seconds - 0.5);

        Assert.That(Failed(train, late(Waves.InCycles(pulses, 1, 5, 4)), 1e-4, 330_000), Is.Empty);
        Assert.That(Failed(train, late(Waves.InCycles(pulses, 0.01, 5, 4)), 1e-4, 300_000), Is.SupersetOf(new[] { "ramp-up", "ramp-down" }));
        Assert.That(Failed(train, late(Waves.InCycles(pulses, 1, 5, 8)), 1e-4, 440_000), Is.EqualTo(new[] { "off-time" }));
    }

    [Test]
    public void What_the_capture_does_not_show_makes_it_inconclusive()
    {
        Expectation train = Ems with { OnSeconds = 15, OffSeconds = 45, RampUpSeconds = 3, RampDownSeconds = 1 };

        IReadOnlyList<JudgeLine> lines = Judge(train, Pulses(50, 300, 10, 10), 1e-6, 200_000);

        Assert.That(lines.Where(line => line.Id is "on-time" or "off-time" or "ramp-up").Select(line => line.Verdict), Is.All.EqualTo(JudgeVerdict.NotShown));
        Assert.That(new Judgement("I", train, lines).Verdict, Is.EqualTo(JudgeVerdict.NotShown));
        Assert.That(new Judgement("I", train, Judge(train with { Parts = JudgeParts.Pulses }, Pulses(50, 300, 10, 10), 1e-6, 200_000)).Verdict, Is.EqualTo(JudgeVerdict.Pass));
    }

    [Test]
    public void Two_pulses_are_too_few() =>
        Assert.That(Judge(Ems, Pulses(50, 300, 10, 10), 1e-6, 45_000).First(line => line.Id == "pulses").Verdict, Is.EqualTo(JudgeVerdict.NotShown));

    [Test]
    public void Channels_that_disagree_are_an_error_that_names_both()
    {
        SampleSet set = SampleSet.Of(Pulses(50, 300, 10, 10), 0, 1e-5, 20_000, _ => 0);
        CaptureMeasurement capture = Captures.Measure(LayoutWriter.RigolTwo(set), new MeasureOptions { LoadOhms = 500 });

        Assert.That(() => JudgedChannel.Of(capture), Throws.ArgumentException.With.Message.Contains("CH2 is flat").And.Message.Contains("--channel CH1-CH2"));
    }

    [Test]
    public void Difference_of_two_channels_is_a_channel()
    {
        Func<double, double> pulses = Pulses(50, 300, 10, 10);
        SampleSet set = SampleSet.Of(seconds => 3 + (pulses(seconds) / 2), 0, 1e-5, 20_000, seconds => 3 - (pulses(seconds) / 2));

        ChannelMeasurement channel = Captures.Measure(LayoutWriter.RigolTwo(set), new MeasureOptions { LoadOhms = 500, ProbeFactor = 10, Channels = ["CH1-CH2"] }).Channels.Single();

        Assert.That(channel.Name, Is.EqualTo("CH1-CH2"));
        Assert.That(channel.PeakMicroAmps, Is.EqualTo(200_000).Within(100));
    }

    private static Func<double, double> Pulses(double hertz, double micros, double up, double down) =>
        Waves.Biphasic(hertz, micros * 1e-6, 5e-6, up, down);

    private static string[] Failed(Expectation expected, Func<double, double> signal, double interval = 1e-6, int count = 500_000) =>
        [.. Judge(expected, signal, interval, count).Where(line => line.Verdict == JudgeVerdict.Fail).Select(line => line.Id)];

    private static string[] NotPassed(Expectation expected, Func<double, double> signal) =>
        [.. Judge(expected, signal, 1e-6, 500_000).Where(line => line.Verdict != JudgeVerdict.Pass).Select(line => line.Id)];

    private static IReadOnlyList<JudgeLine> Judge(Expectation expected, Func<double, double> signal, double interval, int count)
    {
        MeasureOptions options = new() { LoadOhms = 500 };
        byte[] file = System.Text.Encoding.UTF8.GetBytes(LayoutWriter.All["Rigol"](SampleSet.Of(signal, 0, interval, count)));
        CaptureMeasurement capture = Captures.Measure(file, options);
        return CaptureJudge.Judge(expected, capture.Channels[0], capture.Time, options, () => Captures.Open(file)).Lines;
    }

    private static Judgement NoOutput(Func<double, double> signal)
    {
        MeasureOptions options = new() { LoadOhms = 500 };
        CaptureMeasurement capture = Captures.Measure(LayoutWriter.All["Rigol"](SampleSet.Of(signal, 0, 1e-5, 20_000)), options);
        return CaptureJudge.JudgeNoOutput(capture.Channels[0], capture.Time, options);
    }
}

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
        OverCurrentMicroAmps = 66_000,
        MaxPhaseChargeNanoCoulombs = 24_480,
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
        OverCurrentMicroAmps = 660,
        MaxPhaseChargeNanoCoulombs = 600_000,
        IsMicrocurrent = true,
    };

    [Test]
    public void A_device_that_keeps_its_program_passes() =>
        Assert.That(Failed(Ems, Pulses(50, 300, 10, 10)), Is.Empty);

    [TestCase(330.0)]
    [TestCase(270.0)]
    public void A_wrong_width(double micros) =>
        Assert.That(Failed(Ems, Pulses(50, micros, 10, 10)), Is.EquivalentTo(new[] { "width+", "width-", "phase-charge+", "phase-charge-" }));

    [Test]
    public void A_wrong_rate() => Assert.That(Failed(Ems, Pulses(60, 300, 10, 10)), Is.EqualTo(new[] { "frequency" }));

    [Test]
    public void Too_much_current() =>
        Assert.That(Failed(Ems, Pulses(50, 300, 12, 12)), Is.EquivalentTo(new[] { "amplitude+", "amplitude-", "phase-charge+", "phase-charge-" }));

    [Test]
    public void Unbalanced_phases() =>
        Assert.That(Failed(Ems, Pulses(50, 300, 10, 9.6)), Is.EqualTo(new[] { "balance" }));

    [Test]
    public void A_direct_current_under_balanced_pulses()
    {
        Func<double, double> pulses = Pulses(50, 300, 10, 10);

        Assert.That(Failed(Ems, seconds => pulses(seconds) + 0.1), Is.EqualTo(new[] { "net-charge" }));
    }

    [Test]
    public void A_missing_phase()
    {
        string[] failed = Failed(Ems, Pulses(50, 300, 10, 0));

        Assert.That(failed, Is.SupersetOf(new[] { "polarity", "width-", "amplitude-", "balance", "net-charge" }));
        Assert.That(failed, Has.None.EqualTo("width+").And.None.EqualTo("amplitude+"));
    }

    [Test]
    public void A_wrong_gap() => Assert.That(Failed(Ems, Waves.Biphasic(50, 300e-6, 40e-6, 10, 10), 1e-6), Is.EqualTo(new[] { "gap" }));

    [Test]
    public void Above_what_trips() => Assert.That(Failed(Ems, Pulses(50, 300, 40, 40)), Has.Some.EqualTo("over-current"));

    [Test]
    public void No_pulses_at_all() => Assert.That(Failed(Ems, _ => 0), Has.Some.EqualTo("polarity").And.Some.EqualTo("frequency"));

    [Test]
    public void The_other_polarity() =>
        Assert.That(Failed(Positive, Waves.Pulses(10, 20e-3, 0, -0.1), 1e-5), Has.Some.EqualTo("polarity").And.Some.EqualTo("amplitude+"));

    [Test]
    public void Microcurrent_that_is_none()
    {
        // 0.6 V across 500 Ω: mA taken for µA.
        string[] failed = Failed(Positive, Waves.Pulses(10, 20e-3, 0, 0.6), 1e-5);

        Assert.That(failed, Is.SupersetOf(new[] { "amplitude+", "over-current", "microcurrent" }));
    }

    [Test]
    public void A_row_of_a_polarity_that_is_too_long()
    {
        Expectation alternating = Positive with { Polarity = PolarityOrder.Alternating, PulsesPerPolarity = 10 };

        Assert.That(Failed(alternating, Waves.Alternating(10, 20e-3, 10, 0.1), 1e-4, 80_000), Is.Empty);
        Assert.That(Failed(alternating, Waves.Alternating(10, 20e-3, 12, 0.1), 1e-4, 80_000), Has.Some.EqualTo("polarity"));
    }

    [Test]
    public void A_train_without_its_ramp()
    {
        Expectation train = Ems with { FrequencyHertz = 50, PhaseWidthMicros = 1000, WidthStepMicros = 20, InterphaseGapMicros = null, OnSeconds = 5, OffSeconds = 4, RampUpSeconds = 1, RampDownSeconds = 1 };
        Func<double, double> pulses = Waves.Biphasic(50, 1e-3, 0.2e-3, 10, 10);

        Assert.That(Failed(train, Waves.InCycles(pulses, 1, 5, 4), 1e-4, 320_000), Is.Empty);
        Assert.That(Failed(train, Waves.InCycles(pulses, 0.01, 5, 4), 1e-4, 300_000), Is.EquivalentTo(new[] { "ramp-up", "ramp-down" }));
        Assert.That(Failed(train, Waves.InCycles(pulses, 1, 5, 8), 1e-4, 440_000), Is.EqualTo(new[] { "off-time" }));
    }

    [Test]
    public void What_the_capture_does_not_show_neither_passes_nor_fails()
    {
        Expectation train = Ems with { OnSeconds = 15, OffSeconds = 45, RampUpSeconds = 3, RampDownSeconds = 1 };

        IReadOnlyList<JudgeLine> lines = Judge(train, Pulses(50, 300, 10, 10), 1e-6, 200_000);

        Assert.That(lines.Where(line => line.Id is "on-time" or "off-time" or "ramp-up").Select(line => line.Verdict), Is.All.EqualTo(JudgeVerdict.NotShown));
    }

    [Test]
    public void The_error_of_the_instrument_is_the_devices_to_keep()
    {
        // 6 % too much fails, unless the instrument itself may be 3 % off.
        Func<double, double> strong = Pulses(50, 300, 10.6, 10.6);
        ChannelMeasurement plain = Measure(strong, 1e-6, 200_000, 0);
        ChannelMeasurement uncertain = Measure(strong, 1e-6, 200_000, 0.03);

        Assert.That(Ids(CaptureJudge.Judge(Ems, plain)), Has.Some.EqualTo("amplitude+"));
        Assert.That(Ids(CaptureJudge.Judge(Ems, uncertain)), Has.None.EqualTo("amplitude+"));
    }

    private static Func<double, double> Pulses(double hertz, double micros, double up, double down) =>
        Waves.Biphasic(hertz, micros * 1e-6, 5e-6, up, down);

    private static string[] Failed(Expectation expected, Func<double, double> signal, double interval = 1e-6, int count = 500_000) =>
        Ids(Judge(expected, signal, interval, count));

    private static string[] Ids(IReadOnlyList<JudgeLine> lines) =>
        [.. lines.Where(line => line.Verdict == JudgeVerdict.Fail).Select(line => line.Id)];

    private static IReadOnlyList<JudgeLine> Judge(Expectation expected, Func<double, double> signal, double interval, int count) =>
        CaptureJudge.Judge(expected, Measure(signal, interval, count, 0));

    private static ChannelMeasurement Measure(Func<double, double> signal, double interval, int count, double gainError) =>
        Captures.Measure(
            LayoutWriter.All["Rigol"](SampleSet.Of(signal, 0, interval, count)),
            new MeasureOptions { LoadOhms = 500, GainError = gainError }).Channels[0];
}

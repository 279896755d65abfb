using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.StepCost.Tests;

/// <summary>
/// What the step costs on the built firmware. A step has 10 ms; at 10 µs an instruction, the slow end of what the interpreter of the ESP32 does,
/// those are a thousand.
/// </summary>
internal sealed class StepCostTests
{
    // The goals of a delivering step. At 7 us an instruction, which was reported for the interpreter, a step of the longest has 3 ms left of its 10.
    private const int MaxMean = 612;
    private const int MaxStep = 1_000;

    // In the steps in which the output is armed, rises, falls, or ends: what was measured, so that it can only become less.
    private const int MaxChange = 1_085;

    private StepCostReport _report = null!;

    [OneTimeSetUp]
    public void Measure() => _report = StepCostMeter.Measure();

    [TestCase("ms")]
    [TestCase("ems")]
    [Requirement("SR-15")]
    [Requirement("SR-25")]
    public void A_step_in_the_deliver_state_stays_within_its_bounds(string mode)
    {
        StepKindCost deliver = KindOf(mode, "deliver");
        TestContext.Progress.WriteLine($"{mode} deliver: {deliver.MeanInstructions} in the mean, {deliver.MaxInstructions} at most");

        Assert.That(deliver.Steps, Is.GreaterThan(1000));
        Assert.That(deliver.MeanInstructions, Is.LessThanOrEqualTo(MaxMean));
        Assert.That(deliver.MaxInstructions, Is.LessThanOrEqualTo(MaxStep));
    }

    [Test]
    [Requirement("SR-15")]
    public void No_step_with_output_is_much_longer()
    {
        string[] states = ["contact-check", "ramp-up", "deliver", "ramp-down", "rest"];

        Assert.That(
            _report.Kinds.Where(kind => states.Contains(kind.Kind.Split(' ')[1]) && kind.MaxInstructions > MaxChange).Select(kind => $"{kind.Kind}: {kind.MaxInstructions}"),
            Is.Empty);
    }

    [Test]
    [Requirement("SR-15")]
    [Requirement("SR-25")]
    public void No_step_allocates_anything_of_its_own()
    {
        Assert.That(_report.Kinds.Where(kind => kind.MaxOwnBytes > 0).Select(kind => $"{kind.Kind}: {kind.MaxOwnBytes}"), Is.Empty);
    }

    [Test]
    public void Every_call_out_of_the_firmware_has_a_price()
    {
        Assert.That(_report.Unpriced, Is.Empty);
    }

    [Test]
    public void Every_state_of_both_modes_was_counted()
    {
        string[] states = ["power-on > self-test", "self-test", "idle", "contact-check", "ramp-up", "deliver", "ramp-down", "paused", "complete", "fault"];

        Assert.That(
            _report.Kinds.Select(kind => kind.Kind),
            Is.SupersetOf(states.SelectMany(state => new[] { $"ms {state}", $"ems {state}" }).Append("ems rest")));
    }

    [Test]
    public void Counting_again_gives_the_same_figures()
    {
        IEnumerable<string> again = StepCostMeter.Measure().Kinds.Select(Figures);

        Assert.That(again, Is.EqualTo(_report.Kinds.Select(Figures)));

        static string Figures(StepKindCost kind) => $"{kind.Kind} {kind.Steps} {kind.MinInstructions} {kind.MeanInstructions} {kind.MaxInstructions} {kind.MeanChipBytes}";
    }

    private StepKindCost KindOf(string mode, string state) => _report.Kinds.Single(kind => kind.Kind == $"{mode} {state}");
}

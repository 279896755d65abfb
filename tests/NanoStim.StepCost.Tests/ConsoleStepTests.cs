using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.StepCost.Tests;

/// <summary>
/// The steps of a device that is talked to. NANOSTIM_COUNTED_LINES and NANOSTIM_CHAT_MINUTES make them long; a day has 1440 minutes. A million lines without counting:
/// FuzzTests.
/// </summary>
internal sealed class ConsoleStepTests
{
    // On this bench no time passes within a step, so that all eight pieces of one are always done; on the device no piece is begun after 4 ms, or 6 ms without
    // output (docs/console.md). Where lines come without a pause, every step has eight.
    private const int WithEightPieces = 3_600;
    private const int MeanWithEightPieces = 2_000;
    private const int MeanOfStep = 1_100;

    [Test]
    [Requirement("SR-25")]
    [Requirement("SR-32")]
    public void Whatever_is_sent_makes_no_step_long_and_takes_no_memory()
    {
        int lines = Number("NANOSTIM_COUNTED_LINES", 1_000);
        (StepCostReport report, long[] facts) = StepCostMeter.Fuzz(lines, 5);
        Print(report, $"{lines} lines: {string.Join(' ', facts)}");

        Assert.That(facts[0], Is.Zero, "output without the strap");
        Assert.That(facts[1], Is.InRange(1, 630_000), "nA with the strap");
        Assert.That(facts[2], Is.Zero, "fault");
        Assert.That(facts[3], Is.EqualTo(1), "the console answers as before");
        Assert.That(facts[4], Is.LessThanOrEqualTo(0), "wait in a write");
        Limits(report, MeanWithEightPieces);
    }

    [Test]
    [Requirement("SR-19")]
    [Requirement("SR-25")]
    public void Client_that_talks_all_day_leaves_memory_as_it_was()
    {
        int minutes = Number("NANOSTIM_CHAT_MINUTES", 30);
        (StepCostReport report, long[] facts) = StepCostMeter.Chat(minutes);
        Print(report, $"{minutes} min: {string.Join(' ', facts)}");

        Assert.That(facts[0], Is.GreaterThan(minutes * 20), "replies");
        Assert.That(facts[1], Is.Zero, "questions without a reply");
        Assert.That(facts[2], Is.Zero, "wrong replies");
        Assert.That(facts[4], Is.GreaterThan(0), "trips that were read and cleared");
        Assert.That(facts[5] > 0, Is.EqualTo(minutes > 700), "refused after an hour of output");
        Assert.That(facts[6], Is.LessThanOrEqualTo(61 * 6_000), "steps with output");
        Assert.That(facts[8] - facts[7], Is.LessThan(200_000), "live bytes of the host");
        Limits(report, MeanOfStep);
    }

    private static void Limits(StepCostReport report, int mean)
    {
        // A train of one's own is made in Idle; its array is no part of a step with output.
        Assert.That(report.Unpriced.Where(name => !name.EndsWith(".InitializeArray", StringComparison.Ordinal)), Is.Empty);
        foreach (StepKindCost kind in report.Kinds)
        {
            if (kind.Kind.EndsWith(", output", StringComparison.Ordinal))
            {
                Assert.That(kind.MaxInstructions, Is.LessThanOrEqualTo(WithEightPieces), kind.Kind);
                Assert.That(kind.MaxOwnBytes, Is.Zero, kind.Kind);
            }

            if (!kind.Kind.EndsWith(", change", StringComparison.Ordinal))
            {
                Assert.That(kind.MeanInstructions, Is.LessThanOrEqualTo(mean), kind.Kind);
            }
        }
    }

    private static void Print(StepCostReport report, string facts)
    {
        TestContext.Out.WriteLine(facts);
        foreach (StepKindCost kind in report.Kinds)
        {
            TestContext.Out.WriteLine($"{kind.Kind}: {kind.Steps} steps, {kind.MeanInstructions:0} IL in the mean, {kind.MaxInstructions} at most, own bytes {kind.MaxOwnBytes} at most, of the chip {kind.MeanChipBytes:0} in the mean");
        }
    }

    private static int Number(string variable, int without) => int.TryParse(Environment.GetEnvironmentVariable(variable), out int number) ? number : without;
}

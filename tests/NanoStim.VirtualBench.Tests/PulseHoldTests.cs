using NanoStim.Esp32Model;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The trains with which the self-test makes the limiters trip, as they leave the chip.</summary>
internal sealed class PulseHoldTests : AdapterTest
{
    private const long Millisecond = 1_000_000;

    [Test]
    [Requirement("SR-25")]
    public void Duty_of_the_whole_period_holds_the_first_phase_on()
    {
        Board.Pulses.Start(1000, 10000, 10000);
        long started = Chip.NowNanos;
        Assert.That(IsHigh(FirstPhase), Is.False, "the first period is silent");
        for (int tenths = 11; tenths < 300; tenths++)
        {
            Chip.AdvanceTo(started + tenths * Millisecond / 10);
            Assert.That(IsHigh(FirstPhase), Is.True, $"{tenths / 10.0} ms");
        }

        Board.Pulses.Stop();
        Chip.AdvanceTo(Chip.NowNanos + Millisecond);
        Assert.That(IsHigh(FirstPhase), Is.False);
        Assert.That(IsHigh(SecondPhase), Is.False);
    }

    [Test]
    [Requirement("SR-25")]
    public void Train_after_a_held_phase_begins_with_a_silent_period()
    {
        Board.Pulses.Start(1000, 10000, 10000);
        Chip.AdvanceTo(Chip.NowNanos + 20 * Millisecond);
        Board.Pulses.Stop();
        Board.Pulses.Start(50, 150, 300);
        long started = Chip.NowNanos;
        for (int tenths = 1; tenths < 195; tenths++)
        {
            Chip.AdvanceTo(started + tenths * Millisecond / 10);
            Assert.That(IsHigh(FirstPhase) || IsHigh(SecondPhase), Is.False, $"{tenths / 10.0} ms");
        }
    }

    [TestCase(50, 300, 600)]
    [TestCase(500, 1500, 300)]
    [Requirement("SR-25")]
    [Requirement("SR-29")]
    public void Train_for_a_limiter_has_its_width_on_both_inputs(int hertz, int duty, int micros)
    {
        Board.Pulses.Start(hertz, duty, duty);
        Chip.AdvanceTo(Chip.NowNanos + 3_000 * Millisecond / hertz);
        foreach (int pin in new[] { FirstPhase, SecondPhase })
        {
            PinDrive drive = Chip.DriveOf(pin);
            Assert.That((double)drive.HighPicos, Is.EqualTo(micros * 1e6).Within(0.5).Percent);
            Assert.That((double)drive.PeriodPicos, Is.EqualTo(1e12 / hertz).Within(0.5).Percent);
        }
    }

    private bool IsHigh(int pin) => Chip.DriveOf(pin).IsHighAt(Chip.NowNanos * 1000);
}

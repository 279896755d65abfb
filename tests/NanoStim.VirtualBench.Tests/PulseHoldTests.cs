using NanoStim.Esp32Model;
using NanoStim.Hal.Esp32;
using NanoStim.Trace;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The trains with which the self-test makes the limiters trip, as they leave the chip.</summary>
internal sealed class PulseHoldTests
{
    private const int FirstPhase = 25;
    private const int SecondPhase = 26;
    private const long Millisecond = 1_000_000;

    private Chip _chip = null!;
    private Esp32Board _board = null!;

    [SetUp]
    public void PowerUp()
    {
        _chip = new Chip(new ChipOptions());
        _chip.PowerUp(new ReferenceBoard(new VirtualBoardOptions()));
        _board = new Esp32Board(new VirtualClock(_chip, new LoopTiming(), 1));
    }

    [Test]
    [Requirement("SR-25")]
    public void Duty_of_the_whole_period_holds_the_first_phase_on()
    {
        _board.Pulses.Start(1000, 10000, 10000);
        long started = _chip.NowNanos;
        Assert.That(IsHigh(FirstPhase), Is.False, "the first period is silent");
        for (int tenths = 11; tenths < 300; tenths++)
        {
            _chip.AdvanceTo(started + tenths * Millisecond / 10);
            Assert.That(IsHigh(FirstPhase), Is.True, $"{tenths / 10.0} ms");
        }

        _board.Pulses.Stop();
        _chip.AdvanceTo(_chip.NowNanos + Millisecond);
        Assert.That(IsHigh(FirstPhase), Is.False);
        Assert.That(IsHigh(SecondPhase), Is.False);
    }

    [Test]
    [Requirement("SR-25")]
    public void Train_after_a_held_phase_begins_with_a_silent_period()
    {
        _board.Pulses.Start(1000, 10000, 10000);
        _chip.AdvanceTo(_chip.NowNanos + 20 * Millisecond);
        _board.Pulses.Stop();
        _board.Pulses.Start(50, 150, 300);
        long started = _chip.NowNanos;
        for (int tenths = 1; tenths < 195; tenths++)
        {
            _chip.AdvanceTo(started + tenths * Millisecond / 10);
            Assert.That(IsHigh(FirstPhase) || IsHigh(SecondPhase), Is.False, $"{tenths / 10.0} ms");
        }
    }

    [TestCase(50, 300, 600)]
    [TestCase(500, 1500, 300)]
    [Requirement("SR-25")]
    [Requirement("SR-29")]
    public void Train_for_a_limiter_has_its_width_on_both_inputs(int hertz, int duty, int micros)
    {
        _board.Pulses.Start(hertz, duty, duty);
        _chip.AdvanceTo(_chip.NowNanos + 3_000 * Millisecond / hertz);
        foreach (int pin in new[] { FirstPhase, SecondPhase })
        {
            PinDrive drive = _chip.DriveOf(pin);
            Assert.That((double)drive.HighPicos, Is.EqualTo(micros * 1e6).Within(0.5).Percent);
            Assert.That((double)drive.PeriodPicos, Is.EqualTo(1e12 / hertz).Within(0.5).Percent);
        }
    }

    private bool IsHigh(int pin) => _chip.DriveOf(pin).IsHighAt(_chip.NowNanos * 1000);
}

using NanoStim.Esp32Model;
using NanoStim.Hal.Esp32;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>What the adapter says of the period of a train, against the period that leaves the chip.</summary>
internal sealed class PulseTimerTests : AdapterTest
{
    private const long Second = 1_000_000_000;

    /// <summary>Rates on both sides of every change of resolution and clock, and those of the programs.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    [TestCase(10)]
    [TestCase(30)]
    [TestCase(50)]
    [TestCase(100)]
    [TestCase(152)]
    [TestCase(153)]
    [TestCase(303)]
    [TestCase(305)]
    [TestCase(306)]
    [TestCase(500)]
    [TestCase(607)]
    [TestCase(609)]
    [TestCase(999)]
    [TestCase(1500)]
    [TestCase(20_000)]
    public void Period_is_the_one_that_leaves_theChip(int hertz)
    {
        long said = Board.Pulses.PeriodNanos(hertz);
        Board.Pulses.Start(hertz, 1000, 2000);
        Chip.AdvanceTo(Chip.NowNanos + 3 * Second / hertz);

        Assert.That(Chip.DriveOf(FirstPhase).PeriodPicos / 1000.0, Is.EqualTo(said).Within(1));
        Assert.That(Chip.DriveOf(SecondPhase).PeriodPicos / 1000.0, Is.EqualTo(said).Within(1));
        Assert.That(said, Is.EqualTo((double)Second / hertz).Within(1).Percent);
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MinValue)]
    [TestCase(60_000_000)]
    [TestCase(int.MaxValue)]
    public void Rate_that_cannot_be_has_no_period(int hertz) => Assert.That(Board.Pulses.PeriodNanos(hertz), Is.Zero);

    [Test]
    public void First_duty_that_is_written_later_is_there_from_the_next_period()
    {
        Board.Pulses.Start(100, 1000, 2000);
        Chip.AdvanceTo(Chip.NowNanos + Second / 10);
        Board.Pulses.WriteFirstDuty(1500);
        Chip.AdvanceTo(Chip.NowNanos + Second / 50);

        Assert.That(Chip.DriveOf(FirstPhase).HighPicos, Is.EqualTo(1500e6).Within(0.1).Percent);
        Assert.That(Chip.DriveOf(SecondPhase).HighPicos, Is.EqualTo(2000e6).Within(0.1).Percent);
    }

    [Test]
    public void First_duty_that_is_written_after_a_stop_switches_nothing_on()
    {
        Board.Pulses.Start(100, 1000, 2000);
        Chip.AdvanceTo(Chip.NowNanos + Second / 10);
        Board.Pulses.Stop();
        Board.Pulses.WriteFirstDuty(5000);
        Chip.AdvanceTo(Chip.NowNanos + Second / 10);

        Assert.That(Chip.DriveOf(FirstPhase), Is.EqualTo(PinDrive.Low));
        Assert.That(Chip.DriveOf(SecondPhase), Is.EqualTo(PinDrive.Low));
    }

    [Test]
    public void Stop_within_both_phases_switches_the_second_off_and_then_the_first_at_once()
    {
        PinChanges changes = new();
        Chip chip = new(new ChipOptions());
        chip.PowerUp(changes);
        Esp32Board board = new(new VirtualClock(chip, new LoopTiming(), 1));
        board.Pulses.Start(100, 1000, 2000);
        chip.AdvanceTo(chip.NowNanos + (Second / 10) + (Second / 2000));
        Assert.That(chip.DriveOf(FirstPhase).IsHighAt(chip.NowNanos * 1000), Is.True);
        Assert.That(chip.DriveOf(SecondPhase).IsHighAt(chip.NowNanos * 1000), Is.True);
        changes.Of.Clear();
        board.Pulses.Stop();

        (int Pin, PinDriveKind Kind)[] off = [(SecondPhase, PinDriveKind.Low), (FirstPhase, PinDriveKind.Low)];
        Assert.That(changes.Of.Take(2), Is.EqualTo(off));
    }

    [Test]
    public void Clock_of_the_device_is_that_of_theChip()
    {
        Esp32Clock clock = new();
        long before = clock.NowMicros();
        Chip.AdvanceTo(Chip.NowNanos + 123_000);
        Assert.That(clock.NowMicros() - before, Is.EqualTo(123));
        Assert.That(() => clock.WaitForTick(), Throws.Nothing);
    }

    [Test]
    public void Wait_for_the_tick_gives_the_processor_to_others()
    {
        // A thread that has been interrupted shows it by an exception, as soon as it waits.
        bool hasWaited = false;
        Thread thread = new(() =>
        {
            Thread.CurrentThread.Interrupt();
            try
            {
                new Esp32Clock().WaitForTick();
            }
            catch (ThreadInterruptedException)
            {
                hasWaited = true;
            }
        });
        thread.Start();
        thread.Join();

        Assert.That(hasWaited, Is.True);
    }

    /// <summary>A circuit that notes in which order the drives of its pins change.</summary>
    private sealed class PinChanges : BareCircuit
    {
        public List<(int Pin, PinDriveKind Kind)> Of { get; } = [];

        public override void DriveChanged(int pin, PinDrive drive) => Of.Add((pin, drive.Kind));
    }
}

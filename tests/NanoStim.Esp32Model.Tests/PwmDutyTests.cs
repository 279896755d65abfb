using System.Device.Pwm;

namespace NanoStim.Esp32Model.Tests;

/// <summary>Quirks of changing the duty of a running channel.</summary>
internal sealed class PwmDutyTests : ChipTest
{
    [Test]
    public void Duty_changes_at_the_next_cycle()
    {
        PwmChannel channel = StartAt100Hertz(0.1);
        long cycle = CycleOf(25).Period / 1000;
        long origin = Chip.DriveOf(25).OriginPicos / 1000;
        Chip.AdvanceTo(origin + 5 * cycle + 2 * Millisecond);

        channel.DutyCycle = 0.3;
        Chip.AdvanceTo(origin + 8 * cycle);

        Assert.That(Circuit.HighPicos(25, origin + 5 * cycle, origin + 6 * cycle) / 1000, About(Millisecond, 0.2));
        Assert.That(Circuit.HighPicos(25, origin + 6 * cycle, origin + 7 * cycle) / 1000, About(3 * Millisecond, 0.2));
        Assert.That(Circuit.ChangesOf(25)[^1], Is.EqualTo(origin + 6 * cycle).Within(1));
    }

    [Test]
    public void Pulse_that_is_out_is_not_cut_by_a_smaller_duty()
    {
        PwmChannel channel = StartAt100Hertz(0.5);
        long cycle = CycleOf(25).Period / 1000;
        long origin = Chip.DriveOf(25).OriginPicos / 1000;
        Chip.AdvanceTo(origin + 3 * cycle + Millisecond);

        channel.DutyCycle = 0;
        Chip.AdvanceTo(origin + 6 * cycle);

        Assert.That(Circuit.HighPicos(25, origin + 3 * cycle, origin + 4 * cycle), About(cycle * 500, 0.001));
        Assert.That(Circuit.HighPicos(25, origin + 4 * cycle, origin + 6 * cycle), Is.Zero);
    }

    [Test]
    public void Second_duty_of_a_cycle_waits_for_its_end()
    {
        PwmChannel channel = StartAt100Hertz(0.1);
        long cycle = CycleOf(25).Period / 1000;
        long origin = Chip.DriveOf(25).OriginPicos / 1000;
        Chip.AdvanceTo(origin + 3 * cycle + Millisecond);

        channel.DutyCycle = 0.2;
        channel.DutyCycle = 0.3;

        Assert.That(Chip.NowNanos, Is.EqualTo(origin + 4 * cycle).Within(1), "the caller does not go on");
        Assert.That(CycleOf(25).High / 1000, About(3 * Millisecond, 0.2), "and the last duty is out");
    }

    [Test]
    public void Second_duty_of_a_cycle_is_lost_on_a_high_speed_channel_of_old_drivers()
    {
        PowerUp(new ChipOptions { SecondDutyWrite = SecondDutyWrite.LostOnHighSpeed });
        PwmChannel channel = StartAt100Hertz(0.1);
        long now = Chip.NowNanos;

        channel.DutyCycle = 0.2;
        channel.DutyCycle = 0.3;

        Assert.That(Chip.NowNanos, Is.EqualTo(now + 2 * Chip.Options.NativeCallNanos), "nobody waits");
        Pass(50 * Millisecond);
        Assert.That(CycleOf(25).High / 1000, About(2 * Millisecond, 0.2));
        Assert.That(channel.DutyCycle, Is.EqualTo(0.3).Within(0.0001), "though the channel says otherwise");
    }

    [Test]
    public void Second_duty_of_a_cycle_wins_on_a_low_speed_channel_of_old_drivers()
    {
        PowerUp(new ChipOptions { SecondDutyWrite = SecondDutyWrite.LostOnHighSpeed });
        PwmChannel channel = Pwm(11, 25, 100, 0.1);
        channel.Start();
        Pass(25 * Millisecond);

        channel.DutyCycle = 0.2;
        channel.DutyCycle = 0.3;
        Pass(50 * Millisecond);

        Assert.That(CycleOf(25).High / 1000, About(3 * Millisecond, 0.2));
    }

    [Test]
    public void Duties_of_successive_cycles_all_come_out()
    {
        PowerUp(new ChipOptions { SecondDutyWrite = SecondDutyWrite.LostOnHighSpeed });
        PwmChannel channel = Pwm(3, 27, 20000, 0);
        channel.Start();

        // With the time that the call takes 120 us apart: never two in a cycle of 50 us.
        for (int i = 1; i <= 20; i++)
        {
            Pass(60_000);
            channel.DutyCycle = i * 0.01 + 0.00005;
        }

        Pass(Millisecond);
        Assert.That(Circuit.KindsOf(27).Count(kind => kind == PinDriveKind.Pwm), Is.EqualTo(20));
    }

    [Test]
    public void Start_right_after_a_duty_write_waits_a_whole_period()
    {
        PwmChannel pulse = Pwm(1, 25, 100, 0);
        PwmChannel setPoint = Pwm(3, 27, 20000, 0);
        pulse.Start();
        pulse.Stop();
        setPoint.Start();
        Pass(25 * Millisecond);

        pulse.DutyCycle = 0.1;
        long before = Chip.NowNanos;
        pulse.Start();

        Assert.That(Chip.NowNanos - before, About(10 * Millisecond + 60_000, 0.2));
    }

    [Test]
    public void Second_duty_of_a_long_cycle_ends_in_the_interrupt_watchdog()
    {
        PwmChannel channel = Pwm(1, 25, 1, 0.5);
        channel.Start();
        Pass(3 * Second / 2);
        channel.DutyCycle = 0.2;
        long before = Chip.NowNanos;

        Assert.Throws<ChipResetException>(() => channel.DutyCycle = 0.3);

        Assert.That(Chip.NowNanos - before, Is.EqualTo(300 * Millisecond + 60_000));
        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.HighZ), "the reset releases the pins");
        Assert.That(Chip.ResetCause, Does.Contain("interrupt watchdog"));
        Assert.Throws<ChipResetException>(() => channel.Stop(), "the program is gone");
    }

    [Test]
    public void Channel_made_while_others_run_hangs_the_driver_when_it_starts()
    {
        // Its duty waits on timer 0, to which every channel belongs at first, and which nobody has started.
        PwmChannel fifth = Pwm(5, 25, 1000, 0.1);
        fifth.Start();
        PwmChannel third = Pwm(3, 27, 20000, 0.5);

        Assert.Throws<ChipResetException>(third.Start);
    }

    [TestCase(20000, 1, TestName = "NaN at 20 kHz: stuck on")]
    [TestCase(100, 429444 / 524288.0, TestName = "NaN at 100 Hz: 82 percent")]
    public void Not_a_number_is_taken_for_a_huge_duty(int hertz, double expected)
    {
        PwmChannel channel = Pwm(1, 25, hertz, 0.1);
        channel.Start();
        Pass(100 * Millisecond);

        channel.DutyCycle = double.NaN;
        Pass(100 * Millisecond);
        long from = Chip.NowNanos;
        Pass(Second);

        Assert.That(Circuit.HighPicos(25, from, from + Second) * 1e-12, Is.EqualTo(expected).Within(0.01));
    }

    [TestCase(-0.0001)]
    [TestCase(1.0001)]
    [TestCase(double.PositiveInfinity)]
    public void Duty_outside_0_to_1_is_refused(double duty)
    {
        PwmChannel channel = Pwm(1, 25, 100, 0.1);

        Assert.Throws<ArgumentException>(() => channel.DutyCycle = duty);
    }

    [Test]
    public void Full_duty_is_a_steady_high_below_19_bits()
    {
        Pwm(1, 25, 200, 1).Start();
        Pass(100 * Millisecond);

        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.High));
    }

    private PwmChannel StartAt100Hertz(double duty)
    {
        PwmChannel channel = Pwm(1, 25, 100, duty + 0.00005);
        channel.Start();
        Pass(25 * Millisecond);
        return channel;
    }
}

using System.Device.Pwm;

namespace NanoStim.Esp32Model.Tests;

/// <summary>Quirks of the LEDC timers: who shares them, what they can resolve.</summary>
internal sealed class PwmTimerTests : ChipTest
{
    [Test]
    public void Two_channels_of_one_timer_rise_together()
    {
        PwmChannel first = Pwm(1, 25, 100, 0.1);
        PwmChannel second = Pwm(2, 26, 100, 0.2);
        first.Start();
        second.Start();
        Pass(11 * Millisecond);

        // Within the second cycle, sampled every 5 us: the second is high whenever the first is, and falls one width later.
        long from = Chip.NowNanos;
        long to = from + CycleOf(25).Period / 1000;
        Chip.AdvanceTo(to);
        for (long t = from; t < to; t += 5000)
        {
            Assert.That(!Circuit.IsHigh(25, t) || Circuit.IsHigh(26, t), "at " + t);
        }

        Assert.That(Circuit.HighPicos(26, from, to) / (double)Circuit.HighPicos(25, from, to), Is.EqualTo(2).Within(0.001));
    }

    [Test]
    public void Frequency_of_one_channel_retunes_the_other_of_its_timer()
    {
        PwmChannel first = Pwm(1, 25, 100, 0.1);
        PwmChannel second = Pwm(2, 26, 100, 0.1);
        first.Start();
        second.Start();
        Pass(11 * Millisecond);

        first.Frequency = 50;

        Assert.That(CycleOf(26).Period, About(20_000_000_000, 0.05));
        Assert.That(second.Frequency, Is.EqualTo(100), "which the other does not know");
    }

    [Test]
    public void Frequency_leaves_other_timers_alone()
    {
        PwmChannel first = Pwm(1, 25, 100, 0.1);
        PwmChannel third = Pwm(3, 27, 20000, 0.5);
        first.Start();
        third.Start();
        Pass(Millisecond);

        first.Frequency = 50;

        Assert.That(CycleOf(27).Period, Is.EqualTo(50_000_000));
    }

    // Period and high time of half duty in ps, by hand: bits n, divider d = round(80 MHz * 256 / f / 2^n), 2^n * d * 3125 / 64.
    // 1 Hz is the exception: the 1 MHz tick, divided by 488 / 256.
    [TestCase(1, 999_424_000_000, TestName = "1 Hz: 19 bits of the 1 MHz tick")]
    [TestCase(2, 499_993_600_000, TestName = "2 Hz: 19 bits, divider 19531")]
    [TestCase(152, 6_579_200_000, TestName = "152 Hz: 19 bits, divider 257")]
    [TestCase(153, 6_540_800_000, TestName = "153 Hz: 18 bits, divider 511")]
    [TestCase(20000, 50_000_000, TestName = "20 kHz: 11 bits, divider 500")]
    public void Resolution_is_the_largest_that_the_clock_allows(int hertz, long periodPicos)
    {
        Pwm(1, 25, hertz, 0.5).Start();
        Pass(2 * Second);

        Assert.That(CycleOf(25).Period, Is.EqualTo(periodPicos));
        Assert.That(CycleOf(25).High, Is.EqualTo(periodPicos / 2));
    }

    [TestCase(100, 524288, 391)]
    [TestCase(200, 262144, 391)]
    [TestCase(20000, 2048, 500)]
    public void Counts_are_truncated_to_the_resolution(int hertz, long counts, long divider)
    {
        Pwm(1, 25, hertz, 0.33335).Start();
        Pass(100 * Millisecond);

        long high = counts * 3333 / 10000;
        Assert.That(CycleOf(25).High, Is.EqualTo(high * divider * 3125 / 64));
    }

    [Test]
    public void Duty_steps_are_truncated_not_rounded()
    {
        PwmChannel channel = Pwm(1, 25, 50, 0.0003);
        channel.Start();
        Pass(100 * Millisecond);

        Assert.That(channel.DutyCycle, Is.EqualTo(0.0002).Within(1e-9));
        Assert.That(CycleOf(25).High, About(4_000_000, 1));
    }

    [TestCase(100, 0.8191, 0.8191, TestName = "19 bits, 8191 steps: as asked")]
    [TestCase(100, 0.82, 419 / 524288.0, TestName = "19 bits, 8200 steps: overflow")]
    [TestCase(200, 0.82, 0.82, TestName = "18 bits, 8200 steps: as asked")]
    public void Counts_overflow_above_8191_steps_at_19_bits(int hertz, double duty, double expected)
    {
        Pwm(1, 25, hertz, duty + 0.00005).Start();
        Pass(Second);

        (long period, long high) = CycleOf(25);
        Assert.That(high / (double)period, Is.EqualTo(expected).Within(0.00001));
    }

    [Test]
    public void Timer_4_is_taken_for_timer_0_when_it_is_retuned()
    {
        PwmChannel pulse = Pwm(1, 25, 100, 0.1);
        PwmChannel ninth = Pwm(9, 27, 1000, 0.5);
        pulse.Start();
        ninth.Start();
        Pass(20 * Millisecond);

        ninth.Frequency = 500;
        Pass(20 * Millisecond);

        Assert.That(CycleOf(27).Period, About(1_000_000_000, 0.2), "its own timer keeps its tune");
        Assert.That(CycleOf(25).Period, About(2_000_000_000, 0.2), "and the pulses run at 500 Hz");
    }

    [Test]
    public void Channels_of_one_timer_with_different_frequencies_end_stuck_on()
    {
        PwmChannel slow = Pwm(1, 25, 100, 0.01);
        PwmChannel fast = Pwm(2, 26, 20000, 0.01);
        slow.Start();
        fast.Start();
        Pass(20 * Millisecond);

        // 1 % of 19 bits, compared with a counter of 11 bits.
        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.High));

        slow.DutyCycle = 0.02;
        long from = Chip.NowNanos;
        Pass(20 * Millisecond);

        Assert.That(Circuit.HighPicos(25, from, Chip.NowNanos), Is.EqualTo(20 * Millisecond * 1000), "and a new duty does not help");
        Assert.That(CycleOf(26).High, Is.EqualTo(50_000_000 * (2048 / 100) / 2048));
    }
}

using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>Hours of the RTC, and when there are none.</summary>
internal sealed class RealTimeClockTests : BackupMemoryTest
{
    [Test]
    public void MINUS_pressed_at_any_time_never_makes_another_hour()
    {
        LeapDay.CopyTo(_backup.Clock);
        long nanos = Nanos(() => Retention.ReadHours());
        Random random = new(6);
        for (int i = 0; i < 5000; i++)
        {
            _backup.Clock[0] = 0x80;
            Bounce(random, nanos);
            Assert.That(Retention.ReadHours(), Is.AnyOf(-1, LeapDayHours), $"press {i}");
            Settle();
            LeftAsFound();
            Assert.That(_backup.Clock[2], Is.EqualTo(0x23), $"press {i}");
            Assert.That(Retention.ReadHours(), Is.EqualTo(LeapDayHours), $"press {i}");
        }
    }

    [Test]
    public void MINUS_pressed_for_a_moment_never_makes_another_hour()
    {
        LeapDay.CopyTo(_backup.Clock);
        int all = Clocks(() => Retention.ReadHours());
        for (int at = 1; at <= all; at++)
        {
            foreach (int length in new[] { 1, 5, 60 })
            {
                PressAt(at, at + length);
                Assert.That(Retention.ReadHours(), Is.AnyOf(-1, LeapDayHours, LeapDayHours + 1), $"clock {at}");
                Let();
                LeftAsFound();
                Assert.That(_backup.Clock[6], Is.EqualTo(0x24), $"clock {at}, {length} long");
            }
        }

        Assert.That(_backup.Clock[6], Is.EqualTo(0x24));
    }

    [Test]
    [Requirement("SR-19")]
    public void A_new_clock_is_started_and_counts_through_a_power_off()
    {
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        Assert.That(Retention.ReadHours(), Is.Zero);
        _chip.AdvanceTo(_chip.NowNanos + 3_600_000_000_000);
        Assert.That(Retention.ReadHours(), Is.EqualTo(1));
        _backup.AdvanceHours(100);
        Boot();
        Assert.That(Retention.ReadHours(), Is.EqualTo(101));
        _backup.AdvanceHours(24 * 366);
        Assert.That(Retention.ReadHours(), Is.EqualTo(101 + 24 * 366));
    }

    [Test]
    public void The_hours_of_every_day_of_the_century_are_those_of_the_calendar()
    {
        LeapDay.CopyTo(_backup.Clock);
        DateTime start = new(2000, 1, 1);
        for (DateTime day = start; day.Year < 2100; day = day.AddDays(day.Day is 1 or 27 or 28 or 29 or 30 ? 1 : 3))
        {
            _backup.Clock[1] = 0;
            _backup.Clock[2] = 0x11;
            _backup.Clock[4] = Digits(day.Day);
            _backup.Clock[5] = Digits(day.Month);
            _backup.Clock[6] = Digits(day.Year % 100);
            Assert.That(Retention.ReadHours(), Is.EqualTo((int)(day - start).TotalHours + 11), $"{day:d}");
        }
    }

    // A leap year, another one, and the last that the clock has.
    [TestCase(4)]
    [TestCase(1)]
    [TestCase(99)]
    public void First_and_last_day_of_every_month_have_the_hours_of_the_calendar(int year)
    {
        LeapDay.CopyTo(_backup.Clock);
        for (int month = 1; month <= 12; month++)
        {
            foreach (int day in new[] { 1, DateTime.DaysInMonth(2000 + year, month) })
            {
                byte[] set = [0x80, 0, 0x11, 0x08 | 4, Digits(day), Digits(month), Digits(year)];
                set.CopyTo(_backup.Clock);
                DateTime date = new(2000 + year, month, day);
                Assert.That(Retention.ReadHours(), Is.EqualTo((int)(date - new DateTime(2000, 1, 1)).TotalHours + 11), $"{date:d}");
            }
        }
    }

    [Test]
    public void The_hour_may_change_while_it_is_read()
    {
        LeapDay.CopyTo(_backup.Clock);
        for (int i = 0; i < 100; i++)
        {
            Assert.That(Retention.ReadHours(), Is.AnyOf(-1, LeapDayHours, LeapDayHours + 1));
        }

        _chip.AdvanceTo(_chip.NowNanos + 2_000_000_000);
        Assert.That(Retention.ReadHours(), Is.EqualTo(LeapDayHours + 1));
    }

    [Test]
    [Requirement("SR-19")]
    public void A_clock_is_started_at_the_first_second_of_the_century()
    {
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        byte[] started = _backup.Clock.ToArray();
        started[3] &= 0xDF;
        Assert.That(started, Is.EqualTo(new byte[] { 0x80, 0, 0, 0x08 | 1, 1, 1, 0 }), "but for the flag that the oscillator runs");
    }

    // The first of the two readings of the hour that a transfer makes has ended by half of its clocks.
    [TestCase(0x00, 0x01, 1)]
    [TestCase(0x05, 0x06, 6)]
    [TestCase(0x05, 0x07, -1)]
    [TestCase(0x05, 0x04, -1)]
    public void Between_two_readings_an_hour_may_begin_and_no_more(int first, int second, int hours)
    {
        Retention.ReadHours();
        _backup.Clock[2] = (byte)first;
        int all = Clocks(() => Retention.ReadHours());
        _pins.Forget();
        _pins.Clocking = clock => _backup.Clock[2] = (byte)(clock <= all / 2 ? first : second);
        Assert.That(Retention.ReadHours(), Is.EqualTo(hours));
    }

    [TestCase(0x80, 0)]
    [TestCase(0x80 | 0x59, 59)]
    [TestCase(0x80 | 0x60, -1)]
    [TestCase(0x80 | 0x5A, -1)]
    [TestCase(0x59, -1)]
    public void Seconds_are_those_of_the_register(int register, int second)
    {
        LeapDay.CopyTo(_backup.Clock);
        _backup.Clock[0] = (byte)register;
        Assert.That(Retention.ReadSeconds(), Is.EqualTo(second));
    }

    [Test]
    public void There_are_no_seconds_without_a_running_oscillator()
    {
        LeapDay.CopyTo(_backup.Clock);
        _backup.ClockStopped = true;
        Assert.That(Retention.ReadSeconds(), Is.EqualTo(-1));
    }

    [Test]
    public void There_are_no_seconds_of_a_clock_that_is_off_though_its_oscillator_is_said_to_run()
    {
        LeapDay.CopyTo(_backup.Clock);
        _backup.Clock[0] = 0x30;
        _backup.Clock[3] |= 0x20;
        Assert.That(Retention.ReadSeconds(), Is.EqualTo(-1));
    }

    [Test]
    public void There_are_no_seconds_of_a_clock_that_has_stopped_answering()
    {
        LeapDay.CopyTo(_backup.Clock);
        Assert.That(Retention.ReadSeconds(), Is.EqualTo(58));
        _backup.Missing = true;
        Assert.That(Retention.ReadSeconds(), Is.EqualTo(-1));
    }

    [Test]
    public void Year_that_is_no_number_is_no_clock()
    {
        LeapDay.CopyTo(_backup.Clock);
        _backup.Clock[4] = 0x28;
        _backup.Clock[6] = 0xFF;
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        Assert.That(Retention.ReadHours(), Is.Zero);
    }

    [TestCase(0, 0x00, TestName = "Oscillator off")]
    [TestCase(0, 0x01, TestName = "Oscillator off at an odd second")]
    [TestCase(3, 0x04, TestName = "Backup supply off")]
    [TestCase(3, 0x05, TestName = "Backup supply off on an odd weekday")]
    [TestCase(0, 0x80 | 0x60, TestName = "Second 60")]
    [TestCase(0, 0xFA, TestName = "Second 7A")]
    [TestCase(1, 0x60, TestName = "Minute 60")]
    [TestCase(2, 0x24, TestName = "Hour 24")]
    [TestCase(2, 0x51, TestName = "Hour on twelve hours")]
    [TestCase(4, 0x00, TestName = "Date 0")]
    [TestCase(4, 0x30, TestName = "30 February")]
    [TestCase(4, 0x1A, TestName = "Date 1A")]
    [TestCase(5, 0x00, TestName = "Month 0")]
    [TestCase(5, 0x13, TestName = "Month 13")]
    [TestCase(6, 0x23, TestName = "29 February of no leap year")]
    [TestCase(6, 0xFF, TestName = "Year FF")]
    [Requirement("SR-19")]
    public void A_clock_that_makes_no_sense_is_no_clock_and_is_started_again(int register, int value)
    {
        LeapDay.CopyTo(_backup.Clock);
        _backup.Clock[register] = (byte)value;
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        Assert.That(Retention.ReadHours(), Is.Zero);
    }

    [TestCase((byte)0x00)]
    [TestCase((byte)0xFF)]
    public void Registers_of_one_level_are_no_clock(byte level)
    {
        _backup.Clock.Fill(level);
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
    }

    [Test]
    public void Without_a_running_oscillator_there_is_no_clock_and_the_memory_holds()
    {
        Retention.ReadHours();
        _backup.ClockStopped = true;
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        Assert.That(Retention.Write(Sixty), Is.True);
        Boot();
        Assert.That(Retention.Read(new byte[64]), Is.True);
        Assert.That(_backup.Memory.ToArray(), Is.EqualTo(Sixty));
        _backup.ClockStopped = false;
        Assert.That(Retention.ReadHours(), Is.Zero, "it stood at its start");
    }
}

using NanoStim.Hal;
using NanoStim.Hal.Esp32;
using NanoStim.HostChip;
using NanoStim.Trace;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The adapter that ships against a model of the chip, bit by bit over the pins of light and MINUS.</summary>
internal sealed class RetentionTests
{
    // 2024-02-29 23:59:58: 24 years of 365 days and 6 leap days, January, 28 days of February, 23 hours.
    private static readonly byte[] LeapDay = [0x80 | 0x58, 0x59, 0x23, 0x08 | 4, 0x29, 0x02, 0x24];
    private const int LeapDayHours = ((24 * 365 + 6 + 31 + 28) * 24) + 23;

    private Retained _retained = null!;
    private Chip _chip = null!;
    private ReferenceBoard _circuit = null!;
    private PinRecorder _pins = null!;
    private Esp32Board _board = null!;

    private static byte[] Sixty => [.. Enumerable.Range(0, 64).Select(i => (byte)(i * 37 + 5))];

    private IRetention Retention => _board.Retention;

    [SetUp]
    public void PowerUp()
    {
        _retained = new Retained();
        Boot();
    }

    [Test]
    [Requirement("SR-19")]
    [Requirement("SR-20")]
    public void What_is_written_is_read_after_a_power_off()
    {
        Assert.That(Retention.Write(Sixty), Is.True);
        Boot();
        byte[] bytes = new byte[64];
        Assert.That(Retention.Read(bytes), Is.True);
        Assert.That(bytes, Is.EqualTo(Sixty));
        Assert.That(_retained.Memory.ToArray(), Is.EqualTo(Sixty));
    }

    [Test]
    public void Fewer_bytes_leave_the_rest_alone()
    {
        Retention.Write(Sixty);
        Assert.That(Retention.Write([1, 2, 3]), Is.True);
        byte[] bytes = new byte[5];
        Assert.That(Retention.Read(bytes), Is.True);
        Assert.That(bytes, Is.EqualTo(new byte[] { 1, 2, 3, Sixty[3], Sixty[4] }));
    }

    [TestCase(0)]
    [TestCase(65)]
    public void A_length_that_does_not_fit_is_refused(int length)
    {
        Assert.That(Retention.Write(new byte[length]), Is.False);
        Assert.That(Retention.Read(new byte[length]), Is.False);
    }

    [TestCase((byte)0x00)]
    [TestCase((byte)0xFF)]
    public void Bytes_of_one_level_pass(byte level)
    {
        byte[] bytes = new byte[64];
        Array.Fill(bytes, level);
        Assert.That(Retention.Write(bytes), Is.True);
        byte[] read = new byte[64];
        Assert.That(Retention.Read(read), Is.True);
        Assert.That(read, Is.EqualTo(bytes));
    }

    [Test]
    public void A_chip_that_is_not_fitted_gives_false_and_no_hours()
    {
        _retained.Missing = true;
        ThereIsNone();
    }

    [Test]
    public void MINUS_held_gives_false_and_no_hours_and_changes_nothing()
    {
        Retention.ReadHours();
        Retention.Write(Sixty);
        _circuit.MinusPressed = true;
        ThereIsNone();
        _circuit.MinusPressed = false;
        Assert.That(_retained.Memory.ToArray(), Is.EqualTo(Sixty));
        Assert.That(Retention.ReadHours(), Is.Zero);
    }

    [Test]
    public void MINUS_pressed_at_any_time_of_a_write_and_held_is_reported()
    {
        byte[] other = [.. Sixty.Reverse()];
        Retention.ReadHours();
        int all = Clocks(() => Retention.Write(other));
        Assert.That(all, Is.GreaterThan(1000));
        for (int at = 1; at <= all; at++)
        {
            PressAt(at, int.MaxValue);
            Assert.That(Retention.Write(other), Is.False, $"clock {at}");
            Let();
            LeftAsFound();
            Assert.That(Retention.ReadHours(), Is.Zero, $"clock {at}");
        }
    }

    [Test]
    [Requirement("SR-20")]
    public void MINUS_pressed_at_any_time_never_makes_a_wrong_write_look_right()
    {
        byte[] other = [.. Sixty.Reverse()];
        Retention.ReadHours();
        long nanos = Nanos(() => Retention.Write(other));
        Random random = new(5);
        int refused = 0;
        for (int i = 0; i < 2000; i++)
        {
            Assert.That(Retention.Write(Sixty), Is.True);
            Bounce(random, nanos);
            bool written = Retention.Write(other);
            Settle();
            LeftAsFound();
            Assert.That(!written || _retained.Memory.SequenceEqual(other), Is.True, $"press {i}");
            Assert.That(Retention.ReadHours(), Is.Zero, $"press {i}");
            refused += written ? 0 : 1;
        }

        Assert.That(refused, Is.GreaterThan(500));
    }

    [Test]
    public void MINUS_pressed_at_any_time_never_makes_another_hour()
    {
        LeapDay.CopyTo(_retained.Clock);
        long nanos = Nanos(() => Retention.ReadHours());
        Random random = new(6);
        for (int i = 0; i < 5000; i++)
        {
            _retained.Clock[0] = 0x80;
            Bounce(random, nanos);
            Assert.That(Retention.ReadHours(), Is.AnyOf(-1, LeapDayHours), $"press {i}");
            Settle();
            LeftAsFound();
            Assert.That(_retained.Clock[2], Is.EqualTo(0x23), $"press {i}");
            Assert.That(Retention.ReadHours(), Is.EqualTo(LeapDayHours), $"press {i}");
        }
    }

    [Test]
    public void MINUS_pressed_for_a_moment_never_makes_another_hour()
    {
        LeapDay.CopyTo(_retained.Clock);
        int all = Clocks(() => Retention.ReadHours());
        for (int at = 1; at <= all; at++)
        {
            foreach (int length in new[] { 1, 5, 60 })
            {
                PressAt(at, at + length);
                Assert.That(Retention.ReadHours(), Is.AnyOf(-1, LeapDayHours, LeapDayHours + 1), $"clock {at}");
                Let();
                LeftAsFound();
                Assert.That(_retained.Clock[6], Is.EqualTo(0x24), $"clock {at}, {length} long");
            }
        }

        Assert.That(_retained.Clock[6], Is.EqualTo(0x24));
    }

    [Test]
    [Requirement("SR-19")]
    public void A_new_clock_is_started_and_counts_through_a_power_off()
    {
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        Assert.That(Retention.ReadHours(), Is.Zero);
        _chip.AdvanceTo(_chip.NowNanos + 3_600_000_000_000);
        Assert.That(Retention.ReadHours(), Is.EqualTo(1));
        _retained.AdvanceHours(100);
        Boot();
        Assert.That(Retention.ReadHours(), Is.EqualTo(101));
        _retained.AdvanceHours(24 * 366);
        Assert.That(Retention.ReadHours(), Is.EqualTo(101 + 24 * 366));
    }

    [Test]
    public void The_hours_of_every_day_of_the_century_are_those_of_the_calendar()
    {
        LeapDay.CopyTo(_retained.Clock);
        DateTime start = new(2000, 1, 1);
        for (DateTime day = start; day.Year < 2100; day = day.AddDays(day.Day is 1 or 27 or 28 or 29 or 30 ? 1 : 3))
        {
            _retained.Clock[1] = 0;
            _retained.Clock[2] = 0x11;
            _retained.Clock[4] = Digits(day.Day);
            _retained.Clock[5] = Digits(day.Month);
            _retained.Clock[6] = Digits(day.Year % 100);
            Assert.That(Retention.ReadHours(), Is.EqualTo((int)(day - start).TotalHours + 11), $"{day:d}");
        }
    }

    [Test]
    public void The_hour_may_turn_while_it_is_read()
    {
        LeapDay.CopyTo(_retained.Clock);
        for (int i = 0; i < 100; i++)
        {
            Assert.That(Retention.ReadHours(), Is.AnyOf(-1, LeapDayHours, LeapDayHours + 1));
        }

        _chip.AdvanceTo(_chip.NowNanos + 2_000_000_000);
        Assert.That(Retention.ReadHours(), Is.EqualTo(LeapDayHours + 1));
    }

    [TestCase(0, 0x00, TestName = "Oscillator off")]
    [TestCase(3, 0x04, TestName = "Backup supply off")]
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
    public void A_clock_that_makes_no_sense_is_no_clock_and_is_started_anew(int register, int value)
    {
        LeapDay.CopyTo(_retained.Clock);
        _retained.Clock[register] = (byte)value;
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        Assert.That(Retention.ReadHours(), Is.Zero);
    }

    [TestCase((byte)0x00)]
    [TestCase((byte)0xFF)]
    public void Registers_of_one_level_are_no_clock(byte level)
    {
        _retained.Clock.Fill(level);
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
    }

    [Test]
    public void A_crystal_that_does_not_swing_is_no_clock_and_the_memory_holds()
    {
        Retention.ReadHours();
        _retained.ClockStopped = true;
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        Assert.That(Retention.Write(Sixty), Is.True);
        Boot();
        Assert.That(Retention.Read(new byte[64]), Is.True);
        Assert.That(_retained.Memory.ToArray(), Is.EqualTo(Sixty));
        _retained.ClockStopped = false;
        Assert.That(Retention.ReadHours(), Is.Zero, "it stood at its start");
    }

    [Test]
    public void SDA_is_never_driven_high()
    {
        Everything();
        Assert.That(_pins.DataDrives.Distinct(), Is.EquivalentTo(new[] { PinDriveKind.PullUp, PinDriveKind.Low }));
    }

    [Test]
    public void Pins_are_left_as_found_and_the_buttons_are_still_seen()
    {
        Everything();
        LeftAsFound();
        Assert.That(Buttons(), Is.EqualTo((false, false)));
        _circuit.MinusPressed = true;
        Assert.That(Buttons(), Is.EqualTo((false, true)));
        _circuit.PlusPressed = true;
        _circuit.MinusPressed = false;
        Assert.That(Buttons(), Is.EqualTo((true, false)));
        _board.Indicator.Light(true);
        Assert.That(_circuit.LightOn, Is.True);
    }

    [Test]
    public void A_light_that_is_on_is_put_out_and_does_no_harm()
    {
        Retention.Write(Sixty);
        _board.Indicator.Light(true);
        byte[] bytes = new byte[64];
        Assert.That(Retention.Read(bytes), Is.True);
        Assert.That(bytes, Is.EqualTo(Sixty));
        LeftAsFound();
    }

    [Test]
    public void A_reset_in_the_middle_of_a_transfer_does_not_block_the_next()
    {
        Retention.Write(Sixty);
        int all = Clocks(() => Retention.Read(new byte[64]));
        for (int at = 1; at <= all; at += 5)
        {
            _pins.Forget();
            _pins.Clocking = clock =>
            {
                if (clock == at)
                {
                    throw new TimeoutException();
                }
            };
            Assert.Throws<TimeoutException>(() => Retention.Read(new byte[64]));
            _pins.Forget();
            _chip.Reset("test");
            _board = new Esp32Board(new VirtualClock(_chip, new LoopTiming(), 1));
            byte[] bytes = new byte[64];
            Assert.That(Retention.Read(bytes), Is.True, $"clock {at}");
            Assert.That(bytes, Is.EqualTo(Sixty), $"clock {at}");
        }
    }

    [Test]
    public void Nothing_waits_without_a_bound()
    {
        // 64 bytes, the clock twice before them, and what is written read back.
        Assert.That(Clocks(() => Retention.Write(Sixty)), Is.LessThan(1700));
        Assert.That(Clocks(() => Retention.Read(new byte[64])), Is.LessThan(620));
        _circuit.MinusPressed = true;
        Assert.That(Clocks(() => Retention.Read(new byte[64])), Is.Zero, "a clock would be a zero to the chip");
    }

    private static byte Digits(int number) => (byte)(number / 10 << 4 | number % 10);

    private void Boot()
    {
        _circuit = new ReferenceBoard(new VirtualBoardOptions { Retained = _retained });
        _pins = new PinRecorder(_circuit);
        _chip = new Chip(new ChipOptions());
        _chip.PowerUp(_pins);
        _board = new Esp32Board(new VirtualClock(_chip, new LoopTiming(), 1));
    }

    private int Clocks(Action transfer)
    {
        _pins.Forget();
        transfer();
        return _pins.Clocks;
    }

    private long Nanos(Action transfer)
    {
        long start = _chip.NowNanos;
        transfer();
        return _chip.NowNanos - start;
    }

    private void PressAt(int from, int to)
    {
        _pins.Forget();
        _pins.Clocking = clock => _circuit.MinusPressed = clock >= from && clock < to;
    }

    // A contact that closes some time within so many ns, bounces, and opens again, all within 20 ms.
    private void Bounce(Random random, long nanos)
    {
        long at = _chip.NowNanos + random.NextInt64(nanos);
        bool pressed = false;
        for (int changes = 2 * random.Next(1, 4); changes > 0; changes--)
        {
            pressed = !pressed;
            bool now = pressed;
            _circuit.At(at, () => _circuit.MinusPressed = now);
            at += random.NextInt64(changes == 2 ? 10_000_000 : 1_000_000);
        }
    }

    private void Settle() => _chip.AdvanceTo(_chip.NowNanos + 20_000_000);

    private void Let()
    {
        _pins.Forget();
        _circuit.MinusPressed = false;
    }

    private void Everything()
    {
        Retention.ReadHours();
        Retention.Write(Sixty);
        Retention.Read(new byte[64]);
        _circuit.MinusPressed = true;
        Retention.Write(Sixty);
        _circuit.MinusPressed = false;
        _retained.Missing = true;
        Retention.Read(new byte[64]);
        _retained.Missing = false;
        Retention.ReadHours();
    }

    private void ThereIsNone()
    {
        Assert.That(Retention.Write([1, 2, 3]), Is.False);
        Assert.That(Retention.Read(new byte[64]), Is.False);
        Assert.That(Retention.ReadHours(), Is.EqualTo(-1));
        LeftAsFound();
    }

    private void LeftAsFound()
    {
        Assert.That(_circuit.DigitalLevel(PinRecorder.Minus), Is.EqualTo(!_circuit.MinusPressed), "the chip pulls");
        Assert.That(_chip.DriveOf(PinRecorder.Light), Is.EqualTo(PinDrive.Low));
        Assert.That(_chip.DriveOf(PinRecorder.Minus), Is.EqualTo(PinDrive.PullUp));
        Assert.That(_circuit.LightOn, Is.False);
    }

    // Tripped, so that all are sampled at once.
    private (bool Plus, bool Minus) Buttons()
    {
        InputState state = new();
        _board.Inputs.Sample(state);
        return (state.Plus, state.Minus);
    }
}

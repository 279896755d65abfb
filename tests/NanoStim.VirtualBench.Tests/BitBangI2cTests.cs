using NanoStim.Esp32Model;
using NanoStim.Hal.Esp32;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The pins in a transfer and after it.</summary>
internal sealed class BitBangI2cTests : BackupMemoryTest
{
    private const int Start = 1;
    private const int Byte = 9;
    private const int Stop = 1;

    // Address, register, and the address again.
    private const int BeforeData = Start + Byte + Byte + Start + Byte;

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

    /// <summary>Of zeros the chip holds SDA longest: where it acknowledges that it sends, for nine clocks.</summary>
    [Test]
    public void A_reset_in_the_middle_of_a_transfer_does_not_block_the_next([Values] bool isZero)
    {
        byte[] content = isZero ? new byte[64] : Sixty;
        Retention.Write(content);
        int all = Clocks(() => Retention.Read(new byte[64]));
        for (int at = 1; at <= all; at++)
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
            Assert.That(bytes, Is.EqualTo(content), $"clock {at}");
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

    [Test]
    public void MINUS_held_from_power_up_costs_the_nine_clocks_that_end_what_a_chip_sends()
    {
        _circuit.MinusPressed = true;
        _pins.Clocking = clock => Assert.That(clock, Is.LessThanOrEqualTo(9), "it would go on as long as MINUS is held");
        Assert.That(Retention.Read(new byte[3]), Is.False);
        Assert.That(_pins.Clocks, Is.EqualTo(9));
    }

    [Test]
    public void A_chip_that_does_not_acknowledge_its_address_is_sent_no_more()
    {
        _backup.Missing = true;
        Assert.That(Clocks(() => Retention.Read(new byte[3])), Is.EqualTo(Start + Byte + Stop));
    }

    /// <summary>Of zeros the chip would pull SDA again at once, and eight more clocks would be needed.</summary>
    [Test]
    public void The_last_byte_is_not_acknowledged()
    {
        Assert.That(Clocks(() => Retention.Read(new byte[3])), Is.EqualTo(BeforeData + 3 * Byte + Stop));
    }

    [Test]
    public void A_transfer_that_an_exception_ended_leaves_SDA_to_the_next()
    {
        Retention.Write(Sixty);
        _pins.Forget();
        _pins.Clocking = _ =>
        {
            if (_pins.DataDrives.Count > 0 && _pins.DataDrives[^1] == PinDriveKind.Low)
            {
                throw new TimeoutException();
            }
        };
        Assert.Throws<TimeoutException>(() => Retention.Read(new byte[3]), "while a zero is sent");
        _pins.Forget();
        byte[] bytes = new byte[64];
        Assert.That(Retention.Read(bytes), Is.True);
        Assert.That(bytes, Is.EqualTo(Sixty));
    }

    /// <summary>The write that starts the clock ends without a read: nothing but its STOP makes the chip deaf to the light.</summary>
    [Test]
    public void The_light_is_no_clock_to_the_chip_after_a_transfer()
    {
        Retention.ReadHours();
        for (int blink = 0; blink < 20; blink++)
        {
            _board.Indicator.Light(true);
            _board.Indicator.Light(false);
            LeftAsFound();
        }
    }

    /// <summary>MINUS is down where the first bit of the address, a one, is looked at, and up again before a STOP could be made.</summary>
    [Test]
    public void A_transfer_that_MINUS_has_disturbed_ends_at_that_bit()
    {
        _pins.Clocking = clock =>
        {
            if (clock == Start + 1)
            {
                _circuit.MinusPressed = true;
                _circuit.At(_chip.NowNanos + (5 * _chip.Options.NativeCallNanos / 2), () => _circuit.MinusPressed = false);
            }
        };
        Assert.That(Retention.Read(new byte[3]), Is.False);
        Assert.That(_pins.Clocks, Is.EqualTo(Start + 1));
        Settle();
        LeftAsFound();
    }

    [Test]
    public void A_START_that_MINUS_spoils_after_a_good_transfer_is_one_clock()
    {
        Retention.Read(new byte[3]);
        SpoilStart();
        Assert.That(_pins.Clocks, Is.EqualTo(1));
    }

    /// <summary>A START or STOP with MINUS down is a zero to a chip that listens. After eight of them it pulls SDA, until one clock more.</summary>
    [Test]
    public void Eight_zeros_that_MINUS_makes_of_STARTs_do_not_leave_SDA_low([Values] bool firstOfStop)
    {
        Retention.ReadHours();
        int clock = Clocks(() => Retention.ReadHours());
        if (firstOfStop)
        {
            PressAt(clock + Start + 3 * Byte + Stop, int.MaxValue);
            Assert.That(Retention.Write([0xA5]), Is.False);
            Assert.That(_pins.Clocks, Is.EqualTo(clock + Start + 3 * Byte + Stop));
        }
        else
        {
            PressAt(Start + Byte + Byte + Start, int.MaxValue);
            Assert.That(Retention.Read(new byte[3]), Is.False);
            Assert.That(_pins.Clocks, Is.EqualTo(Start + Byte + Byte + Start));
        }

        Let();
        LeftAsFound();
        for (int zeros = 2; zeros <= 8; zeros++)
        {
            SpoilStart();
            Assert.That(_pins.Clocks, Is.EqualTo(zeros < 8 ? 1 : 2), $"{zeros} zeros");
            Let();
            LeftAsFound();
        }

        Assert.That(Retention.Read(new byte[3]), Is.True);
    }

    /// <summary>MINUS comes down where a byte of the chip is to be acknowledged. From then on each START with MINUS down acknowledges another byte, here of zeros.</summary>
    [Test]
    public void Bytes_that_MINUS_acknowledges_do_not_leave_SDA_low()
    {
        PressAt(BeforeData + 8, int.MaxValue);
        Assert.That(Retention.Read(new byte[3]), Is.False);
        Let();
        LeftAsFound();
        for (int bytes = 0; bytes < 3; bytes++)
        {
            SpoilStart();
            Assert.That(_pins.Clocks, Is.EqualTo(Byte), "the acknowledge and eight bits");
            Let();
            LeftAsFound();
        }

        Assert.That(Retention.Read(new byte[3]), Is.True);
    }

    [Test]
    public void MINUS_pressed_at_each_clock_of_a_short_write_and_held_is_reported()
    {
        Retention.ReadHours();
        int all = Clocks(() => Retention.Write([0xA5]));
        for (int at = 1; at <= all; at++)
        {
            PressAt(at, int.MaxValue);
            Assert.That(Retention.Write([0x5A]), Is.False, $"clock {at}");
            Let();
            LeftAsFound();
        }
    }

    // MINUS is down from before the rising edge of the first clock until after its falling edge.
    private void SpoilStart()
    {
        PressAt(1, 2);
        Assert.That(Retention.Read(new byte[3]), Is.False);
    }
}

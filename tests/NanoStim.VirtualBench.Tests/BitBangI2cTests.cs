using NanoStim.Esp32Model;
using NanoStim.Hal.Esp32;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The pins in a transfer and after it.</summary>
internal sealed class BitBangI2cTests : BackupMemoryTest
{
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
}

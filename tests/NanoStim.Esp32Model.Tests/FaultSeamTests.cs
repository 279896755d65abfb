using System.Device.Adc;
using System.Device.Gpio;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace NanoStim.Esp32Model.Tests;

/// <summary>Faults of the chip: a clock that is off, a converter channel that is wrong, native calls that throw.</summary>
internal sealed class FaultSeamTests : ChipTest
{
    [TestCase(0.9)]
    [TestCase(1.1)]
    public void A_clock_that_is_off_stretches_all_that_the_chip_times(double rate)
    {
        StartTrain();
        Chip.SetClockRate(rate);
        Chip.AdvanceTo(Chip.NowNanos + 1);
        long chipStart = Chip.NowNanos;
        long trueStart = Circuit.NowNanos;
        Chip.AdvanceTo(chipStart + 900_000_000);
        Assert.That(Circuit.NowNanos - trueStart, Is.EqualTo(900_000_000 / rate).Within(1));

        // 1 % of 20 ms at 50 Hz, longer by the same factor: 45 periods of it.
        long high = Circuit.HighPicos(25, trueStart, Circuit.NowNanos);
        Assert.That(high, Is.EqualTo(45 * 200e6 / rate).Within(0.5).Percent);
    }

    [Test]
    public void A_mended_clock_goes_on_from_where_it_was()
    {
        StartTrain();
        Chip.SetClockRate(0.9);
        Chip.AdvanceTo(Chip.NowNanos + 1);
        Chip.AdvanceTo(Chip.NowNanos + 100_000_000);
        Chip.SetClockRate(1);
        Chip.AdvanceTo(Chip.NowNanos + 1);
        long trueStart = Circuit.NowNanos;
        long chipStart = Chip.NowNanos;
        Chip.AdvanceTo(chipStart + 2_000_000_000);
        Assert.That(Circuit.NowNanos - trueStart, Is.EqualTo(2_000_000_000));
        Assert.That(trueStart, Is.GreaterThan(chipStart + 10_000_000));

        // A hundred periods and no more than one pulse at an end.
        Assert.That(Circuit.HighPicos(25, trueStart, Circuit.NowNanos), Is.EqualTo(100 * 200e6).Within(1.1).Percent);
    }

    [Test]
    public void One_channel_reads_wrong_and_the_others_do_not()
    {
        AdcController controller = new();
        AdcChannel channel = controller.OpenChannel(0);
        AdcChannel other = controller.OpenChannel(3);
        Circuit.SetVolts(36, 1.65);
        Circuit.SetVolts(39, 1.65);
        int sound = channel.ReadValue();

        Chip.Adc.ScaleChannel(0, 0.7);
        Assert.That(channel.ReadValue(), Is.EqualTo(sound * 0.7).Within(1));
        Chip.Adc.FixChannel(0, 4095);
        Assert.That(channel.ReadValue(), Is.EqualTo(4095));
        Assert.That(other.ReadValue(), Is.EqualTo(sound));
        Chip.Adc.MendChannel(0);
        Assert.That(channel.ReadValue(), Is.EqualTo(sound));
    }

    [Test]
    public void A_drifting_channel_goes_away_with_time_and_ends_at_the_end_of_its_range()
    {
        AdcChannel channel = new AdcController().OpenChannel(0);
        Circuit.SetVolts(36, 1.65);
        int sound = channel.ReadValue();
        Chip.Adc.DriftChannel(0, 50);
        Chip.AdvanceTo(Chip.NowNanos + 10_000_000_000);
        Assert.That(channel.ReadValue(), Is.EqualTo(sound + 500).Within(1));
        Chip.AdvanceTo(Chip.NowNanos + 100_000_000_000);
        Assert.That(channel.ReadValue(), Is.EqualTo(4095));
    }

    [Test]
    public void The_nth_native_call_of_a_unit_throws_and_those_of_other_units_do_not()
    {
        GpioPin pin = new GpioController().OpenPin(4, PinMode.Output);
        AdcChannel channel = new AdcController().OpenChannel(0);
        Chip.NativeCalls.ThrowAt(NativeUnit.Adc, 3, lasts: false);
        pin.Write(PinValue.High);
        _ = channel.ReadValue();
        _ = channel.ReadValue();
        pin.Write(PinValue.Low);
        Assert.Throws<InvalidOperationException>(() => channel.ReadValue());
        Assert.DoesNotThrow(() => channel.ReadValue());

        Chip.NativeCalls.ThrowAt(NativeUnit.Gpio, 1, lasts: true);
        Assert.Throws<InvalidOperationException>(() => pin.Write(PinValue.High));
        Assert.Throws<InvalidOperationException>(() => pin.Write(PinValue.High));
        Chip.NativeCalls.Mend(NativeUnit.Gpio);
        Assert.DoesNotThrow(() => pin.Write(PinValue.High));
    }

    private static void StartTrain()
    {
        Configuration.SetPinFunction(25, DeviceFunction.PWM1);
        PwmChannel.CreateFromPin(25, 50, 0.01).Start();
    }
}

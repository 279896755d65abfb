using System.Device.Adc;
using System.Device.Gpio;

namespace NanoStim.Esp32Model.Tests;

/// <summary>The converter: its line, its errors, its faults.</summary>
internal sealed class AdcTests : ChipTest
{
    private const int Pin = 36;

    [TestCase(0.0, 0)]
    [TestCase(0.1, 0, TestName = "dead zone")]
    [TestCase(0.1419, 0, TestName = "end of the dead zone")]
    [TestCase(0.2, 248)]
    [TestCase(1.65, 2048)]
    [TestCase(2.45, 3040)]
    [TestCase(3.3, 4095)]
    [TestCase(3.6, 4095, TestName = "saturation")]
    [TestCase(-0.3, 0, TestName = "below ground")]
    public void Nominal_line_has_12_bits_over_the_supply(double volts, int counts)
    {
        Circuit.SetVolts(Pin, volts);

        Assert.That(Channel().ReadValue(), Is.EqualTo(counts));
    }

    // mV = 0.80566 * counts + 142.
    [TestCase(0.142, 0)]
    [TestCase(0.2, 72)]
    [TestCase(1.0, 1065)]
    [TestCase(2.2, 2554)]
    [TestCase(3.5, 4095)]
    public void Espressif_line_starts_at_142_millivolts(double volts, int counts)
    {
        PowerUp(new ChipOptions { AdcCurve = AdcCurve.Espressif });
        Circuit.SetVolts(Pin, volts);

        Assert.That(Channel().ReadValue(), Is.EqualTo(counts));
    }

    [Test]
    public void Offset_shifts_and_gain_tilts_the_line()
    {
        PowerUp(new ChipOptions { AdcOffsetCounts = 20, AdcGainErrorPpm = 10_000 });
        AdcChannel channel = Channel();

        Circuit.SetVolts(Pin, 1.65);
        Assert.That(channel.ReadValue(), Is.EqualTo(2088), "2047.5 * 1.01 + 20");
        Circuit.SetVolts(Pin, 0.05);
        Assert.That(channel.ReadValue(), Is.Zero, "the dead zone has no offset");
        Circuit.SetVolts(Pin, 3.3);
        Assert.That(channel.ReadValue(), Is.EqualTo(4095));
    }

    [Test]
    public void Noise_is_gaussian_with_the_rms_asked_for()
    {
        PowerUp(new ChipOptions { AdcNoiseCounts = 4, Seed = 7 });
        Circuit.SetVolts(Pin, 1.65);

        double[] errors = [.. Read(Channel(), 20_000).Select(counts => counts - 2047.5)];
        double rms = Math.Sqrt(errors.Average(error => error * error));

        Assert.That(errors.Average(), Is.EqualTo(0).Within(0.1));
        Assert.That(rms, Is.EqualTo(4).Within(0.1));
        Assert.That(errors.Count(error => Math.Abs(error) < 4) / 20_000.0, Is.EqualTo(0.683).Within(0.02), "one sigma");
        Assert.That(errors.Max(Math.Abs), Is.InRange(11, 15), "beyond 2.7 sigma, within 3.7");
    }

    [Test]
    public void Same_seed_gives_the_same_noise_and_another_seed_another()
    {
        int[] first = NoisyRun(3);

        Assert.That(NoisyRun(3), Is.EqualTo(first));
        Assert.That(NoisyRun(4), Is.Not.EqualTo(first));
    }

    [Test]
    public void Conversion_sees_the_voltage_after_the_time_of_the_call()
    {
        Circuit.VoltsPerSecond = 10_000;
        AdcChannel channel = Channel();
        long before = Chip.NowNanos;

        int counts = channel.ReadValue();

        Assert.That(Chip.NowNanos, Is.EqualTo(before + Chip.Options.NativeCallNanos));
        Assert.That(counts, Is.EqualTo(Math.Round(Chip.NowNanos * 1e-5 * 4095 / 3.3)).Within(1));
    }

    [TestCase(0, 36)]
    [TestCase(3, 39)]
    [TestCase(4, 32)]
    [TestCase(6, 34)]
    [TestCase(7, 35)]
    [TestCase(10, 4)]
    [TestCase(19, 26)]
    public void Channels_have_their_pins(int channel, int pin)
    {
        Circuit.SetVolts(pin, 1.65);

        Assert.That(new AdcController().OpenChannel(channel).ReadValue(), Is.EqualTo(2048));
    }

    [Test]
    public void Stuck_channel_keeps_its_last_reading_and_others_do_not()
    {
        AdcController adc = new();
        AdcChannel stuck = adc.OpenChannel(0);
        AdcChannel other = adc.OpenChannel(3);
        Circuit.SetVolts(36, 1);
        int last = stuck.ReadValue();

        Chip.Adc.FreezeChannel(0);
        Circuit.SetVolts(36, 2);
        Circuit.SetVolts(39, 2);

        Assert.That(stuck.ReadValue(), Is.EqualTo(last));
        Assert.That(other.ReadValue(), Is.EqualTo(2482));

        Chip.Adc.UnfreezeAll();
        Assert.That(stuck.ReadValue(), Is.EqualTo(2482));
    }

    [Test]
    public void All_channels_stuck_keep_their_last_readings()
    {
        AdcController adc = new();
        AdcChannel read = adc.OpenChannel(0);
        AdcChannel unread = adc.OpenChannel(3);
        Circuit.SetVolts(36, 1);
        int last = read.ReadValue();

        Chip.Adc.FreezeAll();
        Circuit.SetVolts(36, 2);
        Circuit.SetVolts(39, 0.5);
        int first = unread.ReadValue();
        Circuit.SetVolts(39, 2);

        Assert.That(read.ReadValue(), Is.EqualTo(last));
        Assert.That(unread.ReadValue(), Is.EqualTo(first), "one that was never read sticks at its first");
    }

    [Test]
    public void Extra_offset_comes_on_top_and_saturates()
    {
        AdcController adc = new();
        AdcChannel first = adc.OpenChannel(0);
        AdcChannel second = adc.OpenChannel(3);
        Circuit.SetVolts(36, 1.65);
        Circuit.SetVolts(39, 3.2);

        Chip.Adc.OffsetChannel(0, -300);
        Assert.That(first.ReadValue(), Is.EqualTo(1748));
        Assert.That(second.ReadValue(), Is.EqualTo(3971));

        Chip.Adc.OffsetAll(300);
        Assert.That(first.ReadValue(), Is.EqualTo(2348));
        Assert.That(second.ReadValue(), Is.EqualTo(4095));
    }

    [Test]
    public void Controller_is_the_device_s()
    {
        AdcController adc = new();

        Assert.That(adc.ResolutionInBits, Is.EqualTo(12));
        Assert.That(adc.MaxValue, Is.EqualTo(4095));
        Assert.That(adc.MinValue, Is.Zero);
        Assert.That(adc.ChannelCount, Is.EqualTo(20));
        Assert.That(adc.IsChannelModeSupported(AdcChannelMode.SingleEnded), Is.True);
        Assert.That(adc.IsChannelModeSupported(AdcChannelMode.Differential), Is.False);
    }

    [Test]
    public void Channels_that_are_none_are_refused()
    {
        AdcController adc = new();

        Assert.Throws<ArgumentException>(() => adc.OpenChannel(-1));
        Assert.Throws<ArgumentException>(() => adc.OpenChannel(21));
        Assert.Throws<Exception>(() => adc.OpenChannel(20), "past the native check, then refused by the driver");
        Assert.Throws<NotSupportedException>(() => adc.OpenChannel(8).ReadValue(), "temperature");
        Assert.Throws<ArgumentException>(() => adc.OpenChannel(9).ReadValue(), "Hall sensor");
    }

    [Test]
    public void Disposed_channel_is_refused_and_has_no_controller()
    {
        AdcChannel channel = Channel();
        channel.Dispose();

        Assert.Throws<ObjectDisposedException>(() => channel.ReadValue());
        Assert.That(channel.Controller, Is.Null);
    }

    [Test]
    public void Ratio_is_of_the_largest_value()
    {
        Circuit.SetVolts(Pin, 1.65);

        Assert.That(Channel().ReadRatio(), Is.EqualTo(2048 / 4095.0));
    }

    [Test]
    public void Opening_a_channel_takes_its_pin_from_the_gpio()
    {
        GpioPin pin = new GpioController().OpenPin(32, PinMode.Output);
        pin.Write(PinValue.High);

        new AdcController().OpenChannel(4);

        Assert.That(Chip.DriveOf(32), Is.EqualTo(PinDrive.HighZ));
    }

    private static AdcChannel Channel() => new AdcController().OpenChannel(0);

    private static int[] Read(AdcChannel channel, int times) => [.. Enumerable.Range(0, times).Select(_ => channel.ReadValue())];

    private int[] NoisyRun(int seed)
    {
        PowerUp(new ChipOptions { AdcNoiseCounts = 4, Seed = seed });
        Circuit.SetVolts(Pin, 1.65);
        return Read(Channel(), 100);
    }
}

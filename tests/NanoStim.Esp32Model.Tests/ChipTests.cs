using System.Device.Adc;
using System.Device.Gpio;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace NanoStim.Esp32Model.Tests;

/// <summary>Power, reset, time and faults of the chip as a whole.</summary>
internal sealed class ChipTests : ChipTest
{
    [Test]
    public void Every_pin_is_released_at_power_up()
    {
        Pwm(1, 25, 100, 0.5).Start();
        new GpioController().OpenPin(21, PinMode.Output).Write(PinValue.High);
        BareCircuit next = new();

        Chip.PowerUp(next);

        for (int pin = 0; pin < 40; pin++)
        {
            Assert.That(Chip.DriveOf(pin), Is.EqualTo(PinDrive.HighZ), "pin " + pin);
        }

        Assert.That(Chip.NowNanos, Is.Zero);
        Assert.That(Configuration.GetFunctionPin(DeviceFunction.PWM1), Is.EqualTo(-1));
        Assert.DoesNotThrow(() => new GpioController().OpenPin(21, PinMode.Output), "the pins are free again");
    }

    [Test]
    public void Reset_forgets_the_started_flag()
    {
        Pwm(1, 25, 100, 0.5).Start();
        Chip.Reset("button");
        PwmChannel channel = Pwm(1, 25, 100, 0.1);
        channel.DutyCycle = 0.2;
        long before = Chip.NowNanos;

        channel.Start();

        Assert.That(Chip.NowNanos, Is.EqualTo(before + Chip.Options.NativeCallNanos), "the duties were only noted: nothing to wait for");
    }

    [Test]
    public void Reset_forgets_the_duty_that_was_out()
    {
        Pwm(1, 25, 100, 0.5).Start();
        Pass(25 * Millisecond);
        Chip.Reset("button");

        Pwm(1, 25, 100, 0.1).Start();
        long start = Chip.NowNanos;
        Pass(30 * Millisecond);

        Assert.That(Circuit.HighPicos(25, start, start + 10 * Millisecond), Is.Zero, "no cycle of the old duty");
        Assert.That(CycleOf(25).High / (double)CycleOf(25).Period, Is.EqualTo(0.1).Within(0.0001));
    }

    [Test]
    public void Reset_forgets_a_duty_change_that_waits()
    {
        PwmChannel channel = Pwm(1, 25, 100, 0.5);
        channel.Start();
        Pass(25 * Millisecond);
        channel.DutyCycle = 0.1;

        Chip.Reset("button");
        int changes = Circuit.Changes;
        Pass(Second);

        Assert.That(Circuit.Changes, Is.EqualTo(changes));
    }

    [Test]
    public void Reset_releases_the_pins_while_time_goes_on()
    {
        GpioPin pin = new GpioController().OpenPin(21, PinMode.Output);
        pin.Write(PinValue.High);
        PwmChannel channel = Pwm(1, 25, 100, 0.5);
        channel.Start();
        AdcChannel adc = new AdcController().OpenChannel(0);
        Pass(50 * Millisecond);
        long before = Chip.NowNanos;

        Chip.Reset("brown-out");

        Assert.That(Chip.NowNanos, Is.EqualTo(before));
        Assert.That(HighResTimer.GetCurrent(), Is.Zero, "the clock of the chip starts again");
        Assert.That(Chip.DriveOf(21), Is.EqualTo(PinDrive.HighZ));
        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.HighZ));
        Assert.That(Chip.ResetCause, Is.EqualTo("brown-out"));
        Assert.Throws<ChipResetException>(() => pin.Write(PinValue.Low));
        Assert.Throws<ChipResetException>(() => channel.Stop());
        Assert.Throws<ChipResetException>(() => adc.ReadValue());
        Assert.DoesNotThrow(() => new GpioController().OpenPin(21, PinMode.Output));
    }

    [Test]
    public void Without_power_the_device_types_say_what_is_missing()
    {
        Exception? thrown = null;
        Thread other = new(() => thrown = Assert.Catch(() => _ = new AdcController()));
        other.Start();
        other.Join();

        Assert.That(thrown, Is.TypeOf<InvalidOperationException>());
        Assert.That(thrown!.Message, Does.Contain("PowerUp"));
    }

    [TestCase(0)]
    [TestCase(60_000)]
    [TestCase(200_000)]
    public void Every_native_call_takes_its_time(long nanos)
    {
        PowerUp(new ChipOptions { NativeCallNanos = nanos, GpioSetupNanos = 0 });
        GpioController gpio = new();
        Takes(2, nanos, () => gpio.OpenPin(22, PinMode.Output));
        Takes(1, nanos, () => gpio.Write(22, PinValue.High));
        Takes(1, nanos, () => gpio.Read(22));
        Takes(1, nanos, () => Configuration.SetPinFunction(25, DeviceFunction.PWM1));
        PwmChannel channel = null!;
        Takes(4, nanos, () => channel = PwmChannel.CreateFromPin(25));
        Takes(1, nanos, channel.Start);
        Takes(1, nanos, () => channel.Frequency = 500);
        Takes(1, nanos, channel.Stop);
        Takes(1, nanos, () => channel.DutyCycle = 0.2);
        AdcController adc = new();
        AdcChannel input = null!;
        Takes(1, nanos, () => input = adc.OpenChannel(0));
        Takes(1, nanos, () => input.ReadValue());
    }

    [Test]
    public void Time_does_not_run_backwards()
    {
        Chip.AdvanceTo(1000);

        Assert.Throws<ArgumentOutOfRangeException>(() => Chip.AdvanceTo(999));
    }

    [Test]
    public void The_circuit_is_at_the_time_of_every_change()
    {
        PwmChannel channel = Pwm(3, 27, 20000, 0.5);
        channel.Start();
        long start = Chip.NowNanos;

        Chip.AdvanceTo(start + Second);

        Assert.That(Circuit.ChangesOf(27), Is.EqualTo(new[] { start, start + 50_000 }), "low at the start, pulses a cycle later");
        Assert.That(Circuit.NowNanos, Is.EqualTo(start + Second));
    }

    [Test]
    public void Stuck_pin_ignores_what_drives_it_until_it_is_mended()
    {
        PwmChannel channel = Pwm(1, 25, 100, 0.1);
        channel.Start();
        Pass(25 * Millisecond);

        Chip.Ledc.StickPin(25, high: true);
        long from = Chip.NowNanos;
        Pass(20 * Millisecond);
        channel.Stop();
        Pass(20 * Millisecond);

        Assert.That(Circuit.HighPicos(25, from, Chip.NowNanos), Is.EqualTo((Chip.NowNanos - from) * 1000));

        Chip.Ledc.UnstickPin(25);
        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.Low), "what the stop has left");
    }

    [Test]
    public void Stuck_pin_survives_a_reset_and_shows_in_a_read()
    {
        Chip.Ledc.StickPin(4, high: false);
        Chip.Reset("button");

        GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullUp);

        Assert.That(Chip.DriveOf(4), Is.EqualTo(PinDrive.Low));
        Assert.That(pin.Read(), Is.EqualTo(PinValue.Low));
    }

    [Test]
    public void Fault_may_be_there_before_power_up()
    {
        Chip chip = new(new ChipOptions());
        chip.Ledc.StickPin(25, high: true);
        BareCircuit circuit = new();

        chip.PowerUp(circuit);

        Assert.That(circuit.KindsOf(25), Is.EqualTo(new[] { PinDriveKind.High }));
    }

    [Test]
    public void Hot_path_allocates_nothing()
    {
        Chip chip = new(new ChipOptions { AdcNoiseCounts = 3 });
        chip.PowerUp(new SilentCircuit());
        AdcChannel channel = new AdcController().OpenChannel(0);
        GpioController gpio = new();
        GpioPin input = gpio.OpenPin(33, PinMode.InputPullDown);
        GpioPin output = gpio.OpenPin(22, PinMode.Output);
        PwmChannel setPoint = Pwm(3, 27, 20000, 0.5);
        setPoint.Start();

        Step(chip, channel, input, output, setPoint, 10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step(chip, channel, input, output, setPoint, 1000);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Step(Chip chip, AdcChannel channel, GpioPin input, GpioPin output, PwmChannel setPoint, int times)
    {
        for (int i = 0; i < times; i++)
        {
            _ = channel.ReadValue();
            _ = input.Read();
            output.Toggle();
            setPoint.DutyCycle = (i & 1) == 0 ? 0.25 : 0.5;
            chip.AdvanceTo(chip.NowNanos + 10 * Millisecond);
        }
    }

    private void Takes(int calls, long nanos, Action action)
    {
        long before = Chip.NowNanos;
        action();
        Assert.That(Chip.NowNanos - before, Is.EqualTo(calls * nanos));
    }

    private sealed class SilentCircuit : ICircuit
    {
        public void AdvanceTo(long nanos)
        {
        }

        public void DriveChanged(int pin, PinDrive drive)
        {
        }

        public double AnalogVolts(int pin) => 1;

        public bool? DigitalLevel(int pin) => true;
    }
}

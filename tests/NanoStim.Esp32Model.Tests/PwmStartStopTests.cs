using System.Device.Gpio;
using System.Device.Pwm;

namespace NanoStim.Esp32Model.Tests;

/// <summary>Quirks of starting and stopping, and of the one flag for all channels.</summary>
internal sealed class PwmStartStopTests : ChipTest
{
    [Test]
    public void Output_runs_only_from_start()
    {
        PwmChannel channel = Pwm(1, 25, 100, 0.5);
        Pass(50 * Millisecond);

        Assert.That(Circuit.KindsOf(25), Is.Empty, "the pin is not even driven");

        channel.Start();
        Pass(50 * Millisecond);

        Assert.That(Circuit.KindsOf(25), Is.EqualTo(new[] { PinDriveKind.Low, PinDriveKind.Pwm }));
    }

    [Test]
    public void First_pulse_comes_one_period_after_the_first_start()
    {
        PwmChannel channel = Pwm(1, 25, 100, 0.5);
        channel.Start();
        long start = Chip.NowNanos;
        Pass(15 * Millisecond);

        (long period, long high) = CycleOf(25);
        Assert.That(Circuit.HighPicos(25, start, start + period / 1000 - 1), Is.Zero);
        Assert.That(Circuit.HighPicos(25, start + period / 1000, start + period / 1000 + 1000), Is.EqualTo(1_000_000).Within(1000));
        Assert.That(high, Is.EqualTo(period / 2));
    }

    [Test]
    public void Start_after_stop_gives_one_cycle_of_the_old_duty()
    {
        PwmChannel channel = Pwm(1, 25, 100, 0.3);
        channel.Start();
        Pass(25 * Millisecond);
        channel.Stop();
        channel.DutyCycle = 0.1;
        Pass(25 * Millisecond);

        channel.Start();
        long start = Chip.NowNanos;
        Pass(30 * Millisecond);

        long period = CycleOf(25).Period / 1000;
        Assert.That(Circuit.HighPicos(25, start, start + period) / 1000, About(3 * Millisecond, 0.2));
        Assert.That(Circuit.HighPicos(25, start + period, start + 2 * period) / 1000, About(Millisecond, 0.2));
    }

    [Test]
    public void Start_restarts_the_counter()
    {
        PwmChannel first = Pwm(1, 25, 100, 0.2);
        PwmChannel second = Pwm(2, 26, 100, 0.2);
        first.Start();
        Pass(15 * Millisecond);
        Assert.That(Circuit.IsHigh(25, Chip.NowNanos), Is.False);

        second.Start();

        Assert.That(Chip.DriveOf(25).OriginPicos, Is.EqualTo(Chip.NowNanos * 1000));
        Assert.That(Circuit.IsHigh(25, Chip.NowNanos), Is.True, "the other channel begins a pulse too");
    }

    [Test]
    public void Stop_ends_a_pulse_at_once()
    {
        PwmChannel channel = Pwm(1, 25, 100, 0.5);
        channel.Start();
        Pass(10 * Millisecond + CycleOffset);
        Assert.That(Circuit.IsHigh(25, Chip.NowNanos), Is.True);

        channel.Stop();

        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.Low));
    }

    [Test]
    public void Any_stop_makes_duty_writes_of_every_channel_a_mere_note()
    {
        PwmChannel pulse = Pwm(1, 25, 100, 0.1);
        PwmChannel setPoint = Pwm(3, 27, 20000, 0.5);
        pulse.Start();
        setPoint.Start();
        Pass(Millisecond);

        pulse.Stop();
        setPoint.DutyCycle = 0;
        long from = Chip.NowNanos;
        Pass(100 * Millisecond);

        Assert.That(Circuit.HighPicos(27, from, from + 100 * Millisecond), Is.EqualTo(50 * Millisecond * 1000), "the set-point stays");
        Assert.That(setPoint.DutyCycle, Is.Zero, "though it says otherwise");

        setPoint.Start();
        Pass(Millisecond);
        Assert.That(Chip.DriveOf(27), Is.EqualTo(PinDrive.Low), "until it is started again");
    }

    [Test]
    public void Any_start_makes_duty_writes_of_every_channel_real()
    {
        PwmChannel pulse = Pwm(1, 25, 100, 0.1);
        PwmChannel setPoint = Pwm(3, 27, 20000, 0.5);
        setPoint.Start();
        pulse.Stop();
        pulse.Start();
        Pass(Millisecond);

        setPoint.DutyCycle = 0.25;
        Pass(Millisecond);

        Assert.That(CycleOf(27).High, Is.EqualTo(12_500_000));
    }

    [Test]
    public void Duty_write_on_a_stopped_channel_switches_it_on()
    {
        PwmChannel pulse = Pwm(1, 25, 100, 0.1);
        PwmChannel setPoint = Pwm(3, 27, 20000, 0.5);
        pulse.Start();
        Pass(15 * Millisecond);
        pulse.Stop();
        setPoint.Start();
        Pass(Millisecond);
        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.Low));

        pulse.DutyCycle = 0.2;

        Assert.That(Chip.DriveOf(25).Kind, Is.EqualTo(PinDriveKind.Pwm));
    }

    [Test]
    public void Frequency_that_changes_the_resolution_switches_a_stopped_channel_on()
    {
        PwmChannel pulse = Pwm(1, 25, 100, 0.1);
        PwmChannel setPoint = Pwm(3, 27, 20000, 0.5);
        pulse.Start();
        Pass(15 * Millisecond);
        pulse.Stop();
        setPoint.Start();

        pulse.Frequency = 90;
        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.Low), "19 bits as before");

        pulse.Frequency = 200;
        Assert.That(Chip.DriveOf(25).Kind, Is.EqualTo(PinDriveKind.Pwm), "18 bits");
    }

    [Test]
    public void Frequency_of_a_stopped_generator_is_only_noted()
    {
        PwmChannel channel = Pwm(1, 25, 100, 0.1);
        channel.Start();
        channel.Stop();

        channel.Frequency = 20;
        channel.Start();
        Pass(60 * Millisecond);

        Assert.That(CycleOf(25).Period, About(50_000_000_000, 0.05));
    }

    [Test]
    public void Dispose_leaves_the_output_running_and_the_next_pin_runs_along()
    {
        PwmChannel old = Pwm(1, 25, 100, 0.1);
        old.Start();
        Pass(15 * Millisecond);

        old.Dispose();
        Assert.That(Chip.DriveOf(25).Kind, Is.EqualTo(PinDriveKind.Pwm));

        PwmChannel other = Pwm(1, 26, 100, 0.4);
        Pass(15 * Millisecond);
        other.Start();
        Pass(25 * Millisecond);

        Assert.That(Chip.DriveOf(25), Is.EqualTo(Chip.DriveOf(26)), "one LEDC channel on two pins");
        Assert.That(CycleOf(25).High / (double)CycleOf(25).Period, Is.EqualTo(0.4).Within(0.0001));
    }

    [Test]
    public void Gpio_cannot_move_a_pin_that_the_pwm_has()
    {
        GpioPin pin = new GpioController().OpenPin(25, PinMode.Output);
        PwmChannel channel = Pwm(1, 25, 100, 0.1);
        channel.Start();
        channel.Stop();

        pin.Write(PinValue.High);
        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.Low));

        pin.SetPinMode(PinMode.Output);
        pin.Write(PinValue.High);
        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.High), "but a new mode takes the pin away");
    }

    // A moment into the second cycle.
    private const long CycleOffset = 100_000;
}

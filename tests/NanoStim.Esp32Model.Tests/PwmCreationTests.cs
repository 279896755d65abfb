using System.Device.Pwm;

namespace NanoStim.Esp32Model.Tests;

/// <summary>Quirks of making a channel.</summary>
internal sealed class PwmCreationTests : ChipTest
{
    [Test]
    public void Pin_without_function_gives_null()
    {
        Assert.That(PwmChannel.CreateFromPin(25), Is.Null);
        Assert.That(PwmChannel.CreateFromPin(-1), Is.Null, "though -1 is what the map holds for every free function");
    }

    [Test]
    public void Defaults_are_400_hertz_and_one_half()
    {
        PwmChannel channel = Pwm(1, 25, 400, 0.5);
        PwmChannel byDefault = PwmChannel.CreateFromPin(25);

        Assert.That(byDefault.Frequency, Is.EqualTo(channel.Frequency));
        Assert.That(byDefault.DutyCycle, Is.EqualTo(channel.DutyCycle));
    }

    [Test]
    public void Channel_by_numbers_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PwmChannel.Create(0, 0));
    }

    [Test]
    public void Input_only_pin_is_refused_when_the_channel_is_made_not_when_it_gets_the_function()
    {
        Assert.Throws<ArgumentException>(() => Pwm(1, 34, 100, 0.5));
        Assert.That(nanoFramework.Hardware.Esp32.Configuration.GetFunctionPin(nanoFramework.Hardware.Esp32.DeviceFunction.PWM1),
            Is.EqualTo(34));
    }

    [Test]
    public void Ninth_pin_of_a_speed_group_is_refused()
    {
        int[] pins = [4, 5, 13, 14, 18, 19, 21, 22];
        for (int i = 0; i < pins.Length; i++)
        {
            Pwm(i + 1, pins[i], 100, 0.1);
        }

        Assert.Throws<ArgumentException>(() => Pwm(1, 23, 100, 0.1));
        Assert.DoesNotThrow(() => Pwm(9, 27, 100, 0.1), "the other group has channels left");
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Frequency_not_above_0_is_refused(int hertz)
    {
        Assert.Throws<ArgumentException>(() => Pwm(1, 25, hertz, 0.1));
    }

    [Test]
    public void Frequency_out_of_reach_is_refused_by_start_not_by_the_constructor()
    {
        PwmChannel channel = Pwm(1, 25, 50_000_000, 0.1);

        Assert.Throws<ArgumentException>(channel.Start);
        Assert.That(Chip.DriveOf(25), Is.EqualTo(PinDrive.HighZ));
    }

    [Test]
    public void Low_speed_channel_cannot_be_made_while_only_high_speed_ones_run()
    {
        Pwm(1, 25, 100, 0.1).Start();

        Assert.Throws<ArgumentException>(() => Pwm(11, 26, 100, 0.1));
    }

    [Test]
    public void Constructor_sets_the_frequency_before_it_has_a_channel_so_a_running_timer_keeps_its_tune()
    {
        Pwm(1, 25, 100, 0.1).Start();
        Pass(15 * Millisecond);
        long period = CycleOf(25).Period;

        PwmChannel second = Pwm(2, 26, 50, 0.2);
        Pass(50 * Millisecond);

        Assert.That(CycleOf(25).Period, Is.EqualTo(period));
        Assert.That(Circuit.KindsOf(26), Is.Empty, "the duty is written to a channel that has no pin yet");
        Assert.That(second.Frequency, Is.EqualTo(50));

        second.Start();
        Assert.That(CycleOf(25).Period, About(2 * period, 0.2), "start is what retunes");
    }

    [Test]
    public void Constructor_on_a_pin_that_has_a_channel_retunes_the_running_timer()
    {
        PwmChannel old = Pwm(1, 25, 100, 0.1);
        old.Start();
        Pass(15 * Millisecond);

        Pwm(1, 25, 50, 0.1);

        Assert.That(CycleOf(25).Period, About(20_000_000_000, 0.1));
    }

    [Test]
    public void Low_speed_channel_made_before_any_start_runs()
    {
        PwmChannel low = Pwm(11, 26, 100, 0.1);
        Pwm(1, 25, 200, 0.1).Start();
        low.Start();
        Pass(25 * Millisecond);

        Assert.That(CycleOf(26).Period, About(10_000_000_000, 0.2));
    }

    [Test]
    public void Disposed_channel_refuses_a_duty_while_others_run()
    {
        PwmChannel channel = Pwm(1, 25, 100, 0.1);
        channel.Start();
        channel.Dispose();

        Assert.Throws<ArgumentException>(() => channel.DutyCycle = 0.2);
    }
}

using System.Device.Gpio;

namespace NanoStim.Esp32Model.Tests;

/// <summary>Digital pins, with the oddities of the native code.</summary>
internal sealed class GpioTests : ChipTest
{
    // Controllers share their pins, so each use may have its own.
    private static GpioController Gpio => new();

    [Test]
    public void Opening_an_output_passes_a_pull_up_and_drives_low_never_high()
    {
        Gpio.OpenPin(21, PinMode.Output);

        Assert.That(Circuit.KindsOf(21), Is.EqualTo(new[] { PinDriveKind.PullUp, PinDriveKind.Low }));
        long[] changes = Circuit.ChangesOf(21);
        Assert.That(changes[1] - changes[0], Is.EqualTo(Chip.Options.GpioSetupNanos));
    }

    [Test]
    public void Passing_states_can_be_left_out()
    {
        PowerUp(new ChipOptions { GpioSetupNanos = 0 });

        Gpio.OpenPin(21, PinMode.Output);

        Assert.That(Circuit.KindsOf(21), Is.EqualTo(new[] { PinDriveKind.Low }));
    }

    [Test]
    public void Setting_an_output_that_is_high_to_output_again_leaves_it_low()
    {
        GpioPin pin = Gpio.OpenPin(21, PinMode.Output);
        pin.Write(PinValue.High);

        pin.SetPinMode(PinMode.Output);

        Assert.That(Circuit.KindsOf(21)[2..], Is.EqualTo(
            new[] { PinDriveKind.High, PinDriveKind.PullUp, PinDriveKind.High, PinDriveKind.Low }), "with a short high on the way");
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Read_of_an_output_gives_low(bool level)
    {
        GpioPin pin = Gpio.OpenPin(21, PinMode.Output);
        pin.Write(level);
        Circuit.SetLevel(21, level);

        Assert.That(pin.Read(), Is.EqualTo(PinValue.Low));
    }

    [Test]
    public void Write_and_toggle_drive_the_pin()
    {
        GpioPin pin = Gpio.OpenPin(22, PinMode.Output);

        pin.Write(PinValue.High);
        Assert.That(Chip.DriveOf(22), Is.EqualTo(PinDrive.High));
        pin.Toggle();
        Assert.That(Chip.DriveOf(22), Is.EqualTo(PinDrive.Low));
        pin.Toggle();
        Assert.That(Chip.DriveOf(22), Is.EqualTo(PinDrive.High));
    }

    [Test]
    public void Writing_the_same_level_again_is_no_edge()
    {
        GpioPin pin = Gpio.OpenPin(22, PinMode.Output);
        pin.Write(PinValue.High);
        int changes = Circuit.Changes;

        pin.Write(PinValue.High);

        Assert.That(Circuit.Changes, Is.EqualTo(changes));
    }

    [TestCase(PinMode.InputPullUp, PinDriveKind.PullUp, true)]
    [TestCase(PinMode.InputPullDown, PinDriveKind.PullDown, false)]
    public void Pull_decides_where_nothing_drives(PinMode mode, PinDriveKind kind, bool expected)
    {
        GpioPin pin = Gpio.OpenPin(4, mode);

        Assert.That(Chip.DriveOf(4).Kind, Is.EqualTo(kind));
        Assert.That((bool)pin.Read(), Is.EqualTo(expected));

        Circuit.SetLevel(4, !expected);
        Assert.That((bool)pin.Read(), Is.EqualTo(!expected), "and the circuit wins over it");
    }

    [Test]
    public void Floating_input_reads_either_way()
    {
        GpioPin pin = Gpio.OpenPin(4, PinMode.Input);

        int high = Enumerable.Range(0, 1000).Count(_ => (bool)pin.Read());

        Assert.That(high, Is.InRange(400, 600));
    }

    [Test]
    public void Input_only_pins_have_no_pull()
    {
        Gpio.OpenPin(34, PinMode.InputPullUp);

        Assert.That(Chip.DriveOf(34), Is.EqualTo(PinDrive.HighZ));
    }

    [Test]
    public void Write_to_an_input_is_refused_and_toggle_ignored()
    {
        GpioPin pin = Gpio.OpenPin(4, PinMode.InputPullUp);

        Assert.Throws<ArgumentException>(() => pin.Write(PinValue.High));
        pin.Toggle();
        Assert.That(Chip.DriveOf(4), Is.EqualTo(PinDrive.PullUp));
    }

    [Test]
    public void Pin_opens_once_whichever_the_controller()
    {
        Gpio.OpenPin(4, PinMode.Input);

        Assert.Throws<InvalidOperationException>(() => Gpio.OpenPin(4, PinMode.Input));
        Assert.Throws<InvalidOperationException>(() => Gpio.OpenPin(4));
        Assert.That(Gpio.IsPinOpen(4), Is.True);

        Gpio.ClosePin(4);
        Assert.DoesNotThrow(() => Gpio.OpenPin(4, PinMode.Input));
    }

    [Test]
    public void Pin_that_does_not_exist_counts_as_open()
    {
        Assert.Throws<InvalidOperationException>(() => Gpio.OpenPin(24));
        Assert.That(Gpio.IsPinOpen(24), Is.True);
        Assert.That(Gpio.IsPinOpen(40), Is.True);
    }

    [Test]
    public void Flash_pin_is_not_to_be_touched()
    {
        Assert.Throws<NotSupportedException>(() => Gpio.OpenPin(6));
    }

    [Test]
    public void Output_on_an_input_only_pin_is_refused_and_the_pin_stays_taken()
    {
        Assert.That(Gpio.IsPinModeSupported(34, PinMode.Output), Is.False);
        Assert.Throws<ArgumentException>(() => Gpio.OpenPin(34, PinMode.Output));
        Assert.Throws<InvalidOperationException>(() => Gpio.OpenPin(34, PinMode.Input));
    }

    [Test]
    public void Dispose_releases_the_pin()
    {
        GpioPin pin = Gpio.OpenPin(21, PinMode.Output);
        pin.Write(PinValue.High);

        pin.Dispose();

        Assert.That(Chip.DriveOf(21), Is.EqualTo(PinDrive.HighZ));
        Assert.Throws<ObjectDisposedException>(() => pin.Read());
        Assert.Throws<ObjectDisposedException>(() => pin.Write(PinValue.Low));
        Assert.That(Gpio.IsPinOpen(21), Is.False);
    }

    [Test]
    public void Disposing_of_a_controller_releases_every_pin()
    {
        GpioController controller = new();
        controller.OpenPin(21, PinMode.Output);
        Gpio.OpenPin(22, PinMode.Output);

        controller.Dispose();

        Assert.That(Chip.DriveOf(21), Is.EqualTo(PinDrive.HighZ));
        Assert.That(Chip.DriveOf(22), Is.EqualTo(PinDrive.HighZ));
        Assert.Throws<ObjectDisposedException>(() => controller.Read(21));
    }

    [TestCase(PinMode.OutputOpenDrain, PinDriveKind.HighZ)]
    [TestCase(PinMode.OutputOpenDrainPullUp, PinDriveKind.PullUp)]
    [TestCase(PinMode.OutputOpenSource, PinDriveKind.HighZ)]
    [TestCase(PinMode.OutputOpenSourcePullDown, PinDriveKind.PullDown)]
    public void Open_outputs_pull_low_and_never_drive_high(PinMode mode, PinDriveKind high)
    {
        GpioPin pin = Gpio.OpenPin(22, mode);
        Assert.That(Chip.DriveOf(22), Is.EqualTo(PinDrive.Low));

        pin.Write(PinValue.High);

        Assert.That(Chip.DriveOf(22).Kind, Is.EqualTo(high));
    }

    [Test]
    public void Alternating_input_and_open_drain_never_drives_high()
    {
        GpioPin pin = Gpio.OpenPin(13, PinMode.InputPullUp);
        for (int i = 0; i < 2; i++)
        {
            pin.SetPinMode(PinMode.OutputOpenDrain);
            Assert.That(Chip.DriveOf(13), Is.EqualTo(PinDrive.Low));
            pin.SetPinMode(PinMode.InputPullUp);
            Assert.That((bool)pin.Read(), Is.True);
            Circuit.SetLevel(13, false);
            Assert.That((bool)pin.Read(), Is.False);
            Circuit.SetLevel(13, null);
        }

        Assert.That(Circuit.KindsOf(13), Is.EqualTo(
            new[] { PinDriveKind.PullUp, PinDriveKind.Low, PinDriveKind.PullUp, PinDriveKind.Low, PinDriveKind.PullUp }));
    }

    [Test]
    public void Controller_reads_writes_and_sets_the_mode_of_open_pins()
    {
        Gpio.OpenPin(22, PinMode.Output);
        Gpio.Write(22, PinValue.High);
        Assert.That(Chip.DriveOf(22), Is.EqualTo(PinDrive.High));

        Gpio.SetPinMode(22, PinMode.InputPullUp);
        Assert.That(Gpio.Read(22), Is.EqualTo(PinValue.High));
        Assert.That(Gpio.GetPinMode(22), Is.EqualTo(PinMode.InputPullUp));
        Assert.Throws<InvalidOperationException>(() => Gpio.Read(23));
        Assert.Throws<InvalidOperationException>(() => Gpio.ClosePin(23));
    }

    [Test]
    public void Events_say_that_they_are_not_supported()
    {
        GpioPin pin = Gpio.OpenPin(4, PinMode.Input);

        Assert.Throws<NotSupportedException>(() => pin.ValueChanged += (_, _) => { });
        Assert.Throws<NotSupportedException>(() =>
            Gpio.RegisterCallbackForPinValueChangedEvent(4, PinEventTypes.Rising, (_, _) => { }));
    }

    [Test]
    public void Opening_without_a_mode_leaves_the_pin_as_it_is()
    {
        int changes = Circuit.Changes;

        GpioPin pin = Gpio.OpenPin(21);

        Assert.That(Circuit.Changes, Is.EqualTo(changes));
        Assert.That(pin.GetPinMode(), Is.EqualTo(PinMode.Input));
    }
}

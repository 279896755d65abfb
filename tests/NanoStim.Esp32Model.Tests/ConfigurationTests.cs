using nanoFramework.Hardware.Esp32;

namespace NanoStim.Esp32Model.Tests;

/// <summary>Pin functions and the clock of the chip.</summary>
internal sealed class ConfigurationTests : ChipTest
{
    [Test]
    public void Setting_an_adc_function_throws()
    {
        Assert.Throws<ArgumentException>(() => Configuration.SetPinFunction(36, DeviceFunction.ADC1_CH0));
    }

    [Test]
    public void Adc_functions_have_their_pins_all_the_same()
    {
        Assert.That(Configuration.GetFunctionPin(DeviceFunction.ADC1_CH0), Is.EqualTo(36));
        Assert.That(Configuration.GetFunctionPin(DeviceFunction.ADC1_CH7), Is.EqualTo(35));
        Assert.That(Configuration.GetFunctionPin(DeviceFunction.ADC1_CH19), Is.EqualTo(26));
    }

    [Test]
    public void Pwm_functions_have_no_pin_until_they_get_one()
    {
        Assert.That(Configuration.GetFunctionPin(DeviceFunction.PWM3), Is.EqualTo(-1));

        Configuration.SetPinFunction(27, DeviceFunction.PWM3);

        Assert.That(Configuration.GetFunctionPin(DeviceFunction.PWM3), Is.EqualTo(27));
    }

    [Test]
    public void Numbers_of_the_functions_are_those_of_the_native_code()
    {
        Assert.That((int)DeviceFunction.PWM1, Is.EqualTo(262400));
        Assert.That((int)DeviceFunction.PWM16, Is.EqualTo(266240));
        Assert.That((int)DeviceFunction.COM2_RX, Is.EqualTo(0x030201));
    }

    [Test]
    public void Only_pins_that_can_drive_may_send()
    {
        Assert.Throws<ArgumentException>(() => Configuration.SetPinFunction(34, DeviceFunction.COM2_TX));
        Assert.Throws<ArgumentException>(() => Configuration.SetPinFunction(34, DeviceFunction.I2C1_DATA));
        Assert.Throws<ArgumentException>(() => Configuration.SetPinFunction(34, DeviceFunction.SPI1_CLOCK));

        Configuration.SetPinFunction(34, DeviceFunction.COM2_RX);
        Assert.That(Configuration.GetFunctionPin(DeviceFunction.COM2_RX), Is.EqualTo(34));
    }

    [Test]
    public void Fourth_serial_port_does_not_exist()
    {
        Assert.Throws<ArgumentException>(() => Configuration.SetPinFunction(17, DeviceFunction.COM4_TX));
        Assert.That(Configuration.GetFunctionPin(DeviceFunction.COM4_TX), Is.EqualTo(-1));
    }

    [Test]
    public void Clock_counts_microseconds_and_takes_none()
    {
        Chip.AdvanceTo(1_234_567);

        Assert.That(HighResTimer.GetCurrent(), Is.EqualTo(1234UL));
        Assert.That(Chip.NowNanos, Is.EqualTo(1_234_567));
    }

    [Test]
    public void Timers_say_that_they_are_not_supported()
    {
        Assert.Throws<NotSupportedException>(() => _ = new HighResTimer());
    }
}

using System.Device.Adc;
using System.Device.Gpio;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;
using NanoStim.Esp32Model;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Board and chip together, through the types that the firmware uses.</summary>
public class ChipOnBoardTests
{
    [Test]
    public void A_pulse_train_from_the_chip_reaches_the_load()
    {
        Chip chip = PowerUp(new VirtualBoardOptions { Load = LoadModel.Parse("1kohm") }, out ReferenceBoard board);
        List<LoadPhase> phases = [];
        board.Meter.PhaseEnded = phases.Add;
        StartTrain(chip);
        Assert.That(phases, Has.Count.InRange(4, 6));
        foreach (LoadPhase phase in phases)
        {
            // 1 % of 20 ms less the dead time; counts are truncated and the divider of the timer is rounded. Half of full scale.
            Assert.That(phase.WidthNanos, Is.EqualTo(195_000).Within(150));
            Assert.That(phase.PeakMicroAmps, Is.EqualTo(300.8).Within(0.5).Percent);
        }
    }

    [Test]
    public void A_first_phase_pin_that_sticks_high_ends_with_the_limiter()
    {
        Chip chip = PowerUp(new VirtualBoardOptions { Load = LoadModel.Parse("1kohm") }, out ReferenceBoard board);
        board.Faults.WatchdogStuck = true;
        StartTrain(chip);
        long fault = chip.NowNanos + 1_234_567;
        board.At(fault, () => board.Inject(BoardFault.Find("pwm-stuck-high")!));
        chip.AdvanceTo(chip.NowNanos + 2_000_000_000);
        Assert.That(board.TripCause, Is.EqualTo(TripCause.OnTimeTooLong));
        Assert.That(board.TripNanos - fault, Is.EqualTo(1.2e9).Within(0.1).Percent);
        Assert.That(board.Meter.Read().LastCurrentNanos, Is.EqualTo(board.TripNanos));
    }

    [Test]
    public void Converter_faults_reach_the_program()
    {
        Chip chip = PowerUp(new VirtualBoardOptions { BatteryVolts = 3.9 }, out ReferenceBoard board);
        AdcChannel battery = new AdcController().OpenChannel(7);
        int before = battery.ReadValue();
        board.Inject(BoardFault.Find("adc-offset")!);
        Assert.That(battery.ReadValue() - before, Is.EqualTo(400));
        board.Inject(BoardFault.Find("adc-stuck")!);
        board.BatteryVolts = 3.0;
        Assert.That(battery.ReadValue() - before, Is.EqualTo(400));
        Assert.That(chip.NowNanos, Is.GreaterThan(0));
    }

    [Test]
    public void Faults_of_the_chip_need_a_chip()
    {
        ReferenceBoard board = new(new VirtualBoardOptions());
        Assert.Throws<InvalidOperationException>(() => board.Inject(BoardFault.Find("adc-stuck")!));
    }

    private static Chip PowerUp(VirtualBoardOptions options, out ReferenceBoard board)
    {
        board = new ReferenceBoard(options);
        Chip chip = new(new ChipOptions());
        board.PowerUp(chip);
        return chip;
    }

    private static void StartTrain(Chip chip)
    {
        GpioController gpio = new();
        GpioPin arm = gpio.OpenPin(21, PinMode.Output);
        GpioPin kick = gpio.OpenPin(22, PinMode.Output);
        Configuration.SetPinFunction(25, DeviceFunction.PWM1);
        Configuration.SetPinFunction(26, DeviceFunction.PWM2);
        Configuration.SetPinFunction(27, DeviceFunction.PWM3);
        PwmChannel first = PwmChannel.CreateFromPin(25, 50, 0.01005);
        PwmChannel second = PwmChannel.CreateFromPin(26, 50, 0.02005);
        PwmChannel setPoint = PwmChannel.CreateFromPin(27, 20000, 0.50005);
        setPoint.Start();
        chip.AdvanceTo(chip.NowNanos + 30_000_000);
        arm.Write(PinValue.High);
        first.Start();
        second.Start();
        for (int i = 0; i < 5; i++)
        {
            chip.AdvanceTo(chip.NowNanos + 10_000_000);
            kick.Write(i % 2 == 0 ? PinValue.High : PinValue.Low);
        }
    }
}

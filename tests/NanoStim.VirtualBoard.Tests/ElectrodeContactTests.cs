using NanoStim.Esp32Model;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Buttons, switches, light and buzzer at the pins: null is a contact that leaves the pin to its pull.</summary>
public class ElectrodeContactTests
{
    [Test]
    public void Released_contacts_leave_their_pins_to_their_pulls()
    {
        ReferenceBoard board = new(new VirtualBoardOptions());
        int[] floating = [4, 0, 14, 23];
        Assert.That(floating.Select(board.DigitalLevel), Is.All.Null);
        Assert.That(board.DigitalLevel(13), Is.True, "MINUS has a pull-up of its own");
        Assert.That(board.DigitalLevel(5), Is.False, "STOP is normally closed to ground");
        Assert.That(board.DigitalLevel(15), Is.False, "no charger");
    }

    [Test]
    public void Pressed_and_moved()
    {
        ReferenceBoard board = new(new VirtualBoardOptions { BenchStrap = true, EmsSwitch = true, ChargerPresent = true })
        {
            PlusPressed = true,
            MinusPressed = true,
            ModePressed = true,
            StopPressed = true,
        };
        Assert.That(new[] { 4, 13, 0 }.Select(board.DigitalLevel), Is.All.False);
        Assert.That(board.DigitalLevel(14), Is.True);
        Assert.That(board.DigitalLevel(23), Is.True);
        Assert.That(board.DigitalLevel(5), Is.Null);
        Assert.That(board.DigitalLevel(15), Is.Null);
    }

    [Test]
    public void Light_and_buzzer_can_be_seen_and_heard()
    {
        ReferenceBoard board = new(new VirtualBoardOptions());
        board.DriveChanged(2, PinDrive.High);
        board.DriveChanged(12, PinDrive.Pwm(0, 500_000_000, 250_000_000));
        Assert.That(board.LightOn && board.BuzzerOn, Is.True);
        board.DriveChanged(2, PinDrive.Low);
        board.DriveChanged(12, PinDrive.Low);
        Assert.That(board.LightOn || board.BuzzerOn, Is.False);
    }
}

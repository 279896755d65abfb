using NanoStim.Esp32Model;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>The model of the MCP7940N, driven level by level, apart from the adapter that ships.</summary>
public class Mcp7940nTests
{
    private Mcp7940n _backup = new();
    private ReferenceBoard _board = new(new VirtualBoardOptions());

    [SetUp]
    public void PlugIn()
    {
        _backup = new Mcp7940n();
        _board = new ReferenceBoard(new VirtualBoardOptions { BackupMemory = _backup });
    }

    [TestCase(0xDE, true)]
    [TestCase(0xDF, true)]
    [TestCase(0xD0, false)]
    [TestCase(0xFE, false)]
    [TestCase(0x5E, false)]
    public void It_acknowledges_its_own_address(int address, bool acknowledged)
    {
        Start();
        Assert.That(Send(address), Is.EqualTo(acknowledged));
    }

    [Test]
    public void One_that_is_not_fitted_acknowledges_nothing()
    {
        _backup.Missing = true;
        Start();
        Assert.That(Send(0xDE), Is.False);
    }

    [Test]
    public void The_address_pointer_counts_on()
    {
        Assert.That(Write(0x30, 7, 8, 9), Is.True);
        Assert.That(_backup.Memory[0x10..0x13].ToArray(), Is.EqualTo(new byte[] { 7, 8, 9 }));
        Assert.That(Read(0x31, 2), Is.EqualTo(new byte[] { 8, 9 }));
    }

    [Test]
    public void It_lets_go_after_a_byte_that_is_not_acknowledged()
    {
        Read(0x20, 1);
        Assert.That(_board.DigitalLevel(13), Is.True);
    }

    [Test]
    public void A_START_in_the_middle_of_a_byte_begins_again()
    {
        Start();
        Send(0xDE);
        Send(0x20);
        Bit(true);
        Bit(false);
        Assert.That(Write(0x21, 5), Is.True);
        Assert.That(_backup.Memory[..3].ToArray(), Is.EqualTo(new byte[] { 0, 5, 0 }));
    }

    [Test]
    public void MINUS_pulls_the_line_as_a_master_does()
    {
        Light(true);
        _board.MinusPressed = true;
        Light(false);
        _board.MinusPressed = false;
        Assert.That(Send(0xDE), Is.True, "pressed with the light on it was a START");
    }

    [Test]
    public void Light_and_button_alone_do_not_address_it()
    {
        for (int i = 0; i < 40; i++)
        {
            _board.MinusPressed = i % 3 == 0;
            Light(i % 2 == 0);
            Assert.That(_board.DigitalLevel(13), Is.EqualTo(!_board.MinusPressed));
        }
    }

    [Test]
    public void Its_clock_counts_the_time_of_the_board_once_it_is_started()
    {
        Pass(100);
        Assert.That(Read(0, 7), Is.EqualTo(new byte[] { 0, 0, 0, 1, 1, 0x21, 0 }));
        Write(0, 0x80 | 0x50, 0x59, 0x23, 0x08 | 7, 0x28, 0x02, 0x24);
        Pass(15);
        Assert.That(Read(0, 7), Is.EqualTo(new byte[] { 0x80 | 5, 0, 0, 0x28 | 1, 0x29, 0x22, 0x24 }));
    }

    [Test]
    public void Without_the_backup_bit_nothing_outlives_the_board()
    {
        Write(0x20, 1, 2, 3);
        PowerOff();
        Assert.That(_backup.Memory[..3].ToArray(), Is.All.Zero);
        Write(3, 0x09);
        Write(0x20, 1, 2, 3);
        PowerOff();
        Assert.That(Read(0x20, 3), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void Time_without_power_counts_with_the_crystal_only()
    {
        Write(0, 0x80, 0, 0, 0x09, 0x01, 0x01, 0);
        Pass(3600);
        PowerOff();
        _backup.AdvanceHours(2);
        Pass(3600);
        Assert.That(_backup.Clock[2], Is.EqualTo(0x04));
        _backup.ClockStopped = true;
        _backup.AdvanceHours(2);
        Pass(3600);
        Assert.That(_backup.Clock[2], Is.EqualTo(0x04));
        Assert.That(Read(3, 1)[0] & 0x20, Is.Zero);
    }

    private void PowerOff() => _board = new ReferenceBoard(new VirtualBoardOptions { BackupMemory = _backup });

    private void Pass(int seconds) => _board.AdvanceTo(_board.NowNanos + seconds * 1_000_000_000L);

    private bool Write(int register, params byte[] bytes)
    {
        Start();
        bool acknowledged = Send(0xDE) & Send(register);
        foreach (byte value in bytes)
        {
            acknowledged &= Send(value);
        }

        Stop();
        return acknowledged;
    }

    private byte[] Read(int register, int count)
    {
        Start();
        Send(0xDE);
        Send(register);
        Start();
        Send(0xDF);
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bytes[i] = (byte)(bytes[i] << 1 | (Bit(true) ? 1 : 0));
            }

            Bit(i == count - 1);
        }

        Stop();
        return bytes;
    }

    private void Start()
    {
        Data(true);
        Light(true);
        Data(false);
        Light(false);
    }

    private void Stop()
    {
        Data(false);
        Light(true);
        Data(true);
        Light(false);
    }

    private bool Send(int value)
    {
        for (int bit = 7; bit >= 0; bit--)
        {
            Bit((value >> bit & 1) != 0);
        }

        return !Bit(true);
    }

    private bool Bit(bool value)
    {
        Data(value);
        Light(true);
        bool level = _board.DigitalLevel(13)!.Value;
        Light(false);
        Data(true);
        return level;
    }

    private void Light(bool on) => _board.DriveChanged(2, on ? PinDrive.High : PinDrive.Low);

    private void Data(bool high) => _board.DriveChanged(13, high ? PinDrive.PullUp : PinDrive.Low);
}

using NanoStim.Esp32Model;
using NanoStim.Hal;
using NanoStim.Hal.Esp32;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>The console port of the adapter, on the model of the second UART.</summary>
internal sealed class ConsolePortTests
{
    private const int Com2 = 1;
    private const int Baud = 115200;

    private readonly byte[] _buffer = new byte[64];
    private Chip _chip = null!;
    private IConsolePort _port = null!;

    [SetUp]
    public void PowerUp()
    {
        _chip = new Chip(new ChipOptions());
        _chip.PowerUp(new SharedInputs());
        _port = new Esp32Board(new VirtualClock(_chip, new LoopTiming(), 1)).ConsolePort;
    }

    [Test]
    public void Nothing_received_is_nothing_read() => Assert.That(_port.Read(_buffer), Is.Zero);

    [Test]
    public void Nothing_received_costs_one_call_of_the_driver()
    {
        long before = _chip.NowNanos;
        _port.Read(_buffer);
        Assert.That(_chip.NowNanos - before, Is.EqualTo(_chip.Options.NativeCallNanos));
    }

    [Test]
    public void Bytes_are_read_as_they_came_and_no_more_than_fit()
    {
        _chip.Uart(Com2).Receive([.. Enumerable.Range(1, 100).Select(value => (byte)value)]);
        Assert.That(_port.Read(_buffer), Is.EqualTo(64));
        Assert.That(_buffer, Is.EqualTo(Enumerable.Range(1, 64)));
        Assert.That(_port.Read(_buffer), Is.EqualTo(36));
        Assert.That(_buffer.Take(36), Is.EqualTo(Enumerable.Range(65, 36)));
        Assert.That(_port.Read(_buffer), Is.Zero);
    }

    [Test]
    public void One_byte_is_read_by_itself()
    {
        _chip.Uart(Com2).Receive([65]);
        Assert.That(_port.Read(_buffer), Is.EqualTo(1));
        Assert.That(_buffer[0], Is.EqualTo(65));
    }

    [Test]
    public void Ring_holds_512_bytes() => Assert.That(_chip.Uart(Com2).Receive(new byte[1000]), Is.EqualTo(512));

    [TestCase(447, 64)]
    [TestCase(448, -1)]
    [TestCase(512, -1)]
    public void Ring_that_is_nearly_full_counts_as_an_overrun_and_is_emptied(int waiting, int answer)
    {
        _chip.Uart(Com2).Receive(new byte[waiting]);
        Assert.That(_port.Read(_buffer), Is.EqualTo(answer));
        Assert.That(_chip.Uart(Com2).Waiting, Is.EqualTo(answer < 0 ? 0 : waiting - answer));
    }

    [Test]
    public void Bytes_leave_at_115200_baud()
    {
        // 1128 bytes, of which the FIFO holds 128: the writer waits for a thousand, of ten bits each.
        int sent = 0;
        _chip.Uart(Com2).Sent = (_, _, count) => sent += count;
        long before = _chip.NowNanos;
        _port.Write(new byte[1128], 0, 1128);
        Assert.That((double)(_chip.NowNanos - before), Is.EqualTo(1000 * 10 * 1e9 / Baud).Within(0.1).Percent);
        Assert.That(sent, Is.EqualTo(1128));
    }

    [Test]
    [Requirement("SR-15")]
    public void Write_of_every_control_step_never_waits()
    {
        for (int step = 0; step < 1000; step++)
        {
            _chip.AdvanceTo(_chip.NowNanos + 10_000_000);
            _port.Write(new byte[_port.MaxWriteBytes], 0, _port.MaxWriteBytes);
        }

        Assert.That(_chip.Uart(Com2).LongestWaitNanos, Is.LessThanOrEqualTo(0));
        Assert.That(_port.MaxWriteBytes, Is.GreaterThanOrEqualTo(32), "a line of the stream takes no more than three steps");
    }

    [Test]
    public void Port_that_fails_once_is_given_up_and_ends_nothing()
    {
        _chip.Uart(Com2).Receive([1, 2, 3]);
        _chip.NativeCalls.ThrowAt(NativeUnit.Other, 1, false);
        Assert.That(_port.Read(_buffer), Is.Zero);
        Assert.That(_port.Read(_buffer), Is.Zero, "although three bytes wait");

        int sent = 0;
        _chip.Uart(Com2).Sent = (_, _, count) => sent += count;
        _port.Write([1], 0, 1);
        Assert.That(sent, Is.Zero);
    }

    [Test]
    public void Write_that_fails_gives_the_port_up_and_ends_nothing()
    {
        _chip.Uart(Com2).Receive([1, 2, 3]);
        _chip.NativeCalls.ThrowAt(NativeUnit.Other, 1, false);
        Assert.That(() => _port.Write([1], 0, 1), Throws.Nothing);
        Assert.That(_port.Read(_buffer), Is.Zero);
    }

    [Test]
    [Requirement("SR-32")]
    public void Board_without_the_pins_of_the_console_is_a_board_without_a_console()
    {
        _chip = new Chip(new ChipOptions());
        _chip.PowerUp(new SharedInputs());

        // The three outputs of the timers come first.
        _chip.NativeCalls.ThrowAt(NativeUnit.Other, 4, false);
        _port = new Esp32Board(new VirtualClock(_chip, new LoopTiming(), 1)).ConsolePort;
        _chip.Uart(Com2).Receive([1, 2, 3]);
        Assert.That(_port.Read(_buffer), Is.Zero);
        Assert.That(() => _port.Write([1], 0, 1), Throws.Nothing);
    }
}

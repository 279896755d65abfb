using System.IO.Ports;
using nanoFramework.Hardware.Esp32;

namespace NanoStim.Esp32Model.Tests;

/// <summary>A serial port as nanoFramework's driver makes it of a UART.</summary>
internal sealed class SerialPortTests : ChipTest
{
    private const int Com2 = 1;

    [Test]
    public void Port_without_pins_does_not_open()
    {
        Assert.Throws<Exception>(() => new SerialPort("COM2").Open());
    }

    [Test]
    public void First_port_belongs_to_the_wire_protocol()
    {
        Assert.Throws<ArgumentException>(() => new SerialPort("COM1").Open());
    }

    [Test]
    public void Received_bytes_wait_in_the_ring_and_the_rest_is_lost()
    {
        SerialPort port = Open(ringBytes: 200);

        Assert.That(Chip.Uart(Com2).Receive(new byte[150]), Is.EqualTo(150));
        Assert.That(Chip.Uart(Com2).Receive(new byte[150]), Is.EqualTo(50));
        Assert.That(port.BytesToRead, Is.EqualTo(200));
        Assert.That(port.Read(new byte[64], 0, 64), Is.EqualTo(64));
        Assert.That(port.BytesToRead, Is.EqualTo(136));
    }

    [Test]
    public void Ring_is_larger_than_the_fifo_whatever_was_asked_for()
    {
        Open(ringBytes: 10);

        Assert.That(Chip.Uart(Com2).Receive(new byte[500]), Is.EqualTo(129));
    }

    [Test]
    public void Nothing_is_received_while_the_port_is_closed()
    {
        Assert.That(Chip.Uart(Com2).IsInstalled, Is.False);
        Assert.That(Chip.Uart(Com2).Receive(new byte[5]), Is.Zero);
    }

    [Test]
    public void Reading_more_than_there_is_would_wait()
    {
        SerialPort port = Open();
        Chip.Uart(Com2).Receive([1, 2]);

        Assert.Throws<TimeoutException>(() => port.Read(new byte[3], 0, 3));
    }

    [Test]
    public void Write_waits_only_for_what_does_not_fit_into_the_fifo()
    {
        SerialPort port = Open();
        List<byte> sent = [];
        Chip.Uart(Com2).Sent = (bytes, offset, count) => sent.AddRange(bytes[offset..(offset + count)]);
        port.Write(new byte[128], 0, 128);
        Assert.That(Chip.Uart(Com2).LongestWaitNanos, Is.LessThanOrEqualTo(0));

        // 32 bytes at 115200 baud.
        long before = Chip.NowNanos;
        port.Write(new byte[32], 0, 32);
        Assert.That(Chip.NowNanos - before, About(32 * 10 * Second / 115200, 10));
        Assert.That(sent, Has.Count.EqualTo(160));
    }

    [Test]
    public void Reset_closes_the_port()
    {
        SerialPort port = Open();
        Chip.Reset("test");

        Assert.Throws<ChipResetException>(() => _ = port.BytesToRead);
        Assert.That(Chip.Uart(Com2).IsInstalled, Is.False);
    }

    private static SerialPort Open(int ringBytes = 256)
    {
        Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        SerialPort port = new("COM2", 115200) { ReadBufferSize = ringBytes };
        port.Open();
        return port;
    }
}

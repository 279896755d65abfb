using System;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;

namespace NanoStim.Hal.Esp32;

/// <summary>The console on the second UART (COM2), 115200 baud, 8N1, no handshake.</summary>
/// <remarks>
/// From the native sources (nf-interpreter a3e8139, targets/ESP32, sys_io_ser_native_System_IO_Ports_SerialPort.cpp):
/// BytesToRead gives the length of a ring that a task of the driver fills, and never waits. Read of no more than that copies and returns. Write puts what
/// fits into the transmit FIFO of 128 bytes and waits for the rest, without a limit by default; 115200 baud send 115 bytes in 10 ms, so 32 bytes a control step
/// always fit. WriteLine is not used: it crashes the CLR when a line does not fit. A full ring drops what follows without a word, which is why a ring that is
/// nearly full counts as an overrun here. Every reception posts an event, for which the CLR makes objects on a thread of its own, unless fewer bytes are waiting
/// than <see cref="SerialPort.ReceivedBytesThreshold"/>: that is therefore as high as it goes.
/// </remarks>
#pragma warning disable CA1001 // The port is open for as long as the device is on.
internal sealed class Esp32ConsolePort : IConsolePort
#pragma warning restore CA1001
{
    private const int BaudRate = 115200;
    private const int RingBytes = 512;

    // What the driver may add between two looks: 100 ms at 115200 baud are more than the ring holds, so nobody is served who sends that much.
    private const int OverrunBytes = 448;

    private readonly byte[] _dropped = new byte[RingBytes];
    private readonly SerialPort _port;
    private bool _works;

    internal Esp32ConsolePort()
    {
        try
        {
            Configuration.SetPinFunction(PinMap.ConsoleReceive, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(PinMap.ConsoleSend, DeviceFunction.COM2_TX);
            _port = new SerialPort("COM2", BaudRate);
            _port.ReadBufferSize = RingBytes;
            _port.Open();
            _port.ReceivedBytesThreshold = int.MaxValue;
            _works = true;
        }
        catch (Exception)
        {
            // A stimulator without a console: the buttons do not need it.
            // Stryker disable once Boolean : a port that is not open throws at its first use, and is given up there
            _works = false;
        }
    }

    /// <inheritdoc/>
    public int MaxWriteBytes => 32;

    /// <inheritdoc/>
    public int Read(byte[] bytes)
    {
        if (!_works)
        {
            return 0;
        }

        try
        {
            int count = _port.BytesToRead;
            if (count == 0)
            {
                return 0;
            }

            if (count >= OverrunBytes)
            {
                _port.Read(_dropped, 0, count);
                return -1;
            }

            // Stryker disable once Equality : where both are equal, either is the answer
            return _port.Read(bytes, 0, count < bytes.Length ? count : bytes.Length);
        }
        catch (Exception)
        {
            return GiveUp();
        }
    }

    /// <inheritdoc/>
    public void Write(byte[] bytes, int offset, int count)
    {
        if (!_works)
        {
            return;
        }

        try
        {
            _port.Write(bytes, offset, count);
        }
        catch (Exception)
        {
            GiveUp();
        }
    }

    /// <summary>A console that fails must not end the control loop.</summary>
    private int GiveUp()
    {
        _works = false;
        return 0;
    }
}

#nullable disable

using NanoStim.Esp32Model;

namespace System.IO.Ports;

/// <summary>A serial port, with the signatures of nanoFramework.System.IO.Ports 1.x, over a UART of the <see cref="Chip"/>: what the firmware uses of it.</summary>
public sealed class SerialPort : IDisposable
{
    private readonly int _uart;
    private readonly long _bootId;
    private readonly int _baudRate;
    private int _bufferSize = 256;
    private int _threshold = 1;

    /// <summary>Names a port; <see cref="Open"/> opens it. Frames other than 8N1 are accepted and make no difference.</summary>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        PortName = portName;
        _uart = portName[3] - '1';
        _baudRate = baudRate;
        _bootId = Chip.Powered().BootId;
    }

    public string PortName { get; }

    public int BaudRate => _baudRate;

    public bool IsOpen { get; private set; }

    /// <summary>Size of the receive ring in bytes, before the port is opened. One buffer for both directions, the package says; it holds what is received.</summary>
    public int ReadBufferSize
    {
        get => _bufferSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            if (IsOpen)
            {
                throw new InvalidOperationException();
            }

            _bufferSize = value;
        }
    }

    /// <summary>How many bytes are waiting.</summary>
    public int BytesToRead => Unit().Waiting;

    /// <summary>Events of reception are not modelled; they come only from so many waiting bytes on.</summary>
    public int ReceivedBytesThreshold
    {
        get => _threshold;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _threshold = value;
        }
    }

    /// <summary>Installs the driver.</summary>
    /// <exception cref="ArgumentException">The wire protocol has the first UART, or there is no such port.</exception>
    /// <exception cref="Exception">The port has no pins yet (CLR_E_PIN_UNAVAILABLE has no exception type of its own).</exception>
    public void Open()
    {
        if (IsOpen)
        {
            throw new InvalidOperationException();
        }

        Chip chip = Chip.Enter(_bootId, NativeUnit.Other);
        if (_uart is < 1 or > 2)
        {
            throw new ArgumentException(PortName + " is not available.");
        }

        if (!chip.Functions.HasSerialPins(_uart))
        {
            throw new Exception(PortName + ": pin unavailable.");
        }

        chip.Uart(_uart).Install(_bufferSize, _baudRate);
        IsOpen = true;
    }

    public void Close() => IsOpen = false;

    /// <summary>Reads bytes that have been received. The native code waits until all of them are there; on the host that would be for ever.</summary>
    /// <exception cref="TimeoutException">Fewer are there.</exception>
    public int Read(byte[] buffer, int offset, int count) => Unit().Read(buffer, offset, count);

    /// <summary>Sends bytes. What does not fit into the FIFO, the native code waits for.</summary>
    public void Write(byte[] buffer, int offset, int count)
    {
        long waitNanos = Unit().Write(buffer, offset, count);
        if (waitNanos > 0)
        {
            Chip chip = Chip.Powered();
            chip.AdvanceTo(chip.NowNanos + waitNanos);
        }
    }

    public void Dispose() => Close();

    private UartModel Unit()
    {
        Chip chip = Chip.Enter(_bootId, NativeUnit.Other);
        return IsOpen ? chip.Uart(_uart) : throw new InvalidOperationException();
    }
}

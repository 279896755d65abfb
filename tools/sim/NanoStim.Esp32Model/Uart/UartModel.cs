namespace NanoStim.Esp32Model;

/// <summary>
/// A UART with the driver of nanoFramework above it: a ring for what is received, which drops what does not fit, and a transmit FIFO of 128 bytes
/// that empties at the baud rate. Bytes from outside may come from another thread.
/// </summary>
public sealed class UartModel
{
    // A start bit, eight bits, a stop bit.
    private const int BitsOfByte = 10;
    private const int FifoBytes = 128;

    private readonly Chip _chip;
    private readonly Lock _lock = new();
    private readonly Queue<byte> _ring = new();
    private int _capacity;
    private long _byteNanos;
    private long _sentNanos;

    internal UartModel(Chip chip)
    {
        _chip = chip;
    }

    /// <summary>Whether the firmware has opened the port.</summary>
    public bool IsInstalled => _capacity > 0;

    /// <summary>Where sent bytes go: buffer and count. They arrive when they are written, although the line takes its time.</summary>
    public Action<byte[], int, int>? Sent { get; set; }

    /// <summary>How many received bytes wait for the firmware.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _ring.Count;
            }
        }
    }

    /// <summary>Longest time that the firmware has waited in a write, in ns.</summary>
    public long LongestWaitNanos { get; private set; }

    /// <summary>Bytes come in from outside.</summary>
    /// <returns>How many fit into the ring; the others are lost. None while the port is closed.</returns>
    public int Receive(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            int count = Math.Min(bytes.Length, _capacity - _ring.Count);
            for (int i = 0; i < count; i++)
            {
                _ring.Enqueue(bytes[i]);
            }

            return Math.Max(count, 0);
        }
    }

    internal void Reset()
    {
        lock (_lock)
        {
            _ring.Clear();
            _capacity = 0;
        }
    }

    internal void Install(int ringBytes, int baudRate)
    {
        lock (_lock)
        {
            // The driver makes it larger than its FIFO.
            _capacity = Math.Max(ringBytes, FifoBytes + 1);
            _byteNanos = BitsOfByte * 1_000_000_000L / baudRate;
        }
    }

    internal int Read(byte[] buffer, int offset, int count)
    {
        lock (_lock)
        {
            if (_ring.Count < count)
            {
                throw new TimeoutException();
            }

            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = _ring.Dequeue();
            }

            return count;
        }
    }

    /// <returns>How long the caller must wait, in ns.</returns>
    internal long Write(byte[] buffer, int offset, int count)
    {
        _sentNanos = Math.Max(_sentNanos, _chip.NowNanos) + count * _byteNanos;
        Sent?.Invoke(buffer, offset, count);
        long waitNanos = _sentNanos - _chip.NowNanos - FifoBytes * _byteNanos;
        LongestWaitNanos = Math.Max(LongestWaitNanos, waitNanos);
        return waitNanos;
    }
}

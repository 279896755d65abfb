namespace NanoStim.Hal.Esp32;

/// <summary>The MCP7940N: 64 bytes of memory and a clock, supplied from the cell while the device is off.</summary>
/// <remarks>
/// Registers and bits from its data sheet, DS20005010, and the same in Zanduino/MCP7940 (src/MCP7940.h) and Linux
/// (drivers/rtc/rtc-ds1307.c, mcp794xx). MINUS pressed during a transfer makes it fail: a one that is sent does not show, a clock
/// that is read twice differs, what was written reads back otherwise. What <see cref="Read"/> has filled in may still hold zeros from
/// a press that came and went within it: its caller needs a checksum.
/// At 5 us an instruction, in the middle of the 2 to 10 that are reported of an ESP32, hours take 30 ms, 64 bytes 0.1 s to read and
/// 0.25 s to write (counted on the interpreter, not measured on a device).
/// </remarks>
internal sealed class Esp32BackupMemory : IBackupMemory
{
    private const int WriteAddress = 0x6F << 1;
    private const int ReadAddress = WriteAddress | 1;
    private const int Memory = 0x20;
    private const int MemoryBytes = 64;

    // Answers of the clock besides hours.
    private const int NoClock = -1;
    private const int Stopped = -2;

    private readonly BitBangI2c _bus;
    private readonly Esp32Inputs _inputs;
    private readonly byte[] _clock = new byte[ClockRegisters.Count];
    private readonly byte[] _held = new byte[MemoryBytes];

    internal Esp32BackupMemory(BitBangI2c bus, Esp32Inputs inputs)
    {
        _bus = bus;
        _inputs = inputs;
    }

    /// <inheritdoc/>
    /// <remarks>Always: the reference board has this part. A chip that is missing is a fault of the specimen.</remarks>
    public bool IsFitted => true;

    /// <inheritdoc/>
    /// <remarks>
    /// Hours since 2000-01-01 00:00, to which nobody sets the clock: it counts from there when it is started. A clock that stands, has
    /// no backup supply or shows no date is started, and this call still gives -1; so do later ones until its oscillator runs.
    /// </remarks>
    public int ReadHours()
    {
        int hours = ReadClock();
        if (hours == Stopped)
        {
            StartClock();
            return NoClock;
        }

        return hours;
    }

    /// <inheritdoc/>
    public int ReadSeconds()
    {
        return ReadFrom(0, _clock, ClockRegisters.Count) && ClockRegisters.IsStarted(_clock) && ClockRegisters.IsOscillating(_clock)
            ? ClockRegisters.SecondOfMinute(_clock)
            : NoClock;
    }

    /// <inheritdoc/>
    public bool Read(byte[] bytes)
    {
        return bytes.Length > 0 && bytes.Length <= MemoryBytes && ReadFrom(Memory, bytes, bytes.Length);
    }

    /// <inheritdoc/>
    public bool Write(byte[] bytes, int offset)
    {
        if (bytes.Length == 0 || offset < 0 || offset > MemoryBytes - bytes.Length)
        {
            return false;
        }

        // Starting the clock also connects the cell, without which the memory does not survive a power-off.
        if (ReadClock() == Stopped && !StartClock())
        {
            return false;
        }

        if (!WriteTo(Memory + offset, bytes) || !ReadFrom(Memory + offset, _held, bytes.Length))
        {
            return false;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            if (_held[i] != bytes[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Hours, or one of the answers above if two readings agree on it.</summary>
    private int ReadClock()
    {
        int hours = ReadClockOnce();
        int again = ReadClockOnce();

        // The hour may change between the two.
        bool isSame = again == hours || (hours >= 0 && again == hours + 1);
        return isSame ? again : NoClock;
    }

    private int ReadClockOnce()
    {
        if (!ReadFrom(0, _clock, ClockRegisters.Count))
        {
            return NoClock;
        }

        if (!ClockRegisters.IsStarted(_clock))
        {
            return Stopped;
        }

        // The chip sets this flag after 32 good cycles of its oscillator.
        if (!ClockRegisters.IsOscillating(_clock))
        {
            return NoClock;
        }

        int hours = ClockRegisters.Hours(_clock);
        return hours >= 0 ? hours : Stopped;
    }

    private bool StartClock()
    {
        ClockRegisters.FillStart(_clock);
        return WriteTo(0, _clock);
    }

    private bool ReadFrom(int register, byte[] bytes, int count)
    {
        bool isGood = Seek(register) && _bus.Start() && _bus.Send(ReadAddress);
        for (int i = 0; isGood && i < count; i++)
        {
            _inputs.WatchStop();
            int value = _bus.Receive(i == count - 1);
            isGood = value >= 0;
            bytes[i] = (byte)value;
        }

        return _bus.Stop() && isGood;
    }

    private bool WriteTo(int register, byte[] bytes)
    {
        bool isGood = Seek(register);
        for (int i = 0; isGood && i < bytes.Length; i++)
        {
            _inputs.WatchStop();
            isGood = _bus.Send(bytes[i]);
        }

        return _bus.Stop() && isGood;
    }

    private bool Seek(int register)
    {
        return _bus.Start() && _bus.Send(WriteAddress) && _bus.Send(register);
    }
}

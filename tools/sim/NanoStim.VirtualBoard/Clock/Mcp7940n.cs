using System.Globalization;

namespace NanoStim.VirtualBoard;

/// <summary>
/// The MCP7940N, backup memory and RTC, with its crystal, fed from the cell: its content survives power-off of the board. Give the same object to the next
/// board for a reboot; the time in between is <see cref="AdvanceHours"/>.
/// </summary>
/// <remarks>
/// After the data sheet DS20005010: registers 00h to 1Fh, memory 20h to 5Fh. Alarms, trimming and power-fail stamps are bytes without
/// effect here, and the oscillator runs at once.
/// </remarks>
public sealed class Mcp7940n
{
    internal const int Size = 0x60;

    private const int MemoryStart = 0x20;
    private const int Weekday = 3;
    private const int StartBit = 0x80;
    private const int BackupBit = 0x08;
    private const int RunningBit = 0x20;
    private const int LeapYearBit = 0x20;
    private const long Second = 1_000_000_000;

    // Bits that can be written; the others read as zero.
    private static readonly byte[] Writable = [0xFF, 0x7F, 0x7F, 0x0F, 0x3F, 0x1F, 0xFF];

    private readonly Random _garbage = new(1);
    private readonly byte[] _registers = new byte[Size];
    private ReferenceBoard? _board;
    private long _settledNanos;
    private long _restNanos;
    private bool _clockStopped;

    /// <summary>A new chip: its oscillator is not running and its memory is zero.</summary>
    public Mcp7940n()
    {
        PowerOn();
    }

    /// <summary>The chip is not fitted: nothing acknowledges.</summary>
    public bool Missing { get; set; }

    /// <summary>The memory acknowledges what is written, and keeps what it has.</summary>
    public bool MemoryStuck { get; set; }

    /// <summary>The chip acknowledges and answers bytes that have nothing to do with what it holds.</summary>
    public bool AnswersGarbage { get; set; }

    /// <summary>The chip acknowledges and answers 0xFF: it never pulls the data line.</summary>
    public bool AnswersOnes { get; set; }

    /// <summary>The oscillator is not running.</summary>
    public bool ClockStopped
    {
        get => _clockStopped;
        set
        {
            Settle();
            _clockStopped = value;
        }
    }

    /// <summary>The time registers, to be read and overwritten: seconds, minutes, hours, weekday, date, month, year in binary-coded decimal.</summary>
    public Span<byte> Clock
    {
        get
        {
            Settle();
            return _registers.AsSpan(0, Writable.Length);
        }
    }

    /// <summary>The 64 bytes of memory, to be read and overwritten.</summary>
    public Span<byte> Memory => _registers.AsSpan(MemoryStart);

    private bool IsRunning => (_registers[0] & StartBit) != 0 && !_clockStopped;

    /// <summary>Lets hours pass on the clock, if it runs, and nowhere else.</summary>
    public void AdvanceHours(int hours)
    {
        Settle();
        Pass(hours * 3600L * Second);
    }

    /// <summary>Lets minutes pass on the clock, if it runs, and nowhere else: the board is switched off.</summary>
    public void AdvanceMinutes(int minutes)
    {
        Settle();
        Pass(minutes * 60L * Second);
    }

    /// <summary>Takes the chip from the board that had it to one that is about to be switched on.</summary>
    internal void PlugInto(ReferenceBoard board)
    {
        Settle();

        // Without VBATEN the cell does not feed the chip while the board is off.
        if (_board != null && (_registers[Weekday] & BackupBit) == 0)
        {
            PowerOn();
        }

        _board = board;
        _settledNanos = 0;
    }

    internal byte Read(int address)
    {
        Settle();
        if (AnswersOnes || AnswersGarbage)
        {
            return AnswersOnes ? (byte)0xFF : (byte)_garbage.Next(256);
        }

        int flags = address switch
        {
            Weekday when IsRunning => RunningBit,
            5 when (Number(_registers[6]) & 3) == 0 => LeapYearBit,
            _ => 0,
        };
        return (byte)(_registers[address] | flags);
    }

    internal void Write(int address, byte value)
    {
        Settle();
        if (MemoryStuck && address >= MemoryStart)
        {
            return;
        }

        _registers[address] = address < Writable.Length ? (byte)(value & Writable[address]) : value;
        if (address == 0)
        {
            _restNanos = 0;
        }
    }

    private static int Number(int digits) => (digits >> 4) * 10 + (digits & 15);

    private static byte Digits(int number) => (byte)(number / 10 << 4 | number % 10);

    private void PowerOn()
    {
        Array.Clear(_registers);
        _registers[Weekday] = 1;
        _registers[4] = 1;
        _registers[5] = 1;
    }

    private void Settle()
    {
        long now = _board?.NowNanos ?? 0;
        Pass(now - _settledNanos);
        _settledNanos = now;
    }

    private void Pass(long nanos)
    {
        if (!IsRunning)
        {
            return;
        }

        (long seconds, _restNanos) = Math.DivRem(_restNanos + nanos, Second);

        if (seconds == 0)
        {
            return;
        }

        // Fields that are no time stay as they are.
        string fields = string.Create(CultureInfo.InvariantCulture, $"20{_registers[6]:X2}-{_registers[5]:X2}-{_registers[4]:X2} {_registers[2]:X2}:{_registers[1]:X2}:{_registers[0] & 0x7F:X2}");
        if (!DateTime.TryParseExact(fields, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime before))
        {
            return;
        }

        DateTime time = before.AddSeconds(seconds);
        int days = (int)(time.Date - before.Date).TotalDays;
        int weekday = _registers[Weekday] & 7;
        byte[] set = [(byte)(StartBit | Digits(time.Second)), Digits(time.Minute), Digits(time.Hour),
            (byte)((_registers[Weekday] & BackupBit) | ((weekday + 6 + days) % 7 + 1)), Digits(time.Day), Digits(time.Month), Digits(time.Year % 100)];
        set.CopyTo(_registers, 0);
    }
}

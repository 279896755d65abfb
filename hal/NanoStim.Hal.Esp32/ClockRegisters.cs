namespace NanoStim.Hal.Esp32;

/// <summary>
/// The time registers of the MCP7940N, 00h to 06h, in binary-coded decimal: seconds, minutes, hours, weekday, date, month, year, with
/// flags among them (data sheet DS20005010; the same in src/MCP7940.h of Zanduino/MCP7940).
/// </summary>
internal static class ClockRegisters
{
    /// <summary>How many there are.</summary>
    internal const int Count = 7;

    private const int Seconds = 0;
    private const int Minutes = 1;
    private const int HourOfDay = 2;
    private const int Weekday = 3;
    private const int Date = 4;
    private const int Month = 5;
    private const int Year = 6;

    // ST; VBATEN and OSCRUN.
    private const int StartBit = 0x80;
    private const int BackupBit = 0x08;
    private const int OscillatorRunningBit = 0x20;

    // Without the flags: ST, those beside the weekday, LPYR. Bit 6 of the hour stays: it selects a 12-hour format, which is never set here.
    private const int SevenBits = 0x7F;
    private const int DateBits = 0x3F;
    private const int MonthBits = 0x1F;

    private const int NoNumber = 100;

    /// <summary>Whether the oscillator is switched on and the backup supply connected.</summary>
    internal static bool IsStarted(byte[] registers)
    {
        return (registers[Seconds] & StartBit) != 0 && (registers[Weekday] & BackupBit) != 0;
    }

    /// <summary>Whether the oscillator runs.</summary>
    internal static bool IsOscillating(byte[] registers)
    {
        return (registers[Weekday] & OscillatorRunningBit) != 0;
    }

    /// <summary>Fills in 2000-01-01 00:00:00, with oscillator and backup supply on. Written to the chip it starts the clock.</summary>
    internal static void FillStart(byte[] registers)
    {
        registers[Seconds] = StartBit;
        registers[Minutes] = 0;
        registers[HourOfDay] = 0;
        registers[Weekday] = BackupBit | 1;
        registers[Date] = 1;
        registers[Month] = 1;
        registers[Year] = 0;
    }

    /// <summary>The second, 0 to 59; -1 when the register holds none.</summary>
    internal static int SecondOfMinute(byte[] registers)
    {
        int second = Number(registers[Seconds] & SevenBits);
        return second < 60 ? second : -1;
    }

    /// <summary>Hours since 2000-01-01 00:00, 876599 at most; -1 when the fields are no date and time.</summary>
    internal static int Hours(byte[] registers)
    {
        int hour = Number(registers[HourOfDay] & SevenBits);
        int date = Number(registers[Date] & DateBits);
        int month = Number(registers[Month] & MonthBits);
        int year = Number(registers[Year]);
        if (Number(registers[Seconds] & SevenBits) > 59 || Number(registers[Minutes] & SevenBits) > 59 || hour > 23
            || month < 1 || month > 12 || year > 99 || date < 1 || date > DaysIn(month, year))
        {
            return -1;
        }

        // Of the years before this one, those of 366 days: 2000, 2004 and so on.
        // Stryker disable once Bitwise : the year is never negative
        int days = year * 365 + ((year + 3) >> 2) + date - 1;
        for (int earlier = 1; earlier < month; earlier++)
        {
            days += DaysIn(earlier, year);
        }

        return days * 24 + hour;
    }

    private static int DaysIn(int month, int year)
    {
        if (month == 2)
        {
            return (year & 3) == 0 ? 29 : 28;
        }

        // Odd months up to July and even ones from August on have 31 days.
        // Stryker disable once Arithmetic,Bitwise : a difference is odd where the sum is, and the month is never negative
        return 30 + ((month + (month >> 3)) & 1);
    }

    private static int Number(int digits)
    {
        // Stryker disable once Bitwise : a register is never negative
        int tens = digits >> 4;
        int ones = digits & 15;
        return tens > 9 || ones > 9 ? NoNumber : tens * 10 + ones;
    }
}

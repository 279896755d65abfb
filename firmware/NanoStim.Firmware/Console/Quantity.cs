namespace NanoStim.Firmware.Console;

/// <summary>Turns a number with its unit into a whole number of the unit that the firmware counts in.</summary>
internal sealed class Quantity
{
    private const int WrongSuffix = 99;
    private const int Micro = -6;
    private const int Milli = -3;

    private static readonly long s_microAmps = Mnemonic.Of("UA");
    private static readonly long s_milliAmps = Mnemonic.Of("MA");
    private static readonly long s_amps = Mnemonic.Of("A");
    private static readonly long s_micros = Mnemonic.Of("US");
    private static readonly long s_millis = Mnemonic.Of("MS");
    private static readonly long s_seconds = Mnemonic.Of("S");
    private static readonly long s_minutes = Mnemonic.Of("MIN");
    private static readonly long s_hertz = Mnemonic.Of("HZ");
    private static readonly long s_kiloHertz = Mnemonic.Of("KHZ");

    /// <summary>The value.</summary>
    internal int Value;

    /// <summary>Converts a number.</summary>
    /// <returns>An error, or none: then <see cref="Value"/> has it.</returns>
    internal ConsoleError Convert(NumberReader number, ParameterKind kind)
    {
        int power;
        switch (kind)
        {
            case ParameterKind.Current:
                power = OfCurrent(number.Suffix) - Micro;
                break;
            case ParameterKind.Width:
                power = OfTime(number.Suffix) - Micro;
                break;
            case ParameterKind.Interval:
                power = OfTime(number.Suffix) - Milli;
                break;
            case ParameterKind.Duration:
                power = OfTime(number.Suffix);
                break;
            case ParameterKind.Rate:
                power = OfRate(number.Suffix) - Milli;
                break;
            default:
                if (number.Suffix != 0)
                {
                    return ConsoleError.SuffixNotAllowed;
                }

                if (kind == ParameterKind.Switch)
                {
                    ConsoleError error = Scale(number.Mantissa, number.Exponent, number.IsNegative);
                    return Value > 1 ? ConsoleError.OutOfRange : error;
                }

                power = 0;
                break;
        }

        // The largest power that a unit has is that of seconds in µs.
        if (power > WrongSuffix / 2)
        {
            return ConsoleError.InvalidSuffix;
        }

        bool isMinutes = number.Suffix == s_minutes;
        return Scale(isMinutes ? number.Mantissa * 60L : number.Mantissa, power + number.Exponent, number.IsNegative);
    }

    private ConsoleError Scale(long value, int power, bool isNegative)
    {
        if (value == 0)
        {
            Value = 0;
            return ConsoleError.None;
        }

        if (isNegative)
        {
            return ConsoleError.OutOfRange;
        }

        while (power > 0)
        {
            value *= 10;
            power--;
            if (value > int.MaxValue)
            {
                return ConsoleError.OutOfRange;
            }
        }

        while (power < 0)
        {
            long tenth = value / 10;
            if (tenth * 10 != value)
            {
                // Between two steps of the device.
                return ConsoleError.OutOfRange;
            }

            value = tenth;
            power++;
        }

        Value = (int)value;
        return value > int.MaxValue ? ConsoleError.OutOfRange : ConsoleError.None;
    }

    private static int OfCurrent(long suffix)
    {
        if (suffix == s_microAmps)
        {
            return Micro;
        }

        if (suffix == s_milliAmps)
        {
            return Milli;
        }

        return suffix == s_amps ? 0 : WrongSuffix;
    }

    private static int OfTime(long suffix)
    {
        if (suffix == s_seconds || suffix == s_minutes)
        {
            return 0;
        }

        if (suffix == s_millis)
        {
            return Milli;
        }

        return suffix == s_micros ? Micro : WrongSuffix;
    }

    private static int OfRate(long suffix)
    {
        if (suffix == 0 || suffix == s_hertz)
        {
            return 0;
        }

        return suffix == s_kiloHertz ? 3 : WrongSuffix;
    }
}

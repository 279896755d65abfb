using System.Globalization;

namespace NanoStim.Cli.Options;

/// <summary>
/// A kind of physical quantity on the command line: a number with its unit, without exception. In this field a missing unit
/// is the typical accident (µA taken for mA), so none is ever guessed.
/// </summary>
public sealed class Quantity
{
    /// <summary>Current, in µA.</summary>
    public static readonly Quantity Current = new("a current", "200uA or 20mA", ("uA", 1m), ("µA", 1m), ("μA", 1m), ("mA", 1000m));

    /// <summary>Rate, in mHz.</summary>
    public static readonly Quantity Frequency = new("a frequency", "10Hz", ("mHz", 1m), ("Hz", 1000m), ("kHz", 1000000m));

    /// <summary>Width of a phase, in µs.</summary>
    public static readonly Quantity PhaseWidth = new("a phase width", "250us or 50ms", ("us", 1m), ("µs", 1m), ("μs", 1m), ("ms", 1000m), ("s", 1000000m));

    /// <summary>Time on the scale of a session, in ms.</summary>
    public static readonly Quantity Time = new("a time", "20s or 5min", ("ms", 1m), ("s", 1000m), ("min", 60000m));

    /// <summary>Time on the scale of a step, in µs.</summary>
    public static readonly Quantity ShortTime = new("a time", "500us or 3ms", ("us", 1m), ("µs", 1m), ("μs", 1m), ("ms", 1000m));

    private readonly string _kind;
    private readonly string _example;
    private readonly (string Unit, decimal Factor)[] _units;

    private Quantity(string kind, string example, params (string Unit, decimal Factor)[] units)
    {
        _kind = kind;
        _example = example;
        _units = units;
    }

    /// <summary>Reads a number with its unit.</summary>
    /// <param name="text">Such as <c>200uA</c>; decimals with a point, a space before the unit is allowed.</param>
    /// <param name="value">In the base unit of the quantity.</param>
    /// <param name="error">What to write instead, or null.</param>
    public bool TryParse(string text, out int value, out string? error)
    {
        value = 0;
        string trimmed = text.Trim();
        int digits = trimmed.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+').Count();
        string unit = trimmed[digits..].Trim();
        if (!decimal.TryParse(trimmed[..digits], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            error = $"'{text}' is not {_kind}; write a number with its unit, such as {_example}.";
            return false;
        }

        if (unit.Length == 0)
        {
            error = $"'{text}' has no unit; write {_kind} with its unit, such as {_example}.";
            return false;
        }

        if (FactorOf(unit) is not { } factor)
        {
            string known = string.Join(", ", _units.Select(u => u.Unit).Where(u => char.IsAscii(u[0])));
            error = $"'{unit}' in '{text}' is not a unit of {_kind[2..]}; write one of {known}, such as {_example}.";
            return false;
        }

        if (number <= 0 || number > int.MaxValue / factor)
        {
            error = $"'{text}' is out of range; write {_kind} above zero, such as {_example}.";
            return false;
        }

        decimal exact = number * factor;
        if (exact != decimal.Truncate(exact))
        {
            error = $"'{text}' is finer than the device can do; its step is 1{_units[0].Unit}.";
            return false;
        }

        value = (int)exact;
        error = null;
        return true;
    }

    private decimal? FactorOf(string unit)
    {
        // mHz and MHz, ms and MS: only the exact letters count, but for a forgiving 'hz', 'ua', 'ma'.
        foreach ((string name, decimal factor) in _units)
        {
            if (name == unit)
            {
                return factor;
            }
        }

        if (unit[0] is 'M')
        {
            return null;
        }

        foreach ((string name, decimal factor) in _units)
        {
            if (string.Equals(name, unit, StringComparison.OrdinalIgnoreCase))
            {
                return factor;
            }
        }

        return null;
    }
}

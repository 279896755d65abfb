namespace NanoStim.Firmware.Console;

/// <summary>Reads a decimal number with its unit, character by character, into whole numbers (IEEE 488.2, 7.7.2 and 7.7.3).</summary>
internal sealed class NumberReader
{
    private const int MaxDigits = 9;
    private const int MaxExponent = 20;
    private const int MaxSuffix = 4;

    /// <summary>Digits without the decimal point.</summary>
    internal int Mantissa;

    /// <summary>Power of ten that goes with them.</summary>
    internal int Exponent;

    /// <summary>The number has a minus.</summary>
    internal bool IsNegative;

    /// <summary>The unit as a <see cref="Mnemonic"/>; 0 for none.</summary>
    internal long Suffix;

    /// <summary>What was wrong.</summary>
    internal ConsoleError Error;

    private int _written;
    private int _digits;
    private int _letters;
    private bool _isSigned;
    private bool _isAfterPoint;
    private bool _isPowerNegative;
    private bool _isPowerSigned;
    private bool _hasPower;
    private int _power;
    private int _powerDigits;

    /// <summary>Begins a number.</summary>
    internal void Restart()
    {
        Mantissa = 0;
        Exponent = 0;
        IsNegative = false;
        Suffix = 0;
        Error = ConsoleError.None;
        _written = 0;
        _digits = 0;
        _letters = 0;
        _isSigned = false;
        _isAfterPoint = false;
        _isPowerNegative = false;
        _isPowerSigned = false;
        _hasPower = false;
        _power = 0;
        _powerDigits = 0;
    }

    /// <summary>Takes a character, and says where in the number the next one is. <see cref="Error"/> says whether that went well.</summary>
    internal LexState Take(LexState state, int c)
    {
        switch (state)
        {
            case LexState.Digits:
                return TakeDigit(c);
            case LexState.Exponent:
                return TakePower(c);
            default:
                return TakeSuffix(c);
        }
    }

    /// <summary>The number is over without a unit.</summary>
    internal ConsoleError End()
    {
        if (_written == 0 || (_hasPower && _powerDigits == 0) || _digits > MaxDigits)
        {
            return ConsoleError.NumericData;
        }

        Exponent += _isPowerNegative ? -_power : _power;
        return Exponent > MaxExponent || Exponent < -MaxExponent ? ConsoleError.NumericData : ConsoleError.None;
    }

    private LexState TakeDigit(int c)
    {
        if (c >= '0' && c <= '9')
        {
            _written++;
            if (_isAfterPoint)
            {
                Exponent--;
            }

            // Leading zeros have no meaning.
            if (_digits > 0 || c > '0')
            {
                _digits++;
                if (_digits <= MaxDigits)
                {
                    Mantissa = Mantissa * 10 + c - '0';
                }
            }

            return LexState.Digits;
        }

        if (c == '.' && !_isAfterPoint)
        {
            _isAfterPoint = true;
            return LexState.Digits;
        }

        if ((c == '+' || c == '-') && _written == 0 && !_isSigned && !_isAfterPoint)
        {
            _isSigned = true;
            IsNegative = c == '-';
            return LexState.Digits;
        }

        if ((c == 'E' || c == 'e') && _written > 0)
        {
            _hasPower = true;
            return LexState.Exponent;
        }

        return Leave(c);
    }

    private LexState TakePower(int c)
    {
        if ((c == '+' || c == '-') && _powerDigits == 0 && !_isPowerSigned)
        {
            _isPowerSigned = true;
            _isPowerNegative = c == '-';
            return LexState.Exponent;
        }

        if (c >= '0' && c <= '9' && _powerDigits < 2)
        {
            _isPowerSigned = true;
            _powerDigits++;
            _power = _power * 10 + c - '0';
            return LexState.Exponent;
        }

        return Leave(c);
    }

    /// <summary>The digits are over.</summary>
    private LexState Leave(int c)
    {
        Error = End();
        if (Error != ConsoleError.None)
        {
            return LexState.Suffix;
        }

        return c == ' ' ? LexState.Suffix : TakeSuffix(c);
    }

    private LexState TakeSuffix(int c)
    {
        if (c == ' ')
        {
            return _letters == 0 ? LexState.Suffix : LexState.After;
        }

        int capital = c & ~32;
        if (capital >= 'A' && capital <= 'Z' && _letters < MaxSuffix)
        {
            _letters++;
            Suffix = Mnemonic.Add(Suffix, c);
        }
        else
        {
            bool isLetter = capital >= 'A' && capital <= 'Z';
            Error = c == ',' ? ConsoleError.ParameterNotAllowed : isLetter ? ConsoleError.InvalidSuffix : ConsoleError.NumericData;
        }

        return LexState.Suffix;
    }
}

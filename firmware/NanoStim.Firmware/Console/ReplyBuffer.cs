using System;

namespace NanoStim.Firmware.Console;

/// <summary>The reply that is being put together, and what of it has been sent. Texts go in piece by piece, so that none makes a control step long.</summary>
internal sealed class ReplyBuffer
{
    /// <summary>Bytes that it holds.</summary>
    internal const int Capacity = 256;

    private const int CharactersOfPiece = 6;

    // Digits of a number that a piece writes.
    private const int DigitsOfPiece = 5;

    // Digits of an int, and its sign.
    private const int NumberLength = 11;

    /// <summary>The bytes.</summary>
    internal readonly byte[] Bytes = new byte[Capacity];

    /// <summary>Bytes that it has.</summary>
    internal int Length;

    /// <summary>A number, or a text, is not complete yet.</summary>
    internal bool IsPending;

    // Places for the digits, and what follows them in a number of so many places: it is copied together with them.
    private readonly byte[] _whole = new byte[NumberLength];
    private readonly byte[] _thousandths = WithPower('3');
    private readonly byte[] _millionths = WithPower('6');
    private readonly byte[] _billionths = WithPower('9');

    private byte[] _number;
    private int _digitAt;
    private int _value;
    private bool _isNegative;
    private string _text;
    private int _textAt;
    private bool _isQuoted;

    /// <summary>Bytes that it can still take.</summary>
    internal int Room => Capacity - Length;

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        Length = 0;
        IsPending = false;
    }

    /// <summary>Adds a character.</summary>
    internal void Add(int character)
    {
        Bytes[Length] = (byte)character;
        Length++;
    }

    /// <summary>Adds a whole number in the next pieces.</summary>
    internal void AddInteger(int value)
    {
        BeginNumber(value, _whole);
    }

    /// <summary>Adds a number in millionths (6), thousandths (3), or billionths (9) in the next pieces: 200 becomes 200.0E-6.</summary>
    internal void AddScaled(int value, int places)
    {
        BeginNumber(value, places == 6 ? _millionths : places == 3 ? _thousandths : _billionths);
    }

    /// <summary>Adds a piece of what is pending.</summary>
    internal void Continue()
    {
        if (_number != null)
        {
            ContinueNumber();
        }
        else
        {
            ContinueText();
        }
    }

    private void BeginNumber(int value, byte[] number)
    {
        _number = number;
        _digitAt = NumberLength;
        _isNegative = value < 0;
        if (_isNegative)
        {
            // The smallest number has no opposite; one more than it is as good as unknown.
            value = value == int.MinValue ? int.MaxValue : -value;
        }

        _value = value;
        IsPending = true;
    }

    /// <summary>Writes digits from the last one on, and copies them all after the first.</summary>
    private void ContinueNumber()
    {
        byte[] number = _number;
        int value = _value;
        int at = _digitAt;
        int last = at - DigitsOfPiece;
        do
        {
            int rest = value / 10;
            at--;
            number[at] = (byte)('0' + value - rest * 10);
            value = rest;
        }
        while (value > 0 && at > last);

        if (value > 0)
        {
            _value = value;
            _digitAt = at;
            return;
        }

        if (_isNegative)
        {
            at--;
            number[at] = (byte)'-';
        }

        int count = number.Length - at;
        Array.Copy(number, at, Bytes, Length, count);
        Length += count;
        _number = null;
        IsPending = false;
    }

    private static byte[] WithPower(char places)
    {
        byte[] number = new byte[NumberLength + 5];
        number[NumberLength] = (byte)'.';
        number[NumberLength + 1] = (byte)'0';
        number[NumberLength + 2] = (byte)'E';
        number[NumberLength + 3] = (byte)'-';
        number[NumberLength + 4] = (byte)places;
        return number;
    }

    /// <summary>Adds SCPI's number for what is unknown (SCPI-99, volume 1, 7.2.1.5): 9.91E37.</summary>
    internal void AddUnknown()
    {
        byte[] bytes = Bytes;
        int at = Length;
        bytes[at] = (byte)'9';
        bytes[at + 1] = (byte)'.';
        bytes[at + 2] = (byte)'9';
        bytes[at + 3] = (byte)'1';
        bytes[at + 4] = (byte)'E';
        bytes[at + 5] = (byte)'3';
        bytes[at + 6] = (byte)'7';
        Length = at + 7;
    }

    /// <summary>Begins a text, which the next pieces add.</summary>
    internal void BeginText(string text, bool isQuoted)
    {
        _number = null;
        _text = text;
        _textAt = 0;
        _isQuoted = isQuoted;
        IsPending = true;
        if (isQuoted)
        {
            Add('"');
        }
    }

    private void ContinueText()
    {
        string text = _text;
        int i = _textAt;
        int end = i + CharactersOfPiece;
        bool isLast = end >= text.Length;
        if (isLast)
        {
            end = text.Length;
        }

        byte[] bytes = Bytes;
        int at = Length;
        while (i < end)
        {
            bytes[at] = (byte)text[i];
            at++;
            i++;
        }

        Length = at;
        _textAt = i;
        if (isLast)
        {
            IsPending = false;
            if (_isQuoted)
            {
                Add('"');
            }
        }
    }
}

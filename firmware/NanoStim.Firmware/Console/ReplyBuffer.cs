namespace NanoStim.Firmware.Console;

/// <summary>The reply that is being put together, and what of it has been sent. Texts go in piece by piece, so that none makes a control step long.</summary>
internal sealed class ReplyBuffer
{
    /// <summary>Bytes that it holds.</summary>
    internal const int Capacity = 256;

    private const int CharactersOfPiece = 6;
    private const int MaxDigits = 10;

    /// <summary>The bytes.</summary>
    internal readonly byte[] Bytes = new byte[Capacity];

    /// <summary>Bytes that it has.</summary>
    internal int Length;

    /// <summary>A number is not complete yet.</summary>
    internal bool HasNumber;

    private int _value;
    private int _places;
    private string _text;
    private int _textAt;
    private bool _isQuoted;

    /// <summary>A text is not complete yet.</summary>
    internal bool HasText => _text != null;

    /// <summary>Bytes that it can still take.</summary>
    internal int Room => Capacity - Length;

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        Length = 0;
        HasNumber = false;
        _text = null;
    }

    /// <summary>Adds a character.</summary>
    internal void Add(int character)
    {
        Bytes[Length] = (byte)character;
        Length++;
    }

    /// <summary>Adds a whole number in the next piece.</summary>
    internal void AddInteger(int value)
    {
        _value = value;
        _places = 0;
        HasNumber = true;
    }

    /// <summary>Adds a number in millionths (6), thousandths (3), or billionths (9) in the next piece: 200 becomes 200.0E-6.</summary>
    internal void AddScaled(int value, int places)
    {
        _value = value;
        _places = places;
        HasNumber = true;
    }

    /// <summary>Adds the number that waits.</summary>
    internal void ContinueNumber()
    {
        HasNumber = false;
        AddDigits(_value);
        if (_places > 0)
        {
            AddPower(_places);
        }
    }

    private void AddDigits(int value)
    {
        if (value < 0)
        {
            Add('-');

            // The smallest number has no opposite; one more than it is as good as unknown.
            value = value == int.MinValue ? int.MaxValue : -value;
        }

        int end = Length + DigitsOf(value);
        Length = end;
        byte[] bytes = Bytes;
        do
        {
            end--;
            int rest = value / 10;
            bytes[end] = (byte)('0' + value - rest * 10);
            value = rest;
        }
        while (value > 0);
    }

    private void AddPower(int places)
    {
        byte[] bytes = Bytes;
        int at = Length;
        bytes[at] = (byte)'.';
        bytes[at + 1] = (byte)'0';
        bytes[at + 2] = (byte)'E';
        bytes[at + 3] = (byte)'-';
        bytes[at + 4] = (byte)('0' + places);
        Length = at + 5;
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

    /// <summary>Begins a text; <see cref="ContinueText"/> adds it.</summary>
    internal void BeginText(string text, bool isQuoted)
    {
        _text = text;
        _textAt = 0;
        _isQuoted = isQuoted;
        if (isQuoted)
        {
            Add('"');
        }
    }

    /// <summary>Adds a piece of the text.</summary>
    internal void ContinueText()
    {
        string text = _text;
        int end = _textAt + CharactersOfPiece;
        if (end > text.Length)
        {
            end = text.Length;
        }

        byte[] bytes = Bytes;
        int at = Length;
        for (int i = _textAt; i < end; i++)
        {
            bytes[at] = (byte)text[i];
            at++;
        }

        Length = at;
        _textAt = end;
        if (end == text.Length)
        {
            _text = null;
            if (_isQuoted)
            {
                Add('"');
            }
        }
    }

    private static int DigitsOf(int value)
    {
        int digits = 1;
        int power = 10;
        while (value >= power && digits < MaxDigits)
        {
            digits++;
            power = digits < MaxDigits ? power * 10 : power;
        }

        return digits;
    }
}

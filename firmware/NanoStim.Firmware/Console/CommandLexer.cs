namespace NanoStim.Firmware.Console;

/// <summary>Takes a line apart, byte by byte: header words, question mark, parameter (IEEE 488.2, chapter 7). Allocates nothing.</summary>
internal sealed class CommandLexer
{
    /// <summary>Longest line without its end.</summary>
    internal const int MaxLine = 128;

    /// <summary>Ctrl-C.</summary>
    internal const int BreakByte = 3;

    // What a call takes at most, so that a piece of work stays short: letters of a header, or digits, or other bytes of the same kind. docs/console.md has what that costs.
    private const int LettersOfPiece = 3;
    private const int LettersOfFirstPiece = 2;
    private const int BytesOfPiece = 2;
    private const int MaxText = 24;
    private const int LineFeed = 10;
    private const int Return = 13;
    private const int LastControl = 32;
    private const uint LastLetter = 'Z' - 'A';

    /// <summary>The number in it.</summary>
    internal readonly NumberReader Number = new NumberReader();

    /// <summary>Bytes of the text in quotes.</summary>
    internal readonly byte[] Text = new byte[MaxText];

    /// <summary>Length of the text.</summary>
    internal int TextLength;

    /// <summary>The header word that is complete, or the word that is the parameter.</summary>
    internal long Word;

    /// <summary>What the parameter looks like.</summary>
    internal ParameterForm Form;

    /// <summary>The header has a question mark.</summary>
    internal bool IsQuery;

    /// <summary>The header begins with a colon.</summary>
    internal bool IsFromRoot;

    /// <summary>The header begins with an asterisk.</summary>
    internal bool IsCommon;

    /// <summary>The first word of a header.</summary>
    internal bool IsFirstWord;

    /// <summary>The header is complete with its last word.</summary>
    internal bool IsHeaderComplete;

    /// <summary>The line is over with this command.</summary>
    internal bool EndsLine;

    /// <summary>What was wrong.</summary>
    internal ConsoleError Error;

    /// <summary>Place of the first byte that has not been looked at.</summary>
    internal int Position;

    private LexState _state;
    private int _length;
    private int _letters;
    private int _quote;
    private bool _isUnitOver;

    /// <summary>Looks at the bytes of a place up to another one, and stops where something is complete, or where it has done so much that the rest should wait.</summary>
    internal LexEvent Scan(byte[] bytes, int from, int to)
    {
        return _state <= LexState.Header ? ScanHeader(bytes, from, to) : ScanOther(bytes, from, to);
    }

    /// <summary>Takes letters of a header word, with what is before and after them: most of what comes.</summary>
    private LexEvent ScanHeader(byte[] bytes, int from, int to)
    {
        int i = from;
        int end = i + LettersOfPiece;
        if (_state == LexState.Start)
        {
            int first = bytes[i];
            bool isLetter = IsLetter(first);
            if (!isLetter && first != '*' && first != ':')
            {
                return ScanOther(bytes, from, to);
            }

            Begin(first);
            end = i + LettersOfFirstPiece;
            if (!isLetter)
            {
                _length++;
                i++;
            }
        }

        if (_state == LexState.WordStart)
        {
            Word = 0;
            _letters = 0;
        }

        i = TakeLetters(bytes, i, end < to ? end : to);
        Position = i;
        if (_letters > Mnemonic.MaxLetters || _length > MaxLine)
        {
            return Refuse(_length > MaxLine ? ConsoleError.InputOverrun : ConsoleError.MnemonicTooLong);
        }

        if (i == to)
        {
            return LexEvent.None;
        }

        int c = bytes[i];
        if ((uint)((c & ~32) - 'A') <= LastLetter)
        {
            return LexEvent.None;
        }

        return _letters > 0 ? EndWord(c) : ScanOther(bytes, i, to);
    }

    private int TakeLetters(byte[] bytes, int from, int to)
    {
        int i = from;
        long word = Word;
        while (i < to)
        {
            int c = bytes[i];
            if ((uint)((c & ~32) - 'A') > LastLetter)
            {
                break;
            }

            word = word << Mnemonic.BitsOfLetter | (long)(c & Mnemonic.LetterMask);
            i++;
        }

        int count = i - from;
        if (count > 0)
        {
            Word = word;
            _state = LexState.Header;
            _letters += count;
            _length += count;
        }

        return i;
    }

    private LexEvent ScanOther(byte[] bytes, int from, int to)
    {
        int i = from;
        int end = i + BytesOfPiece < to ? i + BytesOfPiece : to;
        LexState state = _state;
        LexEvent found;
        do
        {
            int c = bytes[i];
            i++;
            found = c >= LastControl ? TakePrintable(c) : TakeControl(c);
        }
        while (i < end && found == LexEvent.None && _state == state && state >= LexState.Word);

        Position = i;
        return found;
    }

    /// <summary>The last word of the header has ended the command, too: there is no parameter.</summary>
    internal bool IsUnitOver => _isUnitOver;

    /// <summary>Begins with the next command, where <see cref="IsUnitOver"/>.</summary>
    internal void FinishUnit()
    {
        EndUnit();
    }

    /// <summary>Gives the command up, and what is left of its line.</summary>
    /// <returns>Whether the line is over already.</returns>
    internal bool Abandon()
    {
        _isUnitOver = false;
        _state = EndsLine ? LexState.Start : LexState.Drop;
        return EndsLine;
    }

    /// <summary>Forgets the line.</summary>
    internal void Restart()
    {
        _isUnitOver = false;
        _state = LexState.Start;
        _length = 0;
    }

    private LexEvent TakeControl(int c)
    {
        if (c == LineFeed || c == Return)
        {
            _length = 0;
            EndsLine = true;
            return End();
        }

        if (c == BreakByte)
        {
            return LexEvent.Break;
        }

        // A tab is a blank.
        return c == 9 ? TakePrintable(LastControl) : Refuse(ConsoleError.InvalidCharacter);
    }

    private LexEvent TakePrintable(int c)
    {
        _length++;
        if (_length > MaxLine)
        {
            return _state == LexState.Drop ? LexEvent.None : Refuse(ConsoleError.InputOverrun);
        }

        switch (_state)
        {
            case LexState.Drop:
                return LexEvent.None;
            case LexState.Header:
                return EndHeaderWord(c);
            case LexState.Text:
                return TakeText(c);
            case LexState.Digits:
                return c == ';' ? EndAtSemicolon() : TakeNumber(c);
            default:
                if (c > 126)
                {
                    return Refuse(ConsoleError.InvalidCharacter);
                }

                return c == ';' ? EndAtSemicolon() : Take(c);
        }
    }

    private LexEvent Take(int c)
    {
        switch (_state)
        {
            case LexState.Start:
                return c == ' ' ? LexEvent.None : Refuse(ConsoleError.Syntax);
            case LexState.WordStart:
                return Refuse(ConsoleError.Syntax);
            case LexState.Parameter:
                return c == ' ' ? LexEvent.None : BeginParameter(c);
            case LexState.Word:
                return TakeWord(c);
            case LexState.After:
                return c == ' ' ? LexEvent.None : Refuse(c == ',' ? ConsoleError.ParameterNotAllowed : ConsoleError.Syntax);
            default:
                return TakeNumber(c);
        }
    }

    private void Begin(int c)
    {
        IsQuery = false;
        EndsLine = false;
        IsCommon = c == '*';
        IsFromRoot = c == ':';
        IsFirstWord = true;
        Form = ParameterForm.None;
        _state = LexState.WordStart;
    }

    /// <summary>A byte that is no letter has ended a header word.</summary>
    private LexEvent EndWord(int c)
    {
        Position++;
        if (c < LastControl)
        {
            return TakeControl(c);
        }

        _length++;
        return _length > MaxLine ? Refuse(ConsoleError.InputOverrun) : EndHeaderWord(c);
    }

    private LexEvent EndHeaderWord(int c)
    {
        IsHeaderComplete = c != ':';
        switch (c)
        {
            case ':':
                _state = LexState.WordStart;
                return LexEvent.Word;
            case '?':
                IsQuery = true;
                _state = LexState.After;
                return LexEvent.Word;
            case ' ':
                _state = LexState.Parameter;
                return LexEvent.Word;
            case ';':
                EndsLine = false;
                _isUnitOver = true;
                return LexEvent.Word;
            default:
                return Refuse(c > 126 ? ConsoleError.InvalidCharacter : ConsoleError.UndefinedHeader);
        }
    }

    /// <summary>The header was found, and it may have a parameter after its question mark.</summary>
    internal void AllowQueryParameter()
    {
        if (!_isUnitOver)
        {
            _state = LexState.Parameter;
        }
    }

    private LexEvent BeginParameter(int c)
    {
        if (IsLetter(c))
        {
            Form = ParameterForm.Word;
            Word = Mnemonic.Add(0, c);
            _letters = 1;
            _state = LexState.Word;
            return LexEvent.None;
        }

        if (c == '"' || c == '\'')
        {
            Form = ParameterForm.Text;
            TextLength = 0;
            _quote = c;
            _state = LexState.Text;
            return LexEvent.None;
        }

        Form = ParameterForm.Number;
        Number.Restart();
        _state = LexState.Digits;
        return TakeNumber(c);
    }

    private LexEvent TakeNumber(int c)
    {
        _state = Number.Take(_state, c);
        return Number.Error == ConsoleError.None ? LexEvent.None : Refuse(Number.Error);
    }

    private LexEvent TakeWord(int c)
    {
        if (c == ' ')
        {
            _state = LexState.After;
            return LexEvent.None;
        }

        if (!IsLetter(c))
        {
            return Refuse(c == ',' ? ConsoleError.ParameterNotAllowed : ConsoleError.Syntax);
        }

        _letters++;
        Word = Mnemonic.Add(Word, c);
        return _letters > Mnemonic.MaxLetters ? Refuse(ConsoleError.IllegalValue) : LexEvent.None;
    }

    private LexEvent TakeText(int c)
    {
        if (c == _quote)
        {
            _state = LexState.After;
            return LexEvent.None;
        }

        if (c > 126 || TextLength == MaxText)
        {
            return Refuse(c > 126 ? ConsoleError.InvalidCharacter : ConsoleError.InvalidString);
        }

        Text[TextLength] = (byte)c;
        TextLength++;
        return LexEvent.None;
    }

    private LexEvent EndAtSemicolon()
    {
        if (_state == LexState.Start)
        {
            return Refuse(ConsoleError.Syntax);
        }

        EndsLine = false;
        return End();
    }

    private LexEvent End()
    {
        switch (_state)
        {
            case LexState.Start:
            case LexState.Drop:
                _state = LexState.Start;
                return LexEvent.Line;
            case LexState.Header:
                IsHeaderComplete = true;
                _isUnitOver = true;
                return LexEvent.Word;
            case LexState.WordStart:
                return RefuseAtEnd(ConsoleError.Syntax);
            case LexState.Text:
                return RefuseAtEnd(ConsoleError.InvalidString);
            case LexState.Digits:
            case LexState.Exponent:
                Error = Number.End();
                return Error == ConsoleError.None ? EndUnit() : RefuseAtEnd(Error);
            default:
                return EndUnit();
        }
    }

    private LexEvent EndUnit()
    {
        _isUnitOver = false;
        _state = LexState.Start;
        return LexEvent.Unit;
    }

    /// <summary>What is wrong at the end of a line drops nothing of the next one.</summary>
    private LexEvent RefuseAtEnd(ConsoleError error)
    {
        Error = error;
        _state = EndsLine ? LexState.Start : LexState.Drop;
        return LexEvent.Error;
    }

    private LexEvent Refuse(ConsoleError error)
    {
        Error = error;
        EndsLine = false;
        _state = LexState.Drop;
        return LexEvent.Error;
    }

    private static bool IsLetter(int c)
    {
        return (uint)((c & ~32) - 'A') <= LastLetter;
    }
}

namespace NanoStim.Firmware.Console;

/// <summary>Takes a line apart, byte by byte: header words, question mark, parameter (IEEE 488.2, chapter 7). Allocates nothing.</summary>
internal sealed class CommandLexer
{
    /// <summary>Longest line without its end.</summary>
    internal const int MaxLine = 128;

    /// <summary>Ctrl-C.</summary>
    internal const int BreakByte = 3;

    private const int SlowUnits = 4;
    private const int MaxText = 24;
    private const int LineFeed = 10;
    private const int Return = 13;
    private const int LastControl = 32;

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

    /// <summary>
    /// Looks at the bytes of a place up to another one, and stops where something is complete, or where it has done so much that the rest should wait:
    /// a letter of a header counts one unit, anything else four.
    /// </summary>
    internal LexEvent Scan(byte[] bytes, int from, int to, int units)
    {
        int i = from;
        while (i < to && units > 0)
        {
            int c = bytes[i];
            i++;
            if (_state == LexState.Header && c >= 'A' && _length < MaxLine && _letters < Mnemonic.MaxLetters)
            {
                // Most of what comes are letters of headers: the short way for them.
                int capital = c & ~32;
                if (capital >= 'A' && capital <= 'Z')
                {
                    _length++;
                    _letters++;
                    Word = Word << 5 | (long)(c & 31);
                    units--;
                    continue;
                }
            }

            LexEvent found = c >= LastControl ? TakePrintable(c) : TakeControl(c);
            if (found != LexEvent.None)
            {
                Position = i;
                return found;
            }

            units -= SlowUnits;
        }

        Position = i;
        return LexEvent.None;
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
                return TakeHeader(c);
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
                return c == ' ' ? LexEvent.None : Begin(c);
            case LexState.WordStart:
                return BeginWord(c);
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

    private LexEvent Begin(int c)
    {
        IsQuery = false;
        EndsLine = false;
        IsCommon = c == '*';
        IsFromRoot = c == ':';
        IsFirstWord = true;
        Form = ParameterForm.None;
        if (IsCommon || IsFromRoot)
        {
            _state = LexState.WordStart;
            return LexEvent.None;
        }

        return BeginWord(c);
    }

    private LexEvent BeginWord(int c)
    {
        if (!IsLetter(c))
        {
            return Refuse(ConsoleError.Syntax);
        }

        Word = Mnemonic.Add(0, c);
        _letters = 1;
        _state = LexState.Header;
        return LexEvent.None;
    }

    private LexEvent TakeHeader(int c)
    {
        if (IsLetter(c))
        {
            _letters++;
            Word = Mnemonic.Add(Word, c);
            return _letters > Mnemonic.MaxLetters ? Refuse(ConsoleError.MnemonicTooLong) : LexEvent.None;
        }

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
        int capital = c & ~32;
        return capital >= 'A' && capital <= 'Z';
    }
}

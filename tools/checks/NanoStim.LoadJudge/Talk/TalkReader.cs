using System.Text;

namespace NanoStim.LoadJudge;

/// <summary>Takes the bytes that are sent to the console apart: commands, lines, and the character that stops.</summary>
internal sealed class TalkReader
{
    private const byte StopCharacter = 3;
    private const int LongestLine = 128;

    private readonly StringBuilder _text = new();
    private readonly List<TalkUnit> _units = [];
    private int _length;
    private bool _isClean = true;

    /// <summary>The command that has ended.</summary>
    internal TalkUnit Unit { get; private set; } = new(TalkKind.Other, "", double.NaN);

    /// <summary>The commands of the line that has ended.</summary>
    internal IReadOnlyList<TalkUnit> Line { get; private set; } = [];

    /// <summary>Whether that line has nothing in it for which it is refused, as far as its letters tell.</summary>
    internal bool LineIsClean { get; private set; }

    /// <summary>Whether a command of a line has ended whose end has not come yet.</summary>
    internal bool IsWithinLine => _units.Count > 0;

    /// <summary>Forgets what has come of a line.</summary>
    internal void Restart()
    {
        _text.Clear();
        _units.Clear();
        _length = 0;
        _isClean = true;
    }

    /// <summary>Takes a byte.</summary>
    internal TalkEvent Take(byte one)
    {
        switch (one)
        {
            case StopCharacter:
                Restart();
                return TalkEvent.Stop;
            case (byte)'\n' or (byte)'\r':
                EndUnit();
                LineIsClean = _isClean && _length <= LongestLine;
                bool isEmpty = _length == 0;
                Line = [.. _units];
                Restart();
                return isEmpty ? TalkEvent.None : TalkEvent.Line;
            case (byte)';':
                _length++;
                EndUnit();
                return TalkEvent.Unit;
            default:
                _length++;
                _isClean &= one is (byte)'\t' or (>= 32 and <= 126);
                _text.Append((char)one);
                return TalkEvent.None;
        }
    }

    private void EndUnit()
    {
        Unit = TalkUnit.Parse(_text.ToString());
        _units.Add(Unit);
        _text.Clear();
    }
}

namespace NanoStim.Firmware.Console;

/// <summary>The errors that have not been read yet, the oldest first. When it is full, its last entry becomes a queue overflow.</summary>
internal sealed class ErrorQueue
{
    /// <summary>Entries that it holds.</summary>
    internal const int Capacity = 16;

    private readonly int[] _numbers = new int[Capacity];
    private readonly string[] _texts = new string[Capacity];
    private int _first;

    /// <summary>Entries that it has.</summary>
    internal int Count;

    /// <summary>Number of the oldest entry; 0 where there is none.</summary>
    internal int Number => Count > 0 ? _numbers[_first] : 0;

    /// <summary>Text of the oldest entry.</summary>
    internal string Text => Count > 0 ? _texts[_first] : ErrorTexts.TextOf(ConsoleError.None);

    /// <summary>Adds an entry.</summary>
    /// <returns>False when it was full.</returns>
    internal bool Add(int number, string text)
    {
        if (Count == Capacity)
        {
            int last = (_first + Capacity - 1) & (Capacity - 1);
            _numbers[last] = ErrorTexts.NumberOf(ConsoleError.QueueOverflow);
            _texts[last] = ErrorTexts.TextOf(ConsoleError.QueueOverflow);
            return false;
        }

        int place = (_first + Count) & (Capacity - 1);
        _numbers[place] = number;
        _texts[place] = text;
        Count++;
        return true;
    }

    /// <summary>Takes the oldest entry away.</summary>
    internal void Remove()
    {
        if (Count > 0)
        {
            _first = (_first + 1) & (Capacity - 1);
            Count--;
        }
    }

    /// <summary>Takes all entries away.</summary>
    internal void Clear()
    {
        Count = 0;
    }
}

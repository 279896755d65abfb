namespace NanoStim.Firmware.Console;

/// <summary>The headers as a tree of words, each with its short and its long form. Built once; nothing is added after that.</summary>
internal sealed class CommandTree : ICommandSink
{
    /// <summary>No node.</summary>
    internal const int None = 0;

    /// <summary>Above all headers but the common ones.</summary>
    internal const int Root = 1;

    /// <summary>Above the common commands, which begin with an asterisk.</summary>
    internal const int CommonRoot = 2;

    private const int Capacity = 176;

    private readonly long[] _short = new long[Capacity];
    private readonly long[] _long = new long[Capacity];
    private readonly byte[] _firstChild = new byte[Capacity];
    private readonly byte[] _nextSibling = new byte[Capacity];
    private readonly byte[] _ids = new byte[Capacity];
    private readonly byte[] _parameters = new byte[(int)CommandId.Count];
    private readonly byte[] _rules = new byte[(int)CommandId.Count];
    private int _count = CommonRoot + 1;

    internal CommandTree()
    {
        CommandTable.List(this);
    }

    /// <summary>The first word below a node.</summary>
    internal int FirstChild(int node)
    {
        return _firstChild[node];
    }

    /// <summary>Looks for a word among so many siblings.</summary>
    /// <param name="word">The word, as <see cref="Mnemonic"/> has it.</param>
    /// <param name="sibling">The first one to look at; the one to go on with when it returns <see cref="None"/>, or <see cref="None"/> after the last.</param>
    /// <param name="count">How many to look at.</param>
    /// <returns>The node, or <see cref="None"/>.</returns>
    internal int Find(long word, ref int sibling, int count)
    {
        int node = sibling;
        while (node != None && count > 0)
        {
            if (_short[node] == word || _long[node] == word)
            {
                return node;
            }

            node = _nextSibling[node];
            count--;
        }

        sibling = node;
        return None;
    }

    /// <summary>The command of a node; none where the header goes on.</summary>
    internal CommandId IdOf(int node)
    {
        return (CommandId)_ids[node];
    }

    /// <summary>Bits of <see cref="CommandRules"/>.</summary>
    internal int RulesOf(CommandId id)
    {
        return _rules[(int)id];
    }

    /// <summary>Parameter of the command.</summary>
    internal ParameterKind ParameterOf(CommandId id)
    {
        return (ParameterKind)_parameters[(int)id];
    }

    /// <inheritdoc/>
    public void Add(string pattern, CommandId id, ParameterKind parameter, int rules)
    {
        _parameters[(int)id] = (byte)parameter;
        _rules[(int)id] = (byte)rules;
        if (pattern[0] == '*')
        {
            Name(Child(CommonRoot, pattern, 1, pattern.Length), id);
            return;
        }

        int start = 0;
        if (pattern[0] == '[')
        {
            // One optional node in front: with it, and without it.
            int end = pattern.IndexOf(']');
            int first = Child(Root, pattern, 1, end - 1);
            AddFrom(first, pattern, end + 1, id);
            start = end + 1;
        }

        AddFrom(Root, pattern, start, id);
    }

    private void AddFrom(int node, string pattern, int start, CommandId id)
    {
        int i = start;
        for (int end = start; end <= pattern.Length; end++)
        {
            if (end < pattern.Length && pattern[end] != ':' && pattern[end] != '[' && pattern[end] != ']')
            {
                continue;
            }

            if (end > i)
            {
                node = Child(node, pattern, i, end);
            }

            // One optional node at the end: what is before it has the command, too.
            if (end < pattern.Length && pattern[end] == '[')
            {
                Name(node, id);
            }

            i = end + 1;
        }

        Name(node, id);
    }

    private void Name(int node, CommandId id)
    {
        _ids[node] = (byte)id;
    }

    private int Child(int parent, string pattern, int from, int to)
    {
        int capitals = from;
        while (capitals < to && pattern[capitals] < 'a')
        {
            capitals++;
        }

        long word = Mnemonic.Of(pattern, from, to);
        int last = None;
        for (int node = _firstChild[parent]; node != None; node = _nextSibling[node])
        {
            if (_long[node] == word)
            {
                return node;
            }

            last = node;
        }

        int added = _count;
        _count++;
        _long[added] = word;
        _short[added] = Mnemonic.Of(pattern, from, capitals);
        if (last == None)
        {
            _firstChild[parent] = (byte)added;
        }
        else
        {
            _nextSibling[last] = (byte)added;
        }

        return added;
    }
}

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

    // More than twice as many as there are words in short and long form, so that nearly every word is in its own place. A power of two.
    private const int PlaceCount = 512;

    // Chosen of some thousands, as those with the shortest searches for the words that there are (a test looks at the longest).
    private const int Fold = 17;
    private const int FoldAgain = 6;
    private const int ParentFactor = 119;

    /// <summary>The nodes by <see cref="PlaceOf"/> their words.</summary>
    internal readonly byte[] Places = new byte[PlaceCount];

    private readonly long[] _short = new long[Capacity];
    private readonly long[] _long = new long[Capacity];
    private readonly byte[] _parents = new byte[Capacity];
    private readonly byte[] _ids = new byte[Capacity];
    private readonly byte[] _parameters = new byte[(int)CommandId.Count];
    private readonly byte[] _rules = new byte[(int)CommandId.Count];
    private int _count = CommonRoot + 1;

    internal CommandTree()
    {
        CommandTable.List(this);
    }

    /// <summary>Looks for a word below a node: in its place, and in those after it that are taken.</summary>
    /// <param name="parent">The node.</param>
    /// <param name="word">The word, as <see cref="Mnemonic"/> has it.</param>
    /// <returns>Its node, or <see cref="None"/>.</returns>
    internal int Find(int parent, long word)
    {
        byte[] places = Places;
        int place = PlaceOf(parent, word);
        int node = places[place];
        while (node != None)
        {
            if ((_short[node] == word || _long[node] == word) && _parents[node] == parent)
            {
                return node;
            }

            place = (place + 1) & (PlaceCount - 1);
            node = places[place];
        }

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
        int known = Find(parent, word);
        if (known != None)
        {
            return known;
        }

        int added = _count;
        _count++;
        _parents[added] = (byte)parent;
        _long[added] = word;
        _short[added] = Mnemonic.Of(pattern, from, capitals);
        Put(parent, word, added);
        if (capitals < to)
        {
            Put(parent, _short[added], added);
        }

        return added;
    }

    private void Put(int parent, long word, int node)
    {
        int place = PlaceOf(parent, word);
        while (Places[place] != None)
        {
            place = (place + 1) & (PlaceCount - 1);
        }

        Places[place] = (byte)node;
    }

    // The last letters of a word differ most; the shift brings the first ones in.
    private static int PlaceOf(int parent, long word)
    {
        int folded = (int)word ^ (int)(word >> Fold);
        return ((folded ^ (folded >> FoldAgain)) + parent * ParentFactor) & (PlaceCount - 1);
    }
}

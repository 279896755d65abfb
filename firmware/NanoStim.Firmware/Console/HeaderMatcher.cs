namespace NanoStim.Firmware.Console;

/// <summary>Follows the words of a header through the command tree, a few comparisons at a time.</summary>
internal sealed class HeaderMatcher
{
    // Chosen, so that a step with a piece stays short: see docs/console.md.
    private const int WordsOfPiece = 5;

    /// <summary>The command, once the header is complete.</summary>
    internal CommandId Id;

    /// <summary>There is no such command.</summary>
    internal bool IsUndefined;

    private readonly CommandTree _tree;
    private readonly CommandLexer _lexer;
    private int _branch = CommandTree.Root;
    private int _parent;
    private int _sibling;

    internal HeaderMatcher(CommandTree tree, CommandLexer lexer)
    {
        _tree = tree;
        _lexer = lexer;
    }

    /// <summary>The next line begins at the root of the tree.</summary>
    internal void Restart()
    {
        _branch = CommandTree.Root;
    }

    /// <summary>The lexer has a word.</summary>
    internal void Begin()
    {
        if (_lexer.IsFirstWord)
        {
            _lexer.IsFirstWord = false;
            _parent = _lexer.IsCommon ? CommandTree.CommonRoot : _lexer.IsFromRoot ? CommandTree.Root : _branch;
        }

        _sibling = _tree.FirstChild(_parent);
        IsUndefined = false;
    }

    /// <summary>Looks on for the word.</summary>
    /// <returns>What comes next.</returns>
    internal ConsolePhase Next()
    {
        int node = _tree.Find(_lexer.Word, ref _sibling, WordsOfPiece);
        if (node == CommandTree.None)
        {
            IsUndefined = _sibling == CommandTree.None;
            return ConsolePhase.Match;
        }

        if (!_lexer.IsHeaderComplete)
        {
            _parent = node;
            return ConsolePhase.Scan;
        }

        Id = _tree.IdOf(node);
        IsUndefined = Id == CommandId.None;
        return IsUndefined ? ConsolePhase.Match : EndHeader();
    }

    private ConsolePhase EndHeader()
    {
        // Common commands leave the branch as it was (SCPI-99, volume 1, 6.2.4).
        if (!_lexer.IsCommon)
        {
            _branch = _parent;
        }

        if (_lexer.IsUnitOver)
        {
            _lexer.FinishUnit();
            return ConsolePhase.Check;
        }

        if (_lexer.IsQuery && (_tree.RulesOf(Id) & (CommandRules.Limits | CommandRules.Number)) != 0)
        {
            _lexer.AllowQueryParameter();
        }

        return ConsolePhase.Scan;
    }
}

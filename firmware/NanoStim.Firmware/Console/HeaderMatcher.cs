namespace NanoStim.Firmware.Console;

/// <summary>Follows the words of a header through the command tree.</summary>
internal sealed class HeaderMatcher
{
    /// <summary>The command, once the header is complete.</summary>
    internal CommandId Id;

    /// <summary>There is no such command.</summary>
    internal bool IsUndefined;

    private readonly CommandTree _tree;
    private readonly CommandLexer _lexer;
    private int _branch = CommandTree.Root;
    private int _parent;

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

    /// <summary>The lexer has a word of the header: looks for it.</summary>
    /// <returns>What comes next, unless <see cref="IsUndefined"/>.</returns>
    internal ConsolePhase Match()
    {
        CommandLexer lexer = _lexer;
        if (lexer.IsFirstWord)
        {
            lexer.IsFirstWord = false;
            _parent = lexer.IsCommon ? CommandTree.CommonRoot : lexer.IsFromRoot ? CommandTree.Root : _branch;
        }

        int node = _tree.Find(_parent, lexer.Word);
        if (!lexer.IsHeaderComplete)
        {
            _parent = node;
            IsUndefined = node == CommandTree.None;
            return ConsolePhase.Scan;
        }

        // No node has no command, either.
        Id = _tree.IdOf(node);
        IsUndefined = Id == CommandId.None;
        return IsUndefined ? ConsolePhase.Scan : EndHeader();
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

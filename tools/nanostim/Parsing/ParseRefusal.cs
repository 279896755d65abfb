using System.CommandLine;
using System.CommandLine.Parsing;

namespace NanoStim.Cli.Parsing;

/// <summary>Says what is wrong with words that are no command, and what to write instead.</summary>
internal static class ParseRefusal
{
    private const string Unmatched = "Unrecognized command or argument";

    /// <summary>Writes every reason, and where to read more.</summary>
    public static void Write(ParseResult parsed, TextWriter error)
    {
        IReadOnlyList<Command> path = PathOf(parsed.CommandResult);
        string called = string.Join(' ', path.Select(command => command.Name));
        foreach (string reason in Reasons(parsed, path, called).Distinct())
        {
            error.WriteLine($"nanostim: {reason}");
        }

        error.WriteLine(path[^1].Name == "run"
            ? $"'{called} --help' shows the options, 'nanostim list' the programs, loads and faults."
            : path[^1].Subcommands.Count > 0 ? $"'{called} --help' shows the commands." : $"'{called} --help' shows the options.");
    }

    private static IEnumerable<string> Reasons(ParseResult parsed, IReadOnlyList<Command> path, string called)
    {
        foreach (string word in parsed.UnmatchedTokens)
        {
            yield return Reason(word, path, called);
        }

        foreach (ParseError wrong in parsed.Errors.Where(wrong => !wrong.Message.StartsWith(Unmatched, StringComparison.Ordinal)))
        {
            // The library asks for a command even where a word stands in its place, of which something was said already.
            if (parsed.UnmatchedTokens.Count == 0 || !wrong.Message.StartsWith("Required command", StringComparison.Ordinal))
            {
                yield return wrong.Message;
            }
        }
    }

    private static string Reason(string word, IReadOnlyList<Command> path, string called)
    {
        Command command = path[^1];
        if (word.StartsWith('-'))
        {
            string[] options = [.. path.SelectMany(each => each.Options).SelectMany(option => option.Aliases.Append(option.Name))];
            return $"{word} is not an option of '{called}'" + (Nearest.To(word, options) is { } near ? $"; did you mean {near}?" : ".");
        }

        if (command.Subcommands.Count == 0)
        {
            return $"'{word}' is not expected here: '{called}' takes {(command.Arguments.Count > 0 ? "no more words" : "options only")}.";
        }

        // Whoever knows the name of a command, and not of its group, is led there.
        return Find(path[0], word, "nanostim") is { } elsewhere
            ? $"'{word}' is not a command of '{called}'; did you mean '{elsewhere}'?"
            : $"'{word}' is not a command of '{called}'; {Nearest.Advice(word, [.. command.Subcommands.Select(each => each.Name)])}";
    }

    private static string? Find(Command root, string word, string called) => root.Subcommands
        .Select(each => each.Name == word ? $"{called} {word}" : Find(each, word, $"{called} {each.Name}"))
        .FirstOrDefault(found => found is not null);

    private static List<Command> PathOf(CommandResult innermost)
    {
        List<Command> path = [];
        for (SymbolResult? result = innermost; result is not null; result = result.Parent)
        {
            if (result is CommandResult command)
            {
                path.Insert(0, command.Command);
            }
        }

        return path;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace NanoStim.Cli.Parsing;

/// <summary>Says what is wrong with words that are no command, and what to write instead.</summary>
internal static partial class ParseRefusal
{
    // The library takes the name of the process, which need not be that of this program.
    private const string Program = "nanostim";
    private const string Unmatched = "Unrecognized command or argument";

    /// <summary>
    /// Whether a word that looks like an option was taken for a value or an argument, as the library takes words that it does not know.
    /// Behind <c>--</c> every word is what it is.
    /// </summary>
    public static bool HasUnknownOption(ParseResult parsed) => UnknownOptions(parsed).Any();

    /// <summary>Writes every reason, and where to read more.</summary>
    public static void Write(ParseResult parsed, TextWriter error)
    {
        IReadOnlyList<Command> path = PathOf(parsed.CommandResult);
        string called = string.Join(' ', path.Skip(1).Select(command => command.Name).Prepend(Program));
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
        foreach (string word in UnknownOptions(parsed).Concat(parsed.UnmatchedTokens))
        {
            yield return Reason(word, path, called);
        }

        foreach (ParseError wrong in parsed.Errors.Where(wrong => !wrong.Message.StartsWith(Unmatched, StringComparison.Ordinal)))
        {
            // The library also asks for a command where there is an unknown word instead of one, which has been reported already.
            if (parsed.UnmatchedTokens.Count == 0 || !wrong.Message.StartsWith("Required command", StringComparison.Ordinal))
            {
                yield return Reworded(wrong.Message, path[^1]);
            }
        }
    }

    private static IEnumerable<string> UnknownOptions(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument && token.Value.Length > 2 && token.Value.StartsWith("--", StringComparison.Ordinal))
        .Select(token => token.Value);

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
        return Find(path[0], word, Program) is { } elsewhere
            ? $"'{word}' is not a command of '{called}'; did you mean '{elsewhere}'?"
            : $"'{word}' is not a command of '{called}'; {Nearest.Advice(word, [.. command.Subcommands.Select(each => each.Name)])}";
    }

    /// <summary>The library's own messages in the voice of all others.</summary>
    private static string Reworded(string message, Command command)
    {
        if (WrongType().Match(message) is { Success: true } type)
        {
            string kind = type.Groups["type"].Value switch
            {
                "System.IO.DirectoryInfo" => "the name of a folder",
                "System.IO.FileInfo" => "the name of a file",
                "System.Int32" or "System.Int64" => "a whole number",
                _ => "a value that it takes",
            };
            return $"{type.Groups["option"].Value}: '{type.Groups["word"].Value}' is not {kind}; write one, or leave out the option.";
        }

        if (NoChoice().Match(message) is { Success: true } choice)
        {
            string[] words = [.. choice.Groups["words"].Value.Split(['\n', '\r', '\t', ' ', '\''], StringSplitOptions.RemoveEmptyEntries)];
            return $"'{choice.Groups["word"].Value}' is not known here; {Nearest.Advice(choice.Groups["word"].Value, words)}";
        }

        if (MissingOfOption().Match(message) is { Success: true } option)
        {
            return $"{option.Groups[1].Value} has no value; write one behind it.";
        }

        if (TooMany().Match(message) is { Success: true } twice)
        {
            return $"{twice.Groups[1].Value} is written more than once, or has more than one value; write one.";
        }

        return message switch
        {
            _ when message.StartsWith("Required command", StringComparison.Ordinal) => $"a command is missing; write one of {string.Join(", ", command.Subcommands.Select(each => each.Name))}.",
            _ when message.StartsWith("Required argument missing for command", StringComparison.Ordinal) => $"{command.Arguments.FirstOrDefault()?.Name ?? "a word"} is missing; write it behind '{command.Name}'.",
            _ when RequiredOption().Match(message) is { Success: true } required => $"{required.Groups[1].Value} is missing; write it with its value.",
            _ => message,
        };
    }

    [GeneratedRegex(@"^Cannot parse argument '(?<word>.*)' for option '(?<option>.*)' as expected type '(?<type>.*)'\.", RegexOptions.Singleline)]
    private static partial Regex WrongType();

    [GeneratedRegex(@"^Argument '(?<word>.*?)' not recognized\. Must be one of:(?<words>.*)$", RegexOptions.Singleline)]
    private static partial Regex NoChoice();

    [GeneratedRegex(@"^Required argument missing for option: '(.*)'\.")]
    private static partial Regex MissingOfOption();

    [GeneratedRegex(@"^Option '(.*)' expects a single argument but")]
    private static partial Regex TooMany();

    [GeneratedRegex(@"^Option '(.*)' is required\.")]
    private static partial Regex RequiredOption();

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

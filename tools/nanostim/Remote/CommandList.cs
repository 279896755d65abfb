using NanoStim.Cli.Parsing;
using NanoStim.Client;

namespace NanoStim.Cli.Remote;

/// <summary>The commands of the device for completion, help, and advice on what it refuses. docs/console.md has them in full; a test compares the two.</summary>
internal static partial class CommandList
{
    private const int UndefinedHeader = -113;
    private const int InvalidSuffix = -131;
    private const int Protected = -203;
    private const int Conflict = -221;
    private const int OutOfRange = -222;
    private const int FirstInhibit = 101;
    private const int LastInhibit = 199;

    /// <summary>The commands that a word speaks of, or all.</summary>
    public static string Help(string about)
    {
        string[] rows = [.. LocalWord.All.Select(word => Row(word.Word, "", word.Does)).Concat(All.Select(hint => Row(hint.Pattern, hint.Parameter, hint.Does))).Where(row => row.Contains(about, StringComparison.OrdinalIgnoreCase))];
        return rows.Length > 0 ? string.Join('\n', rows) : $"nothing speaks of '{about}'; 'help' shows all.";
    }

    /// <summary>What begins so: local words, commands in their short form, or else in their long form.</summary>
    public static IReadOnlyList<string> Begin(string text)
    {
        string bare = text.TrimStart(':');
        string[] found = [.. LocalWord.All.Select(word => word.Word).Concat(All.Select(hint => hint.Short)).Where(each => Is(each, bare)).Distinct()];
        return found.Length > 0 ? found : [.. All.Select(hint => hint.Long).Where(each => Is(each, bare)).Distinct()];
    }

    /// <summary>What to write instead of a line that was refused: a sentence with a blank before it, or nothing.</summary>
    public static string Advice(string line, ClientException refused)
    {
        string header = line.Split(' ', ';')[0].TrimStart(':');
        return refused.Errors.Count == 0 ? "" : refused.Errors[0].Code switch
        {
            UndefinedHeader => $" {NearestTo(header)}",
            InvalidSuffix => " Currents and times need their unit, such as 200UA, 20MA, 300US or 60S.",
            Protected => " This needs the bench strap, and the place of the controller.",
            Conflict => " 'SYST:STAT?' shows the state; many settings are for state idle only.",
            OutOfRange => $" '{header}? MIN' and '{header}? MAX' show the range.",
            >= FirstInhibit and <= LastInhibit => " 'OUTP:INH?' shows it again.",
            _ => "",
        };
    }

    private static string NearestTo(string header) => Nearest.To(header, All.SelectMany(hint => new[] { hint.Short, hint.Long })) is { } near
        ? $"Did you mean {near}?"
        : "'help' shows the commands.";

    private static bool Is(string word, string begin) => word.StartsWith(begin, StringComparison.OrdinalIgnoreCase);

    private static string Row(string name, string parameter, string does) => $"{(parameter.Length == 0 ? name : $"{name} {parameter}"),-44} {does}";
}

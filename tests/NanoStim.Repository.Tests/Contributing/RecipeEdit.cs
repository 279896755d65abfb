using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoStim.Repository.Tests.Contributing;

/// <summary>One step of a recipe.</summary>
/// <param name="Path">The file, from the root of the repository.</param>
/// <param name="Instruction">The words after the path: where the text goes.</param>
/// <param name="Code">The text to add; empty where the words say all.</param>
internal sealed partial record RecipeEdit(string Path, string Instruction, string Code)
{
    /// <summary>Makes the edit in a copy of the sources.</summary>
    public void Apply(SourceCopy sources)
    {
        if (Copied().Match(Instruction) is { Success: true } copied)
        {
            string text = sources[copied.Groups[1].Value];
            foreach (Match pair in Replaced().Matches(Instruction))
            {
                text = text.Replace(pair.Groups[1].Value, pair.Groups[2].Value, StringComparison.Ordinal);
            }

            sources[Path] = text;
            return;
        }

        string code = Code;
        string edited = sources[Path];
        if (Raised().Match(Instruction) is { Success: true } raised)
        {
            string before = raised.Groups[1].Value;
            Match number = Regex.Match(edited, $@"(?<!\w){Regex.Escape(before)}(\d+)");
            Require(number.Success, $"{Path} has no '{before}' with a number");
            int value = int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture);
            edited = edited[..number.Groups[1].Index] + (value + 1) + edited[(number.Index + number.Length)..];
            code = NextFree().Replace(code, value.ToString(CultureInfo.InvariantCulture));
        }

        sources[Path] = code.Length == 0 ? edited : Inserted(edited, code);
    }

    private string Inserted(string text, string code)
    {
        if (Instruction.Contains("at the end of the class", StringComparison.Ordinal))
        {
            return text.Insert(text.LastIndexOf('}'), code);
        }

        Match anchor = Anchor().Match(Instruction);
        Require(anchor.Success, $"{Path}: the step does not say where the text goes");
        int at = text.IndexOf(anchor.Groups[1].Value, StringComparison.Ordinal);
        Require(at >= 0, $"{Path} does not contain '{anchor.Groups[1].Value}'");
        return text.Insert(at, code);
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"{Recipe.Page}: {message}");
        }
    }

    [GeneratedRegex("before `([^`]+)`")]
    private static partial Regex Anchor();

    [GeneratedRegex("raise `([^`]+)`")]
    private static partial Regex Raised();

    [GeneratedRegex("a copy of `([^`]+)`")]
    private static partial Regex Copied();

    [GeneratedRegex("`([^`]+)` becomes `([^`]+)`")]
    private static partial Regex Replaced();

    [GeneratedRegex(@"\bN\b")]
    private static partial Regex NextFree();
}

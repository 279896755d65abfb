using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoStim.Repository.Tests.Words;

/// <summary>Reads the text that people read out of C# sources and Markdown pages. Names of types and members are not prose.</summary>
internal static partial class ProseReader
{
    /// <summary>Comments and string literals of a source, or the text of a page.</summary>
    public static IEnumerable<Prose> Of(string path, string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return path.EndsWith(".cs", StringComparison.Ordinal) ? OfSource(path, text) : [new Prose(path, 1, WithoutCode(text, Code()))];
    }

    private static IEnumerable<Prose> OfSource(string path, string text)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        IEnumerable<Prose> literals =
            from token in root.DescendantTokens()
            where token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.Utf8StringLiteralToken
                or (int)SyntaxKind.SingleLineRawStringLiteralToken or (int)SyntaxKind.MultiLineRawStringLiteralToken
                or (int)SyntaxKind.InterpolatedStringTextToken
            select new Prose(path, LineOf(token.GetLocation()), token.ValueText);
        return literals.Concat(Comments(path, root)).OrderBy(prose => prose.Line);
    }

    /// <summary>Comments; those on consecutive lines are one text, so that a phrase that is broken over two lines is found.</summary>
    private static IEnumerable<Prose> Comments(string path, SyntaxNode root)
    {
        List<(int Line, string Text)> lines = [];
        foreach (SyntaxTrivia trivia in root.DescendantTrivia().Where(IsComment))
        {
            int line = LineOf(trivia.GetLocation());
            lines.AddRange(trivia.ToFullString().TrimEnd('\n').Split('\n').Select((text, index) => (line + index, text)));
        }

        Prose? block = null;
        foreach ((int line, string raw) in lines)
        {
            string text = CommentMark().Replace(raw, "");
            bool follows = block is not null && line == block.Line + block.Text.Count(letter => letter == '\n') + 1;
            if (block is not null && !follows)
            {
                yield return Cleaned(block);
            }

            block = follows ? block! with { Text = block.Text + "\n" + text } : new Prose(path, line, text);
        }

        if (block is not null)
        {
            yield return Cleaned(block);
        }
    }

    private static Prose Cleaned(Prose block) => block with { Text = WithoutCode(block.Text, XmlCode()) };

    /// <summary>Replaces code by a mark that no phrase contains, and keeps the line breaks.</summary>
    private static string WithoutCode(string text, Regex code) =>
        code.Replace(text, match => "\u25a1" + new string('\n', match.Value.Count(letter => letter == '\n')));

    private static bool IsComment(SyntaxTrivia trivia) => trivia.RawKind is (int)SyntaxKind.SingleLineCommentTrivia or (int)SyntaxKind.MultiLineCommentTrivia
        or (int)SyntaxKind.SingleLineDocumentationCommentTrivia or (int)SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    [GeneratedRegex(@"^\s*(///?|/\*+|\*/|\*)\s?")]
    private static partial Regex CommentMark();

    // Code in a doc comment, and then all other tags.
    [GeneratedRegex(@"<(c|code)>.*?</\1>|<[^<>]*>", RegexOptions.Singleline)]
    private static partial Regex XmlCode();

    // Code in backticks, fenced blocks, targets of links, HTML comments and addresses.
    [GeneratedRegex(@"```.*?```|`[^`\n]*`|(?<=\])\([^)\n]*\)|<!--.*?-->|https?://\S+", RegexOptions.Singleline)]
    private static partial Regex Code();
}

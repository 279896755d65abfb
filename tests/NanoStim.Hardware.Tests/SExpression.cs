namespace NanoStim.Hardware.Tests;

/// <summary>A list or a word of a KiCad file.</summary>
internal sealed class SExpression
{
    private SExpression(string? word)
    {
        Word = word;
    }

    internal string? Word { get; }

    internal List<SExpression> Items { get; } = [];

    /// <summary>First word of a list.</summary>
    internal string Name => Items.Count > 0 ? Items[0].Word ?? "" : "";

    internal static SExpression Parse(string text)
    {
        int at = 0;
        SExpression root = Read(text, ref at);
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at == text.Length ? root : throw new FormatException($"Text after the end, at {at}.");
    }

    internal IEnumerable<SExpression> All(string name) => Items.Where(item => item.Name == name);

    internal SExpression One(string name) => All(name).Single();

    internal string At(int index) => Items[index].Word ?? throw new FormatException($"Item {index} of '{Name}' is a list.");

    private static SExpression Read(string text, ref int at)
    {
        while (char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (text[at] == '(')
        {
            at++;
            SExpression list = new(null);
            while (true)
            {
                while (char.IsWhiteSpace(text[at]))
                {
                    at++;
                }

                if (text[at] == ')')
                {
                    at++;
                    return list;
                }

                list.Items.Add(Read(text, ref at));
            }
        }

        return text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at);
    }

    private static SExpression Quoted(string text, ref int at)
    {
        int end = at + 1;
        while (text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        string word = text[(at + 1)..end];
        at = end + 1;
        return new SExpression(word);
    }

    private static SExpression Bare(string text, ref int at)
    {
        int end = at;
        while (!char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')'))
        {
            end++;
        }

        string word = text[at..end];
        at = end;
        return new SExpression(word);
    }
}

namespace NanoStim.Client;

/// <summary>Text of IEEE 488.2: strings in quotes, fields between commas.</summary>
internal static class ScpiText
{
    private const char Quote = '"';

    /// <summary>A string without its quotes; a doubled quote inside is one.</summary>
    public static string Unquoted(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length >= 2 && trimmed[0] == Quote && trimmed[^1] == Quote
            ? trimmed[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
            : trimmed;
    }

    /// <summary>The fields of an answer; a comma inside quotes separates nothing.</summary>
    public static IReadOnlyList<string> Fields(string answer)
    {
        List<string> fields = [];
        bool quoted = false;
        int begin = 0;
        for (int at = 0; at < answer.Length; at++)
        {
            quoted ^= answer[at] == Quote;
            if (answer[at] == ',' && !quoted)
            {
                fields.Add(Unquoted(answer[begin..at]));
                begin = at + 1;
            }
        }

        fields.Add(Unquoted(answer[begin..]));
        return fields;
    }
}

namespace NanoStim.Cli.Remote;

/// <summary>A command of the device, for completion and help.</summary>
/// <param name="Pattern">As docs/console.md writes it: short form in capitals, what may be left out in brackets.</param>
/// <param name="Parameter">What is behind it, or nothing.</param>
/// <param name="Does">What it does.</param>
internal sealed record CommandHint(string Pattern, string Parameter, string Does)
{
    /// <summary>The short form, without what may be left out.</summary>
    public string Short { get; } = string.Concat(Required(Pattern).Where(letter => !char.IsAsciiLetterLower(letter)));

    /// <summary>The long form, without what may be left out.</summary>
    public string Long { get; } = Required(Pattern);

    private static string Required(string pattern)
    {
        string text = pattern;
        for (int open = text.IndexOf('[', StringComparison.Ordinal); open >= 0; open = text.IndexOf('[', StringComparison.Ordinal))
        {
            text = text.Remove(open, text.IndexOf(']', open) + 1 - open);
        }

        return text;
    }
}

namespace NanoStim.Cli.Remote;

/// <summary>A word of the console that is not sent to the device.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Rest">What is behind it.</param>
internal sealed record LocalWord(LocalWordKind Kind, string Rest)
{
    private static readonly (string Word, LocalWordKind Kind, string Does)[] s_words =
    [
        ("help", LocalWordKind.Help, "all commands; 'help curr' those that begin so or speak of it"),
        ("stop", LocalWordKind.Stop, "output off at once (Ctrl-C does that, too, and ends the console)"),
        ("read", LocalWordKind.Read, "all measurements with their units"),
        ("log", LocalWordKind.Log, "the events that the device still has"),
        ("errors", LocalWordKind.Errors, "empties the error queue and shows it"),
        ("live", LocalWordKind.Live, "shows or hides the readings in the prompt"),
        ("wait", LocalWordKind.Wait, "waits: 'wait 5s'"),
        ("quit", LocalWordKind.Quit, "output off if it was started here, and end"),
        ("exit", LocalWordKind.Quit, "as quit"),
    ];

    /// <summary>All of them, with what they do.</summary>
    public static IEnumerable<(string Word, string Does)> All => s_words.Select(each => (each.Word, each.Does));

    /// <summary>The word that a line begins with.</summary>
    /// <returns>Null if the line is for the device.</returns>
    public static LocalWord? Of(string line)
    {
        string[] parts = line.Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int at = parts.Length == 0 ? -1 : Array.FindIndex(s_words, each => each.Word.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : new LocalWord(s_words[at].Kind, parts.Length > 1 ? parts[1] : "");
    }
}

namespace NanoStim.Cli.Bench;

/// <summary>
/// Answers that were written down before, one a line: <c>board: A3</c>, <c>firmware: 0.1.0</c>, <c>500ohm: 499.2ohm</c>, and for a step its
/// capture or what was seen, <c>2: step2.csv</c>, <c>15: yes</c>. Lines that begin with # are comments.
/// </summary>
internal sealed class BenchAnswers
{
    private readonly Dictionary<string, string> _answers;
    private readonly string _folder;

    private BenchAnswers(Dictionary<string, string> answers, string folder)
    {
        _answers = answers;
        _folder = folder;
    }

    /// <summary>Keys in the order of the file.</summary>
    public IReadOnlyCollection<string> Keys => _answers.Keys;

    /// <exception cref="UsageException">A line has no colon.</exception>
    public static BenchAnswers Read(FileInfo file)
    {
        Dictionary<string, string> answers = new(StringComparer.OrdinalIgnoreCase);
        int number = 0;
        foreach (string line in File.ReadLines(file.FullName))
        {
            number++;
            string text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            int colon = text.IndexOf(':');
            if (colon < 1)
            {
                throw new UsageException($"{file}, line {number}: '{text}' is no answer: write for example '2: step2.csv' or 'board: A3'.");
            }

            answers[text[..colon].Trim()] = text[(colon + 1)..].Trim();
        }

        return new BenchAnswers(answers, file.DirectoryName ?? ".");
    }

    /// <summary>The answer to a key, or null.</summary>
    public string? Of(string key) => _answers.GetValueOrDefault(key);

    /// <summary>A file name relative to that of the answers.</summary>
    public string PathOf(string name) => Path.IsPathRooted(name) ? name : Path.Combine(_folder, name);
}

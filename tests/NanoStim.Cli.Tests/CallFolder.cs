namespace NanoStim.Cli.Tests;

/// <summary>The files that the calls of the table name in braces.</summary>
internal sealed class CallFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<FileStream> _held = [];

    public CallFolder()
    {
        File.WriteAllText(_folder.File("empty.json"), "");
        File.WriteAllText(_folder.File("notes.txt"), "hello");
        File.WriteAllText(_folder.File("big.json"), new string(' ', 5000));

        string device = $$"""{ "clock": "{{new string('0', 14)}}", "memory": "{{new string('0', 128)}}" }""";
        File.WriteAllText(_folder.File("readonly.json"), device);
        new FileInfo(_folder.File("readonly.json")).IsReadOnly = true;
        File.WriteAllText(_folder.File("locked.json"), device);
        Hold(_folder.File("locked.json.lock"));
        Directory.CreateDirectory(_folder.File("busy"));
        Hold(_folder.File("busy/.nanostim.lock"));
        Directory.CreateDirectory(_folder.File("archive"));
        File.WriteAllText(_folder.File("archive/ESP32_REV3-1.17.0.339.zip.json"), "{}");
        Directory.CreateDirectory(_folder.File("dev"));
    }

    /// <summary>The folder of everything.</summary>
    public string Root => _folder.Root;

    /// <summary>The words of a call, with the names in braces replaced. A word in single quotes may be empty or hold blanks.</summary>
    public string[] Words(string arguments)
    {
        CallCaptures.WriteFor(arguments, Root);
        List<string> words = [];
        string word = "";
        bool quoted = false;
        bool begun = false;
        foreach (char each in arguments)
        {
            if (each == '\'')
            {
                quoted = !quoted;
                begun = true;
            }
            else if (each == ' ' && !quoted)
            {
                Take();
            }
            else
            {
                word += each;
                begun = true;
            }
        }

        Take();
        return [.. words];

        void Take()
        {
            if (begun)
            {
                words.Add(Named(word));
            }

            word = "";
            begun = false;
        }
    }

    public void Dispose()
    {
        _held.ForEach(held => held.Dispose());
        new FileInfo(_folder.File("readonly.json")).IsReadOnly = false;
        _folder.Dispose();
    }

    private void Hold(string file) => _held.Add(new FileStream(file, FileMode.Create, FileAccess.ReadWrite, FileShare.None));

    private string Named(string word) => word
        .Replace("{root}", Root, StringComparison.Ordinal)
        .Replace("{new}", _folder.File("new.json"), StringComparison.Ordinal)
        .Replace("{empty}", _folder.File("empty.json"), StringComparison.Ordinal)
        .Replace("{text}", _folder.File("notes.txt"), StringComparison.Ordinal)
        .Replace("{big}", _folder.File("big.json"), StringComparison.Ordinal)
        .Replace("{readonly}", _folder.File("readonly.json"), StringComparison.Ordinal)
        .Replace("{locked}", _folder.File("locked.json"), StringComparison.Ordinal)
        .Replace("{busy}", _folder.File("busy"), StringComparison.Ordinal)
        .Replace("{archive}", _folder.File("archive"), StringComparison.Ordinal);
}

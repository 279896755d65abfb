namespace NanoStim.Cli.Remote;

/// <summary>Lines that were typed, also in consoles before; kept in a file if that can be written.</summary>
internal sealed class LineHistory
{
    private const int Kept = 500;

    private readonly string? _file;
    private readonly List<string> _lines = [];
    private int _at;
    private string _current = "";

    /// <param name="file">Where they are kept, or null for nowhere.</param>
    public LineHistory(string? file)
    {
        _file = file;
        try
        {
            _lines.AddRange(file is not null && File.Exists(file) ? File.ReadLines(file).TakeLast(Kept) : []);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // A console without its history is still one.
            _file = null;
        }

        _at = _lines.Count;
    }

    /// <summary>Where this user's lines are: in the folder for state of the XDG rules, or that of the system.</summary>
    public static string UsualFile
    {
        get
        {
            string? state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            string folder = !string.IsNullOrEmpty(state) ? state
                : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
            return Path.Combine(folder, "nanostim", "console-history");
        }
    }

    /// <summary>Keeps a line, unless it is empty or that before.</summary>
    public void Add(string line)
    {
        if (line.Trim().Length > 0 && (_lines.Count == 0 || _lines[^1] != line))
        {
            _lines.Add(line);
        }

        _at = _lines.Count;
        _current = "";
    }

    /// <summary>The line before, or null.</summary>
    /// <param name="current">What is typed now; it comes back after the newest line.</param>
    public string? Back(string current)
    {
        if (_at == 0)
        {
            return null;
        }

        _current = _at == _lines.Count ? current : _current;
        _at--;
        return _lines[_at];
    }

    /// <summary>The line after, or null.</summary>
    public string? Forward()
    {
        if (_at == _lines.Count)
        {
            return null;
        }

        _at++;
        return _at == _lines.Count ? _current : _lines[_at];
    }

    /// <summary>Writes the file.</summary>
    public void Save()
    {
        if (_file is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            File.WriteAllLines(_file, _lines.TakeLast(Kept));
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }
}

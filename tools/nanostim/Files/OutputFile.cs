using System.Text;
using System.Text.RegularExpressions;

namespace NanoStim.Cli.Files;

/// <summary>
/// A file that appears under its name only when it is whole: it is written beside it, as NAME.PROCESS.part, and renamed by
/// <see cref="Commit"/>. What was there before stays until then. Without a commit, nothing is left.
/// </summary>
public sealed partial class OutputFile : IDisposable
{
    private static readonly HashSet<OutputFile> s_open = [];

    // Folders whose entries are devices or the kernel's own; the first one is for ordinary files all the same.
    private const string SharedMemory = "/dev/shm/";
    private static readonly string[] s_notForFiles = ["/dev/", "/proc/", "/sys/"];

    private readonly string _name;
    private readonly string _path;
    private readonly string _part;
    private readonly FileStream _stream;
    private bool _isOpen = true;

    /// <summary>Begins a file; missing folders are created.</summary>
    /// <param name="name">Its path as the user wrote it.</param>
    /// <exception cref="FileUseException">It cannot be written.</exception>
    public OutputFile(string name)
    {
        _name = name;
        try
        {
            _path = Target(name);
            _part = $"{_path}.{Environment.ProcessId}.part";
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            _stream = new FileStream(_part, FileMode.Create, FileAccess.Write, FileShare.None);
        }
        catch (Exception bad) when (FileUseException.IsCause(bad))
        {
            throw NotWritable(name, bad);
        }

        Text = new StreamWriter(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        lock (s_open)
        {
            s_open.Add(this);
        }
    }

    /// <summary>Takes the contents as text, in UTF-8 with line feeds. May be disposed of before the commit.</summary>
    public StreamWriter Text { get; }

    /// <summary>Takes the contents as bytes. May be disposed of before the commit.</summary>
    public Stream Bytes => _stream;

    /// <summary>Writes a whole file.</summary>
    /// <exception cref="FileUseException">It cannot be written.</exception>
    public static void Write(string name, string text)
    {
        using OutputFile file = new(name);
        file.Fill(text);
        file.Commit();
    }

    /// <inheritdoc cref="Write(string, string)"/>
    public static void Write(string name, ReadOnlySpan<byte> bytes)
    {
        using OutputFile file = new(name);
        try
        {
            file._stream.Write(bytes);
        }
        catch (Exception bad) when (FileUseException.IsCause(bad))
        {
            throw NotWritable(name, bad);
        }

        file.Commit();
    }

    /// <summary>Writes text into the file.</summary>
    /// <exception cref="FileUseException">It cannot be written.</exception>
    public void Fill(string text)
    {
        try
        {
            Text.Write(text);
            Text.Flush();
        }
        catch (Exception bad) when (FileUseException.IsCause(bad))
        {
            throw NotWritable(_name, bad);
        }
    }

    /// <summary>Puts the file under its name, in the place of what was there.</summary>
    /// <exception cref="FileUseException">It cannot be written.</exception>
    public void Commit()
    {
        lock (s_open)
        {
            if (!_isOpen)
            {
                return;
            }

            try
            {
                if (_stream.CanWrite)
                {
                    Text.Flush();
                    _stream.Flush(flushToDisk: true);
                    _stream.Dispose();
                }

                File.Move(_part, _path, overwrite: true);
            }
            catch (Exception bad) when (FileUseException.IsCause(bad))
            {
                throw NotWritable(_name, bad);
            }

            _isOpen = false;
            s_open.Remove(this);
        }
    }

    /// <summary>Deletes what was written, unless it has been committed.</summary>
    public void Dispose()
    {
        lock (s_open)
        {
            if (!_isOpen)
            {
                return;
            }

            _isOpen = false;
            s_open.Remove(this);
            try
            {
                _stream.Dispose();
            }
            catch (Exception bad) when (FileUseException.IsCause(bad))
            {
                // What is still in the buffer does not fit on the disk: it is thrown away with the rest.
            }

            try
            {
                File.Delete(_part);
            }
            catch (Exception bad) when (FileUseException.IsCause(bad))
            {
                // A folder that has become read-only: the part keeps its own name, which says what it is.
            }
        }
    }

    /// <summary>Deletes what runs that were killed have left in a folder. Only for a folder that this run has for itself.</summary>
    internal static void RemoveStale(string folder)
    {
        foreach (string part in Directory.EnumerateFiles(folder, "*.part").Where(part => Part().IsMatch(part)))
        {
            File.Delete(part);
        }
    }

    /// <summary>Deletes all files that are not whole, and lets no other be committed: for a process that ends now.</summary>
    internal static void AbandonAll()
    {
        Monitor.Enter(s_open);
        foreach (OutputFile file in s_open.ToArray())
        {
            file.Dispose();
        }
    }

    /// <summary>A refusal with the reason of the system.</summary>
    internal static FileUseException NotWritable(string name, Exception bad) =>
        new($"{name} cannot be written ({Reason(bad)}). Free some space, or name a file in a folder that can be written.", bad);

    // The system's messages name the part, which means nothing to the user.
    private static string Reason(Exception bad) => bad.Message.Split(" : '")[0].TrimEnd('.');

    [GeneratedRegex(@"\.\d+\.part$")]
    private static partial Regex Part();

    private static string Target(string name)
    {
        if (name.Length == 0)
        {
            throw new UsageException("'' is not the name of a file; write one, such as out/nanostim.bin.");
        }

        string path = Path.GetFullPath(name);
        path = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder");
        }

        if (!OperatingSystem.IsWindows() && !path.StartsWith(SharedMemory, StringComparison.Ordinal) && s_notForFiles.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
        {
            throw new IOException("it is a device and not a file");
        }

        return File.Exists(path) && new FileInfo(path).IsReadOnly ? throw new IOException("it is marked as read-only") : path;
    }
}

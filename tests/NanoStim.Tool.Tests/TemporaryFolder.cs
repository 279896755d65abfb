namespace NanoStim.Tool.Tests;

/// <summary>A folder that is deleted with its test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("nanostim-tool-").FullName;

    public string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a file, and the folders above it.</summary>
    public string Write(string path, string text, bool executable = false)
    {
        string file = File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        if (executable && !OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return file;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

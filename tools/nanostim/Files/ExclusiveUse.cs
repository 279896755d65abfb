namespace NanoStim.Cli.Files;

/// <summary>
/// Keeps other runs away from a file or a folder while this one uses it. The lock is one of the operating system on a file of its own,
/// which stays: it ends with the process, however that ends.
/// </summary>
internal sealed class ExclusiveUse : IDisposable
{
    private readonly FileStream _lock;

    private ExclusiveUse(FileStream held)
    {
        _lock = held;
    }

    /// <summary>Takes a file for this run alone.</summary>
    /// <param name="option">The option that named it.</param>
    /// <param name="path">The file; it does not have to exist.</param>
    /// <exception cref="FileUseException">Another run has it, or its folder cannot be written.</exception>
    public static ExclusiveUse OfFile(string option, string path) => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))
        ? Take(option, path, path + ".lock")
        : throw new FileUseException($"{option}: {path} cannot be written (its folder does not exist). Name a file in a folder that does.");

    /// <summary>Takes a folder for this run alone; it is created if it is missing.</summary>
    /// <inheritdoc cref="OfFile"/>
    public static ExclusiveUse OfFolder(string option, string path)
    {
        ExclusiveUse use = Take(option, path, Path.Combine(path, ".nanostim.lock"));
        OutputFile.RemoveStale(path);
        return use;
    }

    public void Dispose() => _lock.Dispose();

    private static ExclusiveUse Take(string option, string path, string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        }
        catch (Exception bad) when (FileUseException.IsCause(bad))
        {
            throw new FileUseException($"{option}: {path} cannot be written ({bad.Message.TrimEnd('.')}). Name one in a folder that can be written.", bad);
        }

        try
        {
            return new ExclusiveUse(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException bad) when (File.Exists(file) && bad is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new FileUseException($"{option}: {path} is in use by another run of nanostim. Wait until that has ended, or name another one.", bad);
        }
        catch (Exception bad) when (FileUseException.IsCause(bad))
        {
            throw new FileUseException($"{option}: {path} cannot be written ({bad.Message.TrimEnd('.')}). Name one in a folder that can be written.", bad);
        }
    }
}

namespace NanoStim.Cli.Files;

/// <summary>A file or folder cannot be used. The message says why, and what to do.</summary>
public sealed class FileUseException : Exception
{
    public FileUseException()
    {
    }

    public FileUseException(string message)
        : base(message)
    {
    }

    public FileUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether an exception says that a file cannot be read, written or created.</summary>
    internal static bool IsCause(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException;
}

namespace NanoStim.VirtualBoard;

/// <summary>A text that was meant to be a load and is not. The message says what is wrong and what to write.</summary>
public sealed class LoadFormatException : FormatException
{
    /// <inheritdoc/>
    public LoadFormatException()
    {
    }

    /// <inheritdoc/>
    public LoadFormatException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public LoadFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

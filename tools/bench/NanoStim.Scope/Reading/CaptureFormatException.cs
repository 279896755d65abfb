namespace NanoStim.Scope.Reading;

/// <summary>A file that is no capture, or a damaged one. The message names the line, where the file has lines.</summary>
public sealed class CaptureFormatException : Exception
{
    public CaptureFormatException(string message)
        : base(message)
    {
    }

    public CaptureFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <param name="line">Number of the line, from 1.</param>
    /// <param name="what">What is wrong with it.</param>
    public CaptureFormatException(long line, string what)
        : base($"line {line}: {what}") => Line = line;

    /// <summary>Number of the line, from 1; 0 for a file without lines.</summary>
    public long Line { get; }
}

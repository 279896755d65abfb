namespace NanoStim.Cli;

/// <summary>A program that the command requires is not installed. The message says how to get it.</summary>
public sealed class ToolMissingException : Exception
{
    public ToolMissingException()
    {
    }

    public ToolMissingException(string message)
        : base(message)
    {
    }

    public ToolMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

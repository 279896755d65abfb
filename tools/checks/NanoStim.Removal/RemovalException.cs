namespace NanoStim.Removal;

/// <summary>A removal cannot be carried out; the message says which, why, and what to do.</summary>
public sealed class RemovalException : Exception
{
    /// <summary>Without a reason.</summary>
    public RemovalException()
    {
    }

    /// <summary>With the reason.</summary>
    public RemovalException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason, and what it came from.</summary>
    public RemovalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

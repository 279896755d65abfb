namespace NanoStim.Flashing;

/// <summary>Something that the user has to correct. The message is a plain reason; the remedy says what to do.</summary>
public sealed class FlashingException : Exception
{
    public FlashingException()
    {
    }

    public FlashingException(string message)
        : base(message)
    {
    }

    public FlashingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A refusal of a certain kind.</summary>
    public FlashingException(FlashRefusal kind, string reason, string remedy = "")
        : base(reason)
    {
        Kind = kind;
        Remedy = remedy;
    }

    /// <summary>What kind of refusal this is; it decides the exit code.</summary>
    public FlashRefusal Kind { get; } = FlashRefusal.Image;

    /// <summary>What to do about it, as lines to read or commands to copy. May be empty.</summary>
    public string Remedy { get; } = "";
}

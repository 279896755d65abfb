namespace NanoStim.VirtualBench;

/// <summary>The firmware does not do what was asked for. The message says why, in words.</summary>
public sealed class SessionRefusedException : Exception
{
    public SessionRefusedException()
    {
    }

    public SessionRefusedException(string message)
        : base(message)
    {
    }

    public SessionRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

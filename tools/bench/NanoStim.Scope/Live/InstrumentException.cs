namespace NanoStim.Scope.Live;

/// <summary>An instrument that is not there, does not answer, or is not understood. The message says what to do.</summary>
public sealed class InstrumentException : Exception
{
    public InstrumentException(string message)
        : base(message)
    {
    }

    public InstrumentException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

namespace NanoStim.Client;

/// <summary>What went wrong between this computer and the device.</summary>
public enum ClientFailure
{
    /// <summary>Nothing is at the address, or this user may not use it.</summary>
    Unreachable,

    /// <summary>Something answers there, and it is not a nanoStim.</summary>
    NotNanoStim,

    /// <summary>No answer came in time.</summary>
    Timeout,

    /// <summary>An answer began and did not end in time.</summary>
    HalfAnswer,

    /// <summary>The connection has ended.</summary>
    Closed,

    /// <summary>A whole answer came that does not fit the question.</summary>
    BadAnswer,

    /// <summary>The device has refused a command; its error queue says why.</summary>
    Refused,
}

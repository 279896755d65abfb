namespace NanoStim.Client;

/// <summary>How a connection behaves.</summary>
public sealed record ConnectionOptions
{
    /// <summary>How long the connection and each answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an answer may take that comes when something is over: *OPC?, *TST?.</summary>
    public TimeSpan LongTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Time between two signs of life, or null for none. The device switches off an output that the console has started when it hears nothing for
    /// SYSTem:WDOG: 2 s, at least 1 s; it advises one in every half of that.
    /// </summary>
    public TimeSpan? KeepAlive { get; init; } = TimeSpan.FromMilliseconds(400);
}

namespace NanoStim.Firmware.Safety;

/// <summary>What there is to say about a fault.</summary>
public sealed class FaultEntry
{
    internal FaultEntry(FaultCode code, string name, string text, string remedy)
    {
        Code = code;
        Name = name;
        Text = text;
        Remedy = remedy;
    }

    /// <summary>Number.</summary>
    public FaultCode Code { get; }

    /// <summary>Name for machines.</summary>
    public string Name { get; }

    /// <summary>What happened.</summary>
    public string Text { get; }

    /// <summary>What the user can do.</summary>
    public string Remedy { get; }
}

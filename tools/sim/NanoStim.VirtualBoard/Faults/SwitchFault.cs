namespace NanoStim.VirtualBoard;

/// <summary>What is wrong with one switch of the bridge.</summary>
internal enum SwitchFault
{
    /// <summary>It works: on when its gate drive is on.</summary>
    None,

    /// <summary>It conducts always.</summary>
    Short,

    /// <summary>It never conducts; its body diode still does.</summary>
    Open,
}

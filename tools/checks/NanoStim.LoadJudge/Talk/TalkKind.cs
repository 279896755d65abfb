namespace NanoStim.LoadJudge;

/// <summary>What a command of the console asks for, as far as the load can tell.</summary>
internal enum TalkKind
{
    /// <summary>Nothing that the load can tell.</summary>
    Other,

    /// <summary>Output on.</summary>
    Start,

    /// <summary>Output on again after a pause.</summary>
    Resume,

    /// <summary>Output off.</summary>
    Stop,

    /// <summary>Output off, and back to the first program.</summary>
    Restart,

    /// <summary>An intensity.</summary>
    Level,

    /// <summary>A program by its name.</summary>
    Program,

    /// <summary>Rate of a train of one's own.</summary>
    Rate,

    /// <summary>Its phase width.</summary>
    Width,

    /// <summary>Its shape.</summary>
    Shape,

    /// <summary>A program that was kept before.</summary>
    Recall,

    /// <summary>The time of the keep-alive.</summary>
    KeepAlive,

    /// <summary>A question that is answered when the output has reached its level.</summary>
    Wait,
}

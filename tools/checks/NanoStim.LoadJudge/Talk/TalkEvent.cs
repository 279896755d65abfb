namespace NanoStim.LoadJudge;

/// <summary>What a byte ends.</summary>
internal enum TalkEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A command; its line goes on.</summary>
    Unit,

    /// <summary>A command, and the line.</summary>
    Line,

    /// <summary>It is the character that stops.</summary>
    Stop,
}

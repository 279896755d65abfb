namespace NanoStim.Removal.Constants;

/// <summary>How a worker has answered.</summary>
internal enum WorkerAnswer
{
    /// <summary>With a line.</summary>
    Line = 0,

    /// <summary>Not in its time.</summary>
    Late = 1,

    /// <summary>It has ended.</summary>
    Ended = 2,
}

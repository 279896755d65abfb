namespace NanoStim.LoadJudge;

/// <summary>A program as the judge expects it, in the order in which MODE offers them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mode">"microcurrent" or "ems".</param>
/// <param name="Segments">Its parts.</param>
/// <param name="Repeats">How often the second and third part repeat, 1 for not at all.</param>
public sealed record JudgedProgram(string Name, string Mode, IReadOnlyList<JudgedSegment> Segments, int Repeats = 1)
{
    /// <summary>Whether it is of EMS.</summary>
    public bool IsEms => Mode == "ems";
}

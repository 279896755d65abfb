namespace NanoStim.LoadJudge;

/// <summary>Faults and acts after which the output has to be off within the same time.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Requirement">The requirement that claims it.</param>
/// <param name="Text">The words of its bound.</param>
/// <param name="OffMicros">Longest time with current, in µs.</param>
/// <param name="Windows">And so many measurement windows of the train (0.1 to 1 s each).</param>
/// <param name="From">"fault": from the fault on. "pulses": of the time with pulses that can be judged, after the fault.</param>
/// <param name="Faults">Names of the faults.</param>
/// <param name="Except">Not while one of these is there: the page says that nothing is claimed of both.</param>
/// <param name="Mode">Only while the slide switch is at this mode; null for either.</param>
/// <param name="Ramp">Whether the longest ramp down of the program comes on top: an orderly end.</param>
/// <param name="SeenBy">"pulses": it can be seen only while there are pulses.</param>
/// <param name="Whole">Only while no part has failed.</param>
public sealed record OffClass(
    string Name,
    string Requirement,
    string Text,
    long OffMicros,
    int Windows,
    string From,
    IReadOnlyList<string> Faults,
    IReadOnlyList<string> Except,
    string? Mode = null,
    bool Ramp = false,
    string? SeenBy = null,
    bool Whole = false);

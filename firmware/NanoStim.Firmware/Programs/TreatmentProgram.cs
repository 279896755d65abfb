using NanoStim.Firmware.Modes;

namespace NanoStim.Firmware.Programs;

/// <summary>A treatment as data: a mode and a row of segments, a stretch of which may repeat.</summary>
public sealed class TreatmentProgram
{
    /// <summary>Describes a program whose segments follow each other once.</summary>
    public TreatmentProgram(string name, string title, StimulationMode mode, TreatmentSegment[] segments)
        : this(name, title, mode, segments, 0, 0, 1)
    {
    }

    /// <summary>Describes a program of which the segments from one index to another (both included) run several times.</summary>
    public TreatmentProgram(
        string name,
        string title,
        StimulationMode mode,
        TreatmentSegment[] segments,
        int repeatFrom,
        int repeatTo,
        int repeats)
    {
        Name = name;
        Title = title;
        Mode = mode;
        Segments = segments;
        RepeatFrom = repeatFrom;
        RepeatTo = repeatTo;
        Repeats = repeats;
    }

    /// <summary>Name as on the command line.</summary>
    public string Name { get; }

    /// <summary>One line for people.</summary>
    public string Title { get; }

    /// <summary>The mode it belongs to.</summary>
    public StimulationMode Mode { get; }

    /// <summary>Segments in their order.</summary>
    public TreatmentSegment[] Segments { get; }

    /// <summary>Index of the first segment that repeats.</summary>
    public int RepeatFrom { get; }

    /// <summary>Index of the last segment that repeats.</summary>
    public int RepeatTo { get; }

    /// <summary>How often these run; 1 = no repetition.</summary>
    public int Repeats { get; }

    /// <summary>Length of the whole program in s, saturated at the largest int.</summary>
    public int TotalSeconds()
    {
        long total = 0;
        for (int i = 0; i < Segments.Length; i++)
        {
            bool repeated = i >= RepeatFrom && i <= RepeatTo;
            total += (long)Segments[i].Seconds * (repeated ? Repeats : 1);
        }

        return total > int.MaxValue ? int.MaxValue : (int)total;
    }
}

using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Programs;

/// <summary>A treatment as data: a mode and a sequence of segments, some of which may repeat. Plain fields, written once.</summary>
public sealed class TreatmentProgram
{
    /// <summary>The <see cref="Id"/> of a program that is not of the catalogue, so that it cannot be stored.</summary>
    public const int NoId = 0;

    /// <summary>
    /// Number of the program in the backup memory, 1 to 255; <see cref="NoId"/> for one that is not of the catalogue. Like a fault number it is
    /// fixed for ever: it does not change when programs are inserted, and the number of a program that is removed is never used again.
    /// </summary>
    public readonly int Id;

    /// <summary>Name as on the command line.</summary>
    public readonly string Name;

    /// <summary>Description in one line.</summary>
    public readonly string Title;

    /// <summary>The mode it belongs to.</summary>
    public readonly StimulationMode Mode;

    /// <summary>Segments in their order.</summary>
    public readonly TreatmentSegment[] Segments;

    /// <summary>Index of the first segment that repeats.</summary>
    public readonly int RepeatFrom;

    /// <summary>Index of the last segment that repeats.</summary>
    public readonly int RepeatTo;

    /// <summary>How often these run; 1 = no repetition.</summary>
    public readonly int Repeats;

    private readonly int _checksum;

    /// <summary>Describes a program of the catalogue, of which the segments from one index to another (both included) may run several times.</summary>
    public TreatmentProgram(
        int id,
        string name,
        string title,
        StimulationMode mode,
        TreatmentSegment[] segments,
        int repeatFrom = 0,
        int repeatTo = 0,
        int repeats = 1)
    {
        Id = id;
        Name = name;
        Title = title;
        Mode = mode;
        Segments = segments;
        RepeatFrom = repeatFrom;
        RepeatTo = repeatTo;
        Repeats = repeats;
        _checksum = Checksum();
    }

    /// <summary>Describes a program that is not of the catalogue: one that the console has put together, for example.</summary>
    public TreatmentProgram(
        string name,
        string title,
        StimulationMode mode,
        TreatmentSegment[] segments,
        int repeatFrom = 0,
        int repeatTo = 0,
        int repeats = 1)
        : this(NoId, name, title, mode, segments, repeatFrom, repeatTo, repeats)
    {
    }

    /// <summary>Whether any segment moves net charge by design: pulses of one polarity that does not alternate.</summary>
    public bool MovesNetCharge()
    {
        for (int i = 0; i < Segments.Length; i++)
        {
            PulseShape shape = Segments[i].Train.Shape;
            if (shape == PulseShape.MonophasicPositive || shape == PulseShape.MonophasicNegative)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False when a bit of the program itself has flipped since it was made. Each segment has a checksum of its own.</summary>
    internal bool IsIntact()
    {
        return Checksum() == _checksum;
    }

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

    // A sum changes with every single bit of its terms. So does a difference:
    // Stryker disable once Arithmetic
    private int Checksum()
    {
        return Id + (int)Mode + RepeatFrom + RepeatTo + Repeats + Segments.Length;
    }
}

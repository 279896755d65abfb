using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Programs;

/// <summary>
/// A user program as plain numbers, which may be anything: what the console has been told so far, or what a stored record holds. Only
/// <see cref="ToProgram"/> makes a program of it, and only <see cref="ProgramCheck"/> says whether that can be delivered.
/// </summary>
internal sealed class UserDraft
{
    /// <summary>Id of the user program in the backup memory. The ids from here to 255 are kept for user programs; those of the catalogue are lower.</summary>
    internal const int Id = 200;

    /// <summary>Segments that the backup memory has space for.</summary>
    internal const int MaxSegments = 2;

    /// <summary>Fields of a segment.</summary>
    internal const int Fields = 10;

    /// <summary>Largest number of repetitions: a byte.</summary>
    internal const int MaxRepeats = 255;

    // Below this a square wave requires its carrier.
    private const int SlowMilliHertz = 1000;

    // Chosen: values that every check of either mode passes.
    private const int DefaultSeconds = 60;
    private const int DefaultRampMillis = 2000;

    /// <summary>The mode.</summary>
    internal StimulationMode Mode;

    /// <summary>Segments that it has.</summary>
    internal int Count;

    /// <summary>How often the sequence of all segments runs.</summary>
    internal int Repeats = 1;

    // Texts that a control step names are kept: naming one allocates it.
    private readonly string _name = "user";
    private readonly string _title = "User program";
    private readonly int[] _values = new int[MaxSegments * Fields];

    /// <summary>The value of a field, in the unit that its name has.</summary>
    internal int Get(int segment, UserField field)
    {
        return _values[segment * Fields + (int)field];
    }

    /// <summary>Writes a field; not judged here.</summary>
    internal void Set(int segment, UserField field, int value)
    {
        _values[segment * Fields + (int)field] = value;
    }

    /// <summary>Begins with no segments.</summary>
    internal void Clear(StimulationMode mode)
    {
        Mode = mode;
        Count = 0;
        Repeats = 1;
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = 0;
        }
    }

    /// <summary>Adds a segment: a biphasic train for a minute, all the time at the chosen intensity.</summary>
    internal void AddSegment(int milliHertz, int micros)
    {
        int segment = Count;
        Count++;
        Set(segment, UserField.Shape, (int)PulseShape.SymmetricBiphasic);
        Set(segment, UserField.MilliHertz, milliHertz);
        Set(segment, UserField.Micros, micros);
        Set(segment, UserField.Pulses, 0);
        Set(segment, UserField.Seconds, DefaultSeconds);
        Set(segment, UserField.UpMillis, DefaultRampMillis);
        Set(segment, UserField.OnMillis, 0);
        Set(segment, UserField.DownMillis, DefaultRampMillis);
        Set(segment, UserField.OffMillis, 0);
        Set(segment, UserField.Percent, 100);
    }

    /// <summary>Takes over everything from another draft.</summary>
    internal void CopyFrom(UserDraft other)
    {
        Mode = other.Mode;
        Count = other.Count;
        Repeats = other.Repeats;
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = other._values[i];
        }
    }

    /// <summary>Makes a program of it, which may be one that no check passes. Allocates: only with the output off.</summary>
    internal TreatmentProgram ToProgram()
    {
        TreatmentSegment[] segments = new TreatmentSegment[Count];
        for (int i = 0; i < Count; i++)
        {
            segments[i] = ToSegment(i);
        }

        return new TreatmentProgram(Id, _name, _title, Mode, segments, 0, Count - 1, Repeats);
    }

    private TreatmentSegment ToSegment(int i)
    {
        PulseShape shape = (PulseShape)Get(i, UserField.Shape);
        int milliHertz = Get(i, UserField.MilliHertz);
        int micros = Get(i, UserField.Micros);
        if (PulseTrain.HasOwnWidth(shape))
        {
            // A square wave gets the form that its rate requires.
            shape = milliHertz < SlowMilliHertz ? PulseShape.SlowBipolarSquare : PulseShape.BipolarSquare;
            micros = 0;
        }

        PulseTrain train = new PulseTrain(shape, milliHertz, micros, shape == PulseShape.Alternating ? Get(i, UserField.Pulses) : 0);
        return new TreatmentSegment(
            train,
            Get(i, UserField.Seconds),
            Get(i, UserField.UpMillis),
            Get(i, UserField.OnMillis),
            Get(i, UserField.DownMillis),
            Get(i, UserField.OffMillis),
            Get(i, UserField.Percent));
    }
}

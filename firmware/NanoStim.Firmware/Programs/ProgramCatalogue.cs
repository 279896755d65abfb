using NanoStim.Firmware.Modes;

namespace NanoStim.Firmware.Programs;

/// <summary>
/// All programs of the device, in the order in which the MODE button offers them. A new program is an entry in the file of its mode, with the
/// next free id, and a line here, at any place. A test holds all ids.
/// </summary>
public static class ProgramCatalogue
{
    /// <summary>How many there are.</summary>
    public const int Count = 13;

    /// <summary>The program at an index; null outside the list.</summary>
    public static TreatmentProgram At(int index)
    {
        // No table, for the reason given at ModeCatalogue.
        return index switch
        {
            0 => MicrocurrentPrograms.Facial,
            1 => MicrocurrentPrograms.TenAndTen,
            2 => MicrocurrentPrograms.SlowSquare,
            3 => MicrocurrentPrograms.Thirty,
            4 => MicrocurrentPrograms.Positive,
            5 => MicrocurrentPrograms.Negative,
            6 => MicrocurrentPrograms.TwoStage,
            7 => EmsPrograms.Short,
            8 => EmsPrograms.Quadriceps,
            9 => EmsPrograms.Endurance,
            10 => EmsPrograms.Thirty,
            11 => EmsPrograms.Abdominal,
            12 => EmsPrograms.Trapezius,
            _ => null,
        };
    }

    /// <summary>The program with a name, or null.</summary>
    public static TreatmentProgram Find(string name)
    {
        for (int i = 0; i < Count; i++)
        {
            if (At(i).Name == name)
            {
                return At(i);
            }
        }

        return null;
    }

    /// <summary>The program of a stored id, or null: a record may come from firmware with other programs.</summary>
    public static TreatmentProgram OfId(int id)
    {
        for (int i = 0; i < Count; i++)
        {
            if (At(i).Id == id)
            {
                return At(i);
            }
        }

        return null;
    }

    /// <summary>The program that follows one in its mode; the first of the mode after the last, or after one that is not of the list.</summary>
    public static TreatmentProgram NextOf(StimulationMode mode, TreatmentProgram current)
    {
        TreatmentProgram first = null;
        bool passed = false;
        for (int i = 0; i < Count; i++)
        {
            TreatmentProgram program = At(i);
            if (program.Mode != mode)
            {
                continue;
            }

            if (passed)
            {
                return program;
            }

            if (first == null)
            {
                first = program;
            }

            passed = program == current;
        }

        return first;
    }
}

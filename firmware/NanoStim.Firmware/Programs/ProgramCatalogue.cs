using NanoStim.Firmware.Modes;

namespace NanoStim.Firmware.Programs;

/// <summary>All programs of the device, in the order in which the MODE button offers them.</summary>
public static class ProgramCatalogue
{
    private static readonly TreatmentProgram[] s_all =
    {
        MicrocurrentPrograms.Facial,
        MicrocurrentPrograms.TenAndTen,
        MicrocurrentPrograms.SlowSquare,
        MicrocurrentPrograms.Thirty,
        MicrocurrentPrograms.Positive,
        MicrocurrentPrograms.Negative,
        MicrocurrentPrograms.TwoStage,
        EmsPrograms.Short,
        EmsPrograms.Quadriceps,
        EmsPrograms.Endurance,
        EmsPrograms.Thirty,
        EmsPrograms.Abdominal,
        EmsPrograms.Trapezius,
    };

    /// <summary>How many there are.</summary>
    public static int Count => s_all.Length;

    /// <summary>The program at an index.</summary>
    public static TreatmentProgram At(int index)
    {
        return s_all[index];
    }

    /// <summary>The program of a name, or null.</summary>
    public static TreatmentProgram Find(string name)
    {
        for (int i = 0; i < s_all.Length; i++)
        {
            if (s_all[i].Name == name)
            {
                return s_all[i];
            }
        }

        return null;
    }

    /// <summary>The program that follows one in its mode; the first of the mode after the last, or when the one is not of the list.</summary>
    public static TreatmentProgram NextOf(StimulationMode mode, TreatmentProgram current)
    {
        TreatmentProgram first = null;
        bool passed = false;
        for (int i = 0; i < s_all.Length; i++)
        {
            if (s_all[i].Mode != mode)
            {
                continue;
            }

            if (passed)
            {
                return s_all[i];
            }

            if (first == null)
            {
                first = s_all[i];
            }

            passed = s_all[i] == current;
        }

        return first;
    }
}

using NanoStim.Firmware.Programs;

namespace NanoStim.Cli;

/// <summary>The firmware's catalogues as sequences.</summary>
internal static class Catalogues
{
    public static IEnumerable<TreatmentProgram> Programs =>
        Enumerable.Range(0, ProgramCatalogue.Count).Select(ProgramCatalogue.At);
}

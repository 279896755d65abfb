using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;

namespace NanoStim.Lives;

/// <summary>
/// Lives that every campaign begins with: each program to its last segment, days that are longer than the limits of a day, and each fault in each mode with
/// the time after it in which what it does adds up. A search that draws short lives comes to none of them.
/// </summary>
internal static class LongLives
{
    private const int BootMillis = 4_000;
    private const int TailMillis = 40_000;
    private const int DayMinutes = 24 * 60;
    private const int AfterFaultMillis = 60_000;
    private const int AfterSwitchMillis = 900_000;

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<Life> All { get; } = [.. Programs(), .. Days(), HeldAtPowerUp(), .. Faults()];

    /// <summary>The day with three sessions of half an hour, and one on the next day.</summary>
    internal static Life LongestDay => All[ProgramCatalogue.Count];

    private static IEnumerable<Life> Programs()
    {
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            TreatmentProgram program = ProgramCatalogue.At(i);
            yield return new Life(i + 1, program.Mode == StimulationMode.Ems ? "500ohm" : "2kohm", [.. Begin(program), .. Run(program, 0)]);
        }
    }

    private static IEnumerable<Life> Days()
    {
        TreatmentProgram ems = ProgramCatalogue.Find("ems-trapezius");
        TreatmentProgram microcurrent = ProgramCatalogue.Find("ms-two-stage");
        yield return new Life(21, "2kohm", [.. Begin(microcurrent), .. Run(microcurrent, 0), .. Run(microcurrent, 60), .. Run(microcurrent, 60), .. Run(microcurrent, DayMinutes)]);
        yield return new Life(22, "1kohm", [.. Begin(ems), .. Run(ems, 0), .. Run(ems, 300), .. Run(ems, 300)]);

        // Power fails in each session, so that it counts in full.
        TreatmentProgram shortOne = ProgramCatalogue.Find("ms-positive");
        List<LifeAction> cut = [.. Begin(shortOne)];
        for (int i = 0; i < 8; i++)
        {
            cut.Add(new LifeAction(1_000, LifeVerbs.Command, shortOne.Name, 600));
            cut.Add(new LifeAction(6_000, LifeVerbs.Off, "-", 100));
            cut.Add(new LifeAction(BootMillis, LifeVerbs.Wait, "-", 0));
        }

        yield return new Life(23, "2kohm", cut);
    }

    // MINUS is a wire of the memory as well: sessions of which none can be booked.
    private static Life HeldAtPowerUp()
    {
        TreatmentProgram program = ProgramCatalogue.Find("ms-two-stage");
        List<LifeAction> held = [];
        for (int i = 0; i < 5; i++)
        {
            held.Add(new LifeAction(0, LifeVerbs.Press, "minus", 2 * BootMillis));
            held.Add(new LifeAction(BootMillis, LifeVerbs.Wait, "-", 0));
            held.Add(new LifeAction(500, LifeVerbs.Command, program.Name, 300));
            held.Add(new LifeAction(program.TotalSeconds() * 1000 + TailMillis, LifeVerbs.Off, "-", 5));
        }

        return new Life(24, "2kohm", held);
    }

    private static IEnumerable<Life> Faults()
    {
        foreach (LifeFault fault in LifeFaults.All)
        {
            // What a shorted switch passes round the pulses is little, and needs its time.
            int millis = fault.Name.StartsWith("bridge", StringComparison.Ordinal) ? AfterSwitchMillis : AfterFaultMillis;
            foreach (StimulationMode mode in new[] { StimulationMode.Microcurrent, StimulationMode.Ems })
            {
                TreatmentProgram program = Densest(mode);
                LifeAction start = new(500, LifeVerbs.Command, program.Name, ModeCatalogue.Of(mode).CeilingMicroAmps / 2);
                yield return new Life(31, mode == StimulationMode.Ems ? "500ohm" : "2kohm",
                [
                    .. Begin(program), start, new LifeAction(6_000, LifeVerbs.Break, fault.Name, 0), new LifeAction(millis, LifeVerbs.Wait, "-", 0),
                ]);
            }
        }
    }

    /// <summary>The program of a mode with the shortest rest.</summary>
    internal static TreatmentProgram Densest(StimulationMode mode) =>
        Enumerable.Range(0, ProgramCatalogue.Count).Select(ProgramCatalogue.At).Where(program => program.Mode == mode).MinBy(program => program.Segments[0].OffMillis)!;

    private static IEnumerable<LifeAction> Begin(TreatmentProgram program)
    {
        if (program.Mode == StimulationMode.Ems)
        {
            yield return new LifeAction(0, LifeVerbs.Slide, "ems", 0);
        }

        yield return new LifeAction(BootMillis, LifeVerbs.Wait, "-", 0);
    }

    private static IEnumerable<LifeAction> Run(TreatmentProgram program, int afterMinutes)
    {
        if (afterMinutes > 0)
        {
            yield return new LifeAction(1_000, LifeVerbs.Press, "mode", 300);
            yield return new LifeAction(1_000, LifeVerbs.Idle, "-", afterMinutes);
        }

        yield return new LifeAction(1_000, LifeVerbs.Command, program.Name, ModeCatalogue.Of(program.Mode).CeilingMicroAmps / 2);
        yield return new LifeAction(program.TotalSeconds() * 1000 + TailMillis, LifeVerbs.Wait, "-", 0);
    }
}

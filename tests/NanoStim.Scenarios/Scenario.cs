using NanoStim.Firmware.Programs;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Scenarios;

/// <summary>Short ways to run a session.</summary>
internal static class Scenario
{
    /// <summary>Runs a program of the catalogue.</summary>
    public static SessionResult Run(string program, int microAmps, string load, int seconds, int seed = 1, params string[] faults) =>
        Run(ProgramCatalogue.Find(program) ?? throw new ArgumentException(program), microAmps, load, seconds, seed, faults);

    /// <summary>Runs a program; faults are written as on the command line, with their time in ms.</summary>
    public static SessionResult Run(TreatmentProgram program, int microAmps, string load, int seconds, int seed = 1, params string[] faults) =>
        SessionRunner.Run(new SessionRequest
        {
            Program = program,
            IntensityMicroAmps = microAmps,
            Load = LoadModel.Parse(load),
            Seconds = seconds,
            Seed = seed,
            Faults = [.. faults.Select(Fault)],
        });

    private static InjectedFault Fault(string text)
    {
        string[] parts = text.Split('@');
        BenchFault kind = BenchFault.Find(parts[0]) ?? throw new ArgumentException(text);
        return new InjectedFault(kind, int.Parse(parts[1]));
    }
}

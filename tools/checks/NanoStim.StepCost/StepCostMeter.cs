using System.Reflection;

namespace NanoStim.StepCost;

/// <summary>Counts the cost of the control steps of the built firmware. The same assemblies always give the same figures.</summary>
public static class StepCostMeter
{
    private const string Chip = "NanoStim.Esp32Model";

    private const int WarmLines = 400;
    private const int WarmMinutes = 10;

    private static readonly Action<string, long, int[], int[]> Nobody = (_, _, _, _) => { };

    private static readonly string[] DeviceAssemblies = ["NanoStim.Hal", "NanoStim.Hal.Esp32", "NanoStim.Firmware"];

    /// <summary>Runs sessions on the counting twins of the device assemblies that are in the folder of this assembly.</summary>
    public static StepCostReport Measure() =>
        InTwin(typeof(CostedSessions), nameof(CostedSessions.Run), (run, observe) =>
        {
            run.CreateDelegate<Action<Action<string, long, int[], int[]>>>()(observe);
            return [];
        }).Report;

    /// <summary>Sends drawn lines to the console.</summary>
    /// <returns>The steps, and what <see cref="CostedConsole.Fuzz"/> says.</returns>
    public static (StepCostReport Report, long[] Facts) Fuzz(int lines, int seed) =>
        InTwin(typeof(CostedConsole), nameof(CostedConsole.Fuzz), (run, observe) =>
            run.CreateDelegate<Func<int, int, Action<string, long, int[], int[]>, long[]>>()(observe == Nobody ? WarmLines : lines, seed, observe));

    /// <summary>Lets a client talk for so many minutes of virtual time.</summary>
    /// <returns>The steps, and what <see cref="CostedConsole.Chat"/> says.</returns>
    public static (StepCostReport Report, long[] Facts) Chat(int minutes) =>
        InTwin(typeof(CostedConsole), nameof(CostedConsole.Chat), (run, observe) =>
            run.CreateDelegate<Func<int, Action<string, long, int[], int[]>, long[]>>()(observe == Nobody ? WarmMinutes : minutes, observe));

    private static (StepCostReport Report, long[] Facts) InTwin(Type type, string method, Func<MethodInfo, Action<string, long, int[], int[]>, long[]> run)
    {
        NameTable methods = new();
        NameTable callees = new();
        string self = typeof(StepCostMeter).Assembly.GetName().Name!;
        CountingLoadContext context = new(AppContext.BaseDirectory, DeviceAssemblies, [self, "NanoStim.VirtualBench"], Chip, methods, callees);
        try
        {
            MethodInfo twin = context.LoadFromAssemblyName(new AssemblyName(self)).GetType(type.FullName!, throwOnError: true)!.GetMethod(method)!;

            // The first pass warms the runtime up: what it allocates while it compiles methods must not count for the firmware.
            run(twin, Nobody);
            StepTally tally = new(methods, callees);
            long[] facts = run(twin, tally.Add);
            return (tally.Report(), facts);
        }
        finally
        {
            context.Unload();
        }
    }
}

using System.Reflection;

namespace NanoStim.StepCost;

/// <summary>Counts the cost of the control steps of the built firmware. The same assemblies always give the same figures.</summary>
public static class StepCostMeter
{
    private const string Chip = "NanoStim.Esp32Model";

    private static readonly string[] DeviceAssemblies = ["NanoStim.Hal", "NanoStim.Hal.Esp32", "NanoStim.Firmware"];

    /// <summary>Runs sessions on the counting twins of the device assemblies that are in the folder of this assembly.</summary>
    public static StepCostReport Measure()
    {
        NameTable methods = new();
        NameTable callees = new();
        string self = typeof(StepCostMeter).Assembly.GetName().Name!;
        CountingLoadContext context = new(AppContext.BaseDirectory, DeviceAssemblies, [self, "NanoStim.VirtualBench"], Chip, methods, callees);
        try
        {
            MethodInfo run = context.LoadFromAssemblyName(new AssemblyName(self))
                .GetType(typeof(CostedSessions).FullName!, throwOnError: true)!
                .GetMethod(nameof(CostedSessions.Run))!;

            // The first pass warms the runtime up: what it allocates while it compiles methods must not count for the firmware.
            run.CreateDelegate<Action<Action<string, long, int[], int[]>>>()((_, _, _, _) => { });
            StepTally tally = new(methods, callees);
            run.CreateDelegate<Action<Action<string, long, int[], int[]>>>()(tally.Add);
            return tally.Report();
        }
        finally
        {
            context.Unload();
        }
    }
}

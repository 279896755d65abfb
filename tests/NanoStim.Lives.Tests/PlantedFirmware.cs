using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;

namespace NanoStim.Lives.Tests;

/// <summary>Loads a copy of the firmware with a planted defect, and the bench and the lives a second time, bound to that copy. The judge stays the same.</summary>
internal sealed class PlantedFirmware(PlantedDefect defect) : AssemblyLoadContext("planted", isCollectible: true)
{
    private static readonly string[] s_again = ["NanoStim.Lives", "NanoStim.VirtualBench"];

    /// <summary>What the lives find in it: the rules that it violates, and a life.</summary>
    public string[] Search(int lives, int seed)
    {
        MethodInfo search = LoadFromAssemblyName(typeof(LivesProbe).Assembly.GetName())
            .GetType(typeof(LivesProbe).FullName!, throwOnError: true)!
            .GetMethod(nameof(LivesProbe.Search))!;
        return search.CreateDelegate<Func<int, int, int, string[]>>()(lives, seed, Environment.ProcessorCount);
    }

    /// <summary>Rules that a day with three sessions of half an hour violates.</summary>
    public string[] LongLife()
    {
        MethodInfo day = LoadFromAssemblyName(typeof(LivesProbe).Assembly.GetName())
            .GetType(typeof(LivesProbe).FullName!, throwOnError: true)!
            .GetMethod(nameof(LivesProbe.LongDay))!;
        return day.CreateDelegate<Func<string[]>>()();
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        string path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        if (name == defect.Assembly || (name is "NanoStim.Firmware" or "NanoStim.Hal.Esp32"))
        {
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
            if (name == defect.Assembly)
            {
                defect.Plant(assembly.MainModule);
            }

            using MemoryStream planted = new();
            assembly.Write(planted);
            planted.Position = 0;
            return LoadFromStream(planted);
        }

        return Array.IndexOf(s_again, name) >= 0 ? LoadFromAssemblyPath(path) : null;
    }
}

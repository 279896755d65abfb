using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoStim.Campaign.Tests;

/// <summary>
/// Loads a copy of the firmware whose safety gate watches nothing, and the bench and the campaign a second time, bound to that copy.
/// Everything else is shared with the rest of the process.
/// </summary>
internal sealed class BlindedFirmware : AssemblyLoadContext
{
    private const string Firmware = "NanoStim.Firmware";
    private static readonly string[] s_again = ["NanoStim.Campaign", "NanoStim.VirtualBench"];

    public BlindedFirmware()
        : base("blinded", isCollectible: true)
    {
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        string path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        if (name == Firmware)
        {
            using MemoryStream blinded = new();
            Blind(path, blinded);
            blinded.Position = 0;
            return LoadFromStream(blinded);
        }

        return Array.IndexOf(s_again, name) >= 0 ? LoadFromAssemblyPath(path) : null;
    }

    /// <summary>Makes <c>SafetyGate.Watch</c> answer "no fault", whatever it is shown.</summary>
    private static void Blind(string path, Stream to)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        MethodDefinition watch = assembly.MainModule.GetType("NanoStim.Firmware.Safety.SafetyGate").Methods.Single(method => method.Name == "Watch");
        watch.Body = new Mono.Cecil.Cil.MethodBody(watch);
        ILProcessor il = watch.Body.GetILProcessor();
        il.Append(il.Create(OpCodes.Ldc_I4_0));
        il.Append(il.Create(OpCodes.Ret));
        assembly.Write(to);
    }
}

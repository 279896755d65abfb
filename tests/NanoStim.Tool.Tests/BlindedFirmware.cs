using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoStim.Tool.Tests;

/// <summary>Writes a firmware with a defect: its safety gate watches nothing.</summary>
internal static class BlindedFirmware
{
    /// <summary>Writes the assemblies of the device into a folder, that of the firmware with the defect.</summary>
    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Campaign.Safety.FirmwareUnderTest.Required)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(folder, file), overwrite: true);
        }

        using AssemblyDefinition firmware = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "NanoStim.Firmware.dll"));
        MethodDefinition watch = firmware.MainModule.GetType("NanoStim.Firmware.Safety.SafetyGate").Methods.Single(method => method.Name == "Watch");
        watch.Body = new MethodBody(watch);
        ILProcessor il = watch.Body.GetILProcessor();
        il.Append(il.Create(OpCodes.Ldc_I4_0));
        il.Append(il.Create(OpCodes.Ret));
        firmware.Write(Path.Combine(folder, "NanoStim.Firmware.dll"));
    }
}

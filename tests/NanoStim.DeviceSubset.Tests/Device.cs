using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace NanoStim.DeviceSubset.Tests;

/// <summary>The device projects of this repository; their assemblies are in the folder of the tests.</summary>
internal static class Device
{
    /// <summary>Assembly name to folder.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = new Dictionary<string, string>
    {
        ["NanoStim.Hal"] = "hal/NanoStim.Hal",
        ["NanoStim.Hal.Esp32"] = "hal/NanoStim.Hal.Esp32",
        ["NanoStim.Firmware"] = "firmware/NanoStim.Firmware",
        ["NanoStim.App"] = "firmware/NanoStim.App",
        ["NanoStim.UnitTests"] = "tests/NanoStim.UnitTests",
    };

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static SubsetOptions Options { get; } = new()
    {
        Packages = Projects.ToDictionary(project => project.Key, project => (IReadOnlyList<string>)[.. Packages(project.Value).Keys]),
    };

    public static string Folder(string project) => Path.Combine(Root, Projects[project]);

    public static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    /// <summary>Package id to version, of a project's packages.config.</summary>
    public static IReadOnlyDictionary<string, string> Packages(string folder) =>
        XDocument.Load(Path.Combine(Root, folder, "packages.config")).Root!.Elements("package")
            .ToDictionary(package => package.Attribute("id")!.Value, package => package.Attribute("version")!.Value);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

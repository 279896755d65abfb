using System.Xml.Linq;

namespace NanoStim.Repository.Tests;

/// <summary>An nfproj with the packages.config beside it.</summary>
internal sealed class DeviceProject
{
    private static readonly XNamespace MsBuild = "http://schemas.microsoft.com/developer/msbuild/2003";

    private readonly XDocument _project;

    private DeviceProject(string path)
    {
        Path = path;
        Folder = path[..path.LastIndexOf('/')];
        _project = XDocument.Parse(Repository.Read(path));
        Packages = XDocument.Parse(Repository.Read($"{Folder}/packages.config")).Root!.Elements("package")
            .ToDictionary(package => package.Attribute("id")!.Value, package => package.Attribute("version")!.Value);
    }

    public static IReadOnlyList<DeviceProject> All { get; } =
        [.. Repository.Files(".", "*.nfproj").Select(path => new DeviceProject(path))];

    /// <summary>From the root, with '/'.</summary>
    public string Path { get; }

    public string Folder { get; }

    /// <summary>Package id to version, from packages.config.</summary>
    public IReadOnlyDictionary<string, string> Packages { get; }

    public string Guid => Property("ProjectGuid");

    public IEnumerable<string> Compiled => Includes("Compile").Select(item => item.Replace('\\', '/'));

    public IEnumerable<string> ProjectReferences => Includes("ProjectReference").Select(item => item.Replace('\\', '/'));

    public IEnumerable<XElement> References => _project.Descendants(MsBuild + "Reference");

    public static string HintPath(XElement reference) => reference.Element(MsBuild + "HintPath")?.Value ?? "";

    public string Property(string name) => _project.Descendants(MsBuild + name).Single().Value;

    /// <summary>The top-level elements that must stand in a certain order.</summary>
    public IEnumerable<string> Imports => _project.Root!.Elements(MsBuild + "Import").Select(import => import.Attribute("Project")!.Value);

    public override string ToString() => Path;

    private IEnumerable<string> Includes(string item) =>
        _project.Descendants(MsBuild + item).Select(element => element.Attribute("Include")!.Value);
}

using Mono.Cecil;

namespace NanoStim.DeviceSubset.Surface;

/// <summary>Compares the host's stand-ins for packages with the packages: the host builds against the former, the device against the latter.</summary>
public static class StandIns
{
    /// <summary>Every visible type in a package's namespaces, and every member of it, that the package does not have or declares differently.</summary>
    public static IEnumerable<SubsetFinding> Check(string assembly, DeviceSurface surface)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly);
        HashSet<string> namespaces = [.. surface.Packages.SelectMany(package => package.Lines).Where(line => line[0] == 'T').Select(line => NamespaceOf(TypeOf(line)))];
        PackageSurface? package = null;
        foreach (string line in SurfaceReader.Read(module))
        {
            bool isType = line[0] == 'T';
            if (isType)
            {
                package = surface.PackageOf(TypeOf(line));
            }

            // Base types may differ; a type in a namespace of its own does not replace anything.
            if (isType ? package is null && namespaces.Contains(NamespaceOf(TypeOf(line))) : package?.Lines.Contains(line) == false)
            {
                yield return new SubsetFinding(RuleBook.HostStandIn, Path.GetFileNameWithoutExtension(assembly), line, "", 0);
            }
        }
    }

    private static string TypeOf(string line) => line.Split(' ')[1];

    private static string NamespaceOf(string type) => type.Contains('.', StringComparison.Ordinal) ? type[..type.LastIndexOf('.')] : "";
}

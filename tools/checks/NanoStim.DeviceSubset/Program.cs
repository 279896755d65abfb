using Mono.Cecil;
using NanoStim.DeviceSubset;
using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Lists;
using NanoStim.DeviceSubset.Surface;

switch (args)
{
    case ["surface", var package, var version, var origin, var assembly]:
        using (ModuleDefinition module = ModuleDefinition.ReadModule(assembly))
        {
            Console.Out.NewLine = "\n";
            Console.WriteLine($"# package {package} {version}");
            Console.WriteLine($"# Signatures only, listed from an assembly built from {origin}.");
            foreach (AssemblyNameReference reference in module.AssemblyReferences.OrderBy(one => one.Name, StringComparer.Ordinal))
            {
                Console.WriteLine($"{PackageSurface.ReferenceMark}{reference.Name} {reference.Version.ToString(3)}");
            }

            foreach (string line in SurfaceReader.Read(module))
            {
                Console.WriteLine(line);
            }
        }

        return 0;

    case ["check", .. var assemblies] when assemblies.Length > 0:
        using (DeviceImage image = DeviceImage.Load(assemblies))
        {
            SubsetFinding[] findings =
                [.. SubsetChecker.Check(image, new SubsetOptions()).Where(finding => !Allowance.Committed.Any(allowance => allowance.Covers(finding)))];
            foreach (SubsetFinding finding in findings)
            {
                Console.WriteLine(finding);
            }

            return findings.Length == 0 ? 0 : 1;
        }

    default:
        Console.Error.WriteLine("usage: NanoStim.DeviceSubset check ASSEMBLY...");
        Console.Error.WriteLine("       NanoStim.DeviceSubset surface PACKAGE VERSION ORIGIN ASSEMBLY > Packages/ASSEMBLY.txt");
        return 2;
}

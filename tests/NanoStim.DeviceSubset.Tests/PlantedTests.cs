using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Source;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.DeviceSubset.Tests;

/// <summary>Every rule fires where it should, and is silent about the right way to write the same.</summary>
internal sealed class PlantedTests
{
    private static readonly SubsetOptions s_options = new()
    {
        Packages = new Dictionary<string, IReadOnlyList<string>> { ["Planted"] = ["nanoFramework.CoreLibrary", "nanoFramework.System.Device.Gpio", "nanoFramework.System.Device.Adc"] },
    };

    [TestCaseSource(typeof(PlantedBugs), nameof(PlantedBugs.All))]
    [Requirement("SR-25")]
    public void Bug_is_found(PlantedBug bug)
    {
        int[] expected = [.. bug.Bad.Split('\n').Index().Where(line => line.Item.TrimEnd().EndsWith("//!", StringComparison.Ordinal)).Select(line => line.Index + 1)];
        SubsetFinding[] all = [.. Check(bug.Bad)];
        SubsetFinding[] found = [.. all.Where(finding => finding.Rule == bug.Rule)];

        Assert.That(found, Is.Not.Empty, () => string.Join('\n', all.AsEnumerable()));
        if (expected.Length > 0)
        {
            Assert.That(found.Select(finding => finding.Line).Distinct(), Is.EquivalentTo(expected), () => string.Join('\n', found.AsEnumerable()));
        }
    }

    [TestCaseSource(nameof(PutRight))]
    public void Right_way_is_let_alone(PlantedBug bug)
    {
        SubsetFinding[] found = [.. Check(bug.Good!)];

        Assert.That(found, Is.Empty, () => string.Join('\n', found.AsEnumerable()));
    }

    [TestCaseSource(typeof(Idioms), nameof(Idioms.All))]
    public void Idiom_is_let_alone(string member)
    {
        SubsetFinding[] found = [.. Check($"using System;\nclass C\n{{\n    {member}\n}}\n")];

        Assert.That(found, Is.Empty, () => string.Join('\n', found.AsEnumerable()));
    }

    private static IEnumerable<PlantedBug> PutRight() => PlantedBugs.All.Where(bug => bug.Good is not null);

    private static IEnumerable<SubsetFinding> Check(string source)
    {
        CSharpCompilation compilation = DeviceSource.Compile("Planted", [("Planted.cs", source)]);
        string folder = Directory.CreateTempSubdirectory("planted").FullName;
        try
        {
            string assembly = Path.Combine(folder, "Planted.dll");
            EmitResult emitted;
            using (FileStream code = File.Create(assembly))
            using (FileStream symbols = File.Create(Path.ChangeExtension(assembly, ".pdb")))
            {
                emitted = compilation.Emit(code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
            }

            Assert.That(emitted.Success, () => string.Join('\n', emitted.Diagnostics));
            using DeviceImage image = DeviceImage.Load(assembly);
            return [.. SubsetChecker.Check(image, s_options), .. SourceChecker.Check(compilation, s_options)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

using System.Text.RegularExpressions;
using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>What an nfproj makes: that it has the name, the kind and the version that code, tests and tools expect.</summary>
[TestFixtureSource(typeof(DeviceProject), nameof(DeviceProject.All))]
internal sealed partial class DeviceAssemblyTests(DeviceProject project)
{
    // The launcher on the device looks for this name (nanoFramework.TestFramework).
    private const string TestAssembly = "NFUnitTest";

    [Test]
    public void Has_the_name_of_its_folder_or_that_of_a_test_assembly()
    {
        bool isTest = project.Packages.ContainsKey("nanoFramework.TestFramework");

        Assert.That(project.Property("AssemblyName"), Is.EqualTo(isTest ? TestAssembly : Path.GetFileName(project.Folder)));
        Assert.That(project.Property("RootNamespace"), Is.EqualTo(Path.GetFileName(project.Folder)));
        Assert.That(Path.GetFileNameWithoutExtension(project.Path), Is.EqualTo(Path.GetFileName(project.Folder)));
    }

    [Test]
    public void Is_a_program_only_if_it_is_the_application()
    {
        bool isApplication = project.Folder == "firmware/NanoStim.App";
        string[] mains = [.. project.Compiled.Where(file => MainMethod().IsMatch(Repository.Read($"{project.Folder}/{file}")))];

        Assert.That(project.Property("OutputType"), Is.EqualTo(isApplication ? "Exe" : "Library"));
        Assert.That(mains, Has.Length.EqualTo(isApplication ? 1 : 0), "the CLR starts the one Main that it finds");
    }

    [Test]
    public void Is_for_firmware_1() => Assert.Multiple(() =>
    {
        Assert.That(project.Property("TargetFrameworkVersion"), Is.EqualTo("v1.0"));
        Assert.That(project.Property("ProjectTypeGuids"), Is.EqualTo("{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}"));
        Assert.That(Repository.Read($"{project.Folder}/packages.config").Split('\n').Where(line => line.Contains("<package ", StringComparison.Ordinal)), Has.All.Contains("targetFramework=\"netnano1.0\""));
    });

    [Test]
    public void References_the_packages_of_everything_that_it_refers_to()
    {
        // Only what a project references itself is copied to its output, and what is not there is not in the image.
        DeviceProject[] referred = [.. All(project)];
        string[] missing = [.. referred.SelectMany(other => other.Packages.Keys).Distinct().Except(project.Packages.Keys)];

        Assert.That(missing, project.Property("OutputType") == "Exe" ? Is.Empty : Is.SubsetOf(referred.SelectMany(other => other.Packages.Keys).ToArray()));
    }

    [Test]
    public void Has_the_version_of_the_repository()
    {
        string version = VersionProperty().Match(Repository.Read("Directory.Build.props")).Groups[1].Value;

        Assert.That(Repository.Read($"{project.Folder}/Properties/AssemblyInfo.cs"), Does.Contain($"[assembly: AssemblyVersion(\"{version}.0\")]"));
    }

    private static IEnumerable<DeviceProject> All(DeviceProject of)
    {
        foreach (string reference in of.ProjectReferences)
        {
            string path = Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, of.Folder, reference)).Replace('\\', '/');
            DeviceProject other = DeviceProject.All.Single(each => each.Path == path);
            yield return other;
            foreach (DeviceProject further in All(other))
            {
                yield return further;
            }
        }
    }

    [GeneratedRegex(@"static\s+(void|int)\s+Main\s*\(")]
    private static partial Regex MainMethod();

    [GeneratedRegex("<Version>([^<]+)</Version>")]
    private static partial Regex VersionProperty();
}

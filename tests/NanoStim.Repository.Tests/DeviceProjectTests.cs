using System.Xml.Linq;
using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>
/// No machine without Visual Studio builds the nfproj files, so what can go wrong in them by hand is checked here.
/// </summary>
[TestFixtureSource(typeof(DeviceProject), nameof(DeviceProject.All))]
internal sealed class DeviceProjectTests(DeviceProject project)
{
    [Test]
    public void Compiles_every_source_of_its_folder_and_nothing_else()
    {
        string[] inFolder = [.. Repository.Files(project.Folder, "*.cs").Select(path => path[(project.Folder.Length + 1)..])];

        string missing = string.Concat(inFolder.Except(project.Compiled).Select(CompileLine));
        string stale = string.Concat(project.Compiled.Except(inFolder).Select(CompileLine));

        Assert.Multiple(() =>
        {
            Assert.That(missing, Is.Empty, $"Add to {project}:{missing}");
            Assert.That(stale, Is.Empty, $"Remove from {project}:{stale}");
            Assert.That(project.Compiled, Is.Unique);
        });
    }

    [Test]
    public void Every_hint_path_names_a_package_of_packages_config_with_its_version()
    {
        foreach (XElement reference in project.References)
        {
            string include = reference.Attribute("Include")!.Value;
            string[] path = DeviceProject.HintPath(reference).Split('\\');

            Assert.That(path, Has.Length.EqualTo(6), include);
            Assert.That(path[..3], Is.EqualTo(new[] { "..", "..", "packages" }), include);
            Assert.That(project.Packages.Select(package => $"{package.Key}.{package.Value}"), Does.Contain(path[3]), include);
            Assert.That(path[4], Is.EqualTo("lib"), include);
            Assert.That(Path.GetFileNameWithoutExtension(path[5]), Is.EqualTo(include.Split(',')[0]), include);
        }
    }

    [Test]
    public void Every_reference_states_the_version_of_its_package()
    {
        // The launcher is an executable, which is referenced by name alone.
        foreach (XElement reference in project.References.Where(reference => DeviceProject.HintPath(reference).EndsWith(".dll", StringComparison.Ordinal)))
        {
            string include = reference.Attribute("Include")!.Value;
            string package = DeviceProject.HintPath(reference).Split('\\')[3];
            string version = include.Split(',')[1].Trim();

            Assert.That(version, Does.Match(@"^Version=\d+\.\d+\.\d+\.0$"), include);
            Assert.That(package, Does.EndWith("." + version["Version=".Length..^".0".Length]), include);
        }
    }

    [Test]
    public void Every_package_is_referenced()
    {
        string[] referenced = [.. project.References.Select(reference => DeviceProject.HintPath(reference).Split('\\')[3]).Distinct()];

        Assert.That(referenced, Is.EquivalentTo(project.Packages.Select(package => $"{package.Key}.{package.Value}")));
    }

    [Test]
    public void Imports_stand_in_the_order_that_the_project_system_needs()
    {
        const string System = "$(NanoFrameworkProjectSystemPath)";

        Assert.That(project.Imports, Is.EqualTo(new[]
        {
            System + "NFProjectSystem.Default.props",
            System + "NFProjectSystem.props",
            System + "NFProjectSystem.CSharp.targets",
            @"..\..\build\NoDeviceBuild.targets",
        }));
    }

    [Test]
    public void Project_references_exist_and_match_those_of_the_host_twin()
    {
        string twin = Path.ChangeExtension(project.Path, ".csproj");
        Assert.That(Path.Combine(Repository.Root, twin), Does.Exist);
        string[] onHost = [.. XDocument.Parse(Repository.Read(twin)).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))];
        string[] onDevice = [.. project.ProjectReferences];

        // Referenced on the host alone: they replace the device's packages.
        string[] hostOnly = ["NanoStim.Esp32Model", "NanoStim.TestFramework"];

        Assert.That(
            onDevice.Select(Path.GetFileNameWithoutExtension),
            Is.EquivalentTo(onHost.Select(Path.GetFileNameWithoutExtension).Except(hostOnly)));
        Assert.That(onDevice.Concat(onHost).Select(path => Path.Combine(Repository.Root, project.Folder, path)), Has.All.Exist);
    }

    [Test]
    public void The_host_twin_compiles_the_same_language_version()
    {
        XDocument props = XDocument.Parse(Repository.Read("Directory.Build.props"));
        string onHost = props.Descendants("PropertyGroup")
            .Single(group => group.Element("IsDeviceProject") is not null)
            .Element("LangVersion")!.Value;

        Assert.That(project.Property("LangVersion"), Is.EqualTo(onHost));
    }

    private static string CompileLine(string file) => $"\n    <Compile Include=\"{file.Replace('/', '\\')}\" />";
}

using System.Text.RegularExpressions;
using NUnit.Framework;

namespace NanoStim.Repository.Tests;

internal sealed partial class SolutionTests
{
    private const string DeviceProjectType = "11A8DD76-328B-46DF-9F39-F559912D0360";
    private const string FolderType = "2150E333-8FDC-42A3-9474-1A3956D46DE8";

    private readonly Match[] _projects = [.. ProjectLine().Matches(Repository.Read("nanoStim.sln")).Cast<Match>()];

    [Test]
    public void Holds_every_project_of_the_repository()
    {
        IEnumerable<string> onDisk = Repository.Files(".", "*.csproj").Concat(Repository.Files(".", "*.nfproj"));
        IEnumerable<string> inSolution = _projects
            .Where(project => project.Groups["type"].Value != FolderType)
            .Select(project => project.Groups["path"].Value.Replace('\\', '/'));

        Assert.That(inSolution, Is.EquivalentTo(onDisk));
    }

    [Test]
    public void Gives_every_project_a_guid_of_its_own()
    {
        Assert.That(_projects.Select(project => project.Groups["guid"].Value), Is.Unique);
        Assert.That(DeviceProject.All.Select(project => project.Guid), Is.Unique);
    }

    [Test]
    public void Lists_device_projects_with_their_type_and_guid()
    {
        foreach (DeviceProject device in DeviceProject.All)
        {
            Match line = _projects.Single(project => project.Groups["path"].Value.Replace('\\', '/') == device.Path);

            Assert.That(line.Groups["type"].Value, Is.EqualTo(DeviceProjectType), device.Path);
            Assert.That(line.Groups["guid"].Value, Is.EqualTo(device.Guid).IgnoreCase, device.Path);
        }
    }

    [Test]
    public void Builds_every_project_in_both_configurations()
    {
        string solution = Repository.Read("nanoStim.sln");
        foreach (Match project in _projects.Where(project => project.Groups["type"].Value != FolderType))
        {
            foreach (string configuration in new[] { "Debug", "Release" })
            {
                Assert.That(solution, Does.Contain($"{{{project.Groups["guid"].Value}}}.{configuration}|Any CPU.Build.0 = {configuration}|Any CPU"), project.Value);
            }
        }
    }

    [Test]
    public void Device_projects_agree_on_one_version_of_each_package()
    {
        foreach (IGrouping<string, KeyValuePair<string, string>> package in DeviceProject.All.SelectMany(project => project.Packages).GroupBy(package => package.Key))
        {
            Assert.That(package.Select(use => use.Value).Distinct().Count(), Is.EqualTo(1), package.Key);
        }
    }

    [GeneratedRegex(@"Project\(""\{(?<type>[^}]+)\}""\) = ""[^""]+"", ""(?<path>[^""]+)"", ""\{(?<guid>[^}]+)\}""")]
    private static partial Regex ProjectLine();
}

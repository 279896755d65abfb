using System.Text.RegularExpressions;
using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>Continuous integration runs elsewhere; here it is checked that it talks of things that exist.</summary>
internal sealed partial class WorkflowTests
{
    private readonly string _workflow = Repository.Read(".github/workflows/ci.yml");

    [Test]
    public void Names_only_files_that_are_there()
    {
        string[] named = [.. FileName().Matches(_workflow).Select(match => match.Value.Replace('\\', '/').TrimStart('.', '/')).Distinct()];

        Assert.That(named, Is.SupersetOf(new[] { "test.sh", "global.json", "firmware/NanoStim.App/NanoStim.App.nfproj", "tests/NanoStim.UnitTests/nano.runsettings" }));
        Assert.That(named.Select(path => Path.Combine(Repository.Root, path)), Has.All.Exist);
    }

    [Test]
    public void Builds_what_the_image_is_made_of_and_the_tests()
    {
        foreach (DeviceProject project in DeviceProject.All.Where(project => project.Property("OutputType") == "Exe" || project.Property("AssemblyName") == "NFUnitTest"))
        {
            Assert.That(_workflow, Does.Contain($"msbuild {project.Path} "));
        }
    }

    [Test]
    public void Uses_every_action_in_a_fixed_major_version()
    {
        string[] actions = [.. Action().Matches(_workflow).Select(match => match.Groups[1].Value)];

        Assert.That(actions, Is.Not.Empty);
        Assert.That(actions, Has.All.Match(@"^([\w.-]+/[\w.-]+@v\d+|\./[\w./-]+)$"));
        Assert.That(actions.Where(action => action.StartsWith("./", StringComparison.Ordinal)).Select(action => Path.Combine(Repository.Root, action, "action.yml")), Has.All.Exist);
    }

    [Test]
    public void Release_attaches_the_image_and_the_package_that_the_jobs_made()
    {
        string release = _workflow[_workflow.IndexOf("\n  release:", StringComparison.Ordinal)..];

        Assert.That(release, Does.Contain("name: image").And.Contain("name: package").And.Match(@"gh release create .*\.bin.*\.nupkg"));
        Assert.That(_workflow, Does.Contain("dotnet pack tools/nanostim/nanostim.csproj").And.Contain("path: artifacts/package/*.nupkg"));
    }

    [Test]
    public void Only_the_release_may_write()
    {
        int release = _workflow.IndexOf("\n  release:", StringComparison.Ordinal);

        Assert.That(release, Is.Positive);
        Assert.That(_workflow.IndexOf("contents: write", StringComparison.Ordinal), Is.GreaterThan(release));
        Assert.That(_workflow[..release], Does.Contain("permissions:\n  contents: read"));
    }

    [GeneratedRegex(@"(?<=[\s'""./\\])(?:firmware|tests|tools)[\\/][\w.\\/-]+\.(?:nfproj|csproj|runsettings)|\./test\.sh|global\.json")]
    private static partial Regex FileName();

    [GeneratedRegex(@"uses: (\S+)")]
    private static partial Regex Action();
}

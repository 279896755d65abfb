using System.IO.Compression;
using NUnit.Framework;

namespace NanoStim.Tool.Tests;

/// <summary>The package of nanostim: packed from what is built, installed as a .NET tool into a folder, and run.</summary>
internal sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string _package = null!;

    [OneTimeSetUp]
    public void Pack()
    {
        Finished pack = Finished.Run("dotnet", ["pack", Checkout.File("tools/nanostim/nanostim.csproj"), "--no-build", "--configuration", Checkout.Configuration, "--output", _folder.File("package"), "--verbosity", "quiet", "-nologo"]);
        if (pack.ToString().Contains("No .NET SDKs were found", StringComparison.Ordinal))
        {
            Assert.Ignore("there is no .NET SDK on the path, only a runtime");
        }

        Assert.That(pack.ExitCode, Is.Zero, pack.ToString());
        _package = Directory.GetFiles(_folder.File("package"), "*.nupkg").Single();
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Installed_tool_runs_a_session()
    {
        _folder.Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="built" value="{Path.GetDirectoryName(_package)}" />
              </packageSources>
            </configuration>
            """);
        Dictionary<string, string> environment = new()
        {
            ["NUGET_PACKAGES"] = _folder.File("cache"),
            ["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath)!,
        };
        Finished install = Finished.Run("dotnet", ["tool", "install", "nanostim", "--tool-path", _folder.File("tools"), "--configfile", _folder.File("NuGet.config")], environment, _folder.Root);
        Assert.That(install.ExitCode, Is.Zero, install.ToString());

        string tool = _folder.File("tools", OperatingSystem.IsWindows() ? "nanostim.exe" : "nanostim");
        Finished run = Finished.Run(tool, ["run", "--duration", "2s"], environment, _folder.Root);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Contain("uA").Or.Contain("µA"));
    }

    [Test]
    public void Package_holds_every_assembly_of_this_repository_that_the_tool_needs()
    {
        using ZipArchive archive = ZipFile.OpenRead(_package);
        string[] names = [.. archive.Entries.Select(entry => entry.FullName)];
        string[] needed = [.. Directory.GetFiles(Path.Combine(Checkout.Root, "artifacts", "bin", "nanostim", Checkout.Configuration), "NanoStim.*.dll").Select(path => Path.GetFileName(path)!)];

        Assert.That(needed, Has.Length.GreaterThan(5));
        Assert.That(needed.Where(file => !names.Any(name => name.EndsWith("/" + file, StringComparison.Ordinal))), Is.Empty);
        Assert.That(names.Where(name => name.Contains("Tests", StringComparison.Ordinal)), Is.Empty);
        Assert.That(names, Does.Contain("package.md").And.Some.EndsWith("DotnetToolSettings.xml"));
    }

    [Test]
    public void Package_says_that_it_is_no_medical_device()
    {
        using ZipArchive archive = ZipFile.OpenRead(_package);
        using StreamReader nuspec = new(archive.GetEntry("nanostim.nuspec")!.Open());
        string text = nuspec.ReadToEnd();

        Assert.That(text, Does.Contain("Not a medical device").And.Contain("""<license type="expression">MIT</license>""").And.Contain("<id>nanostim</id>"));
    }
}

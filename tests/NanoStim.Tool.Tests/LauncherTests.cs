using NUnit.Framework;

namespace NanoStim.Tool.Tests;

/// <summary>./nanostim in a made-up checkout, with a made-up dotnet that notes how it was called.</summary>
[Platform(Exclude = "Win", Reason = "nanostim.cmd takes its place there")]
internal sealed class LauncherTests : IDisposable
{
    private const string Program = "artifacts/bin/nanostim/debug/nanostim.dll";

    // "build" makes the program, as MSBuild does; anything else is a start, whose arguments it prints.
    private const string StubDotnet = """
        #!/bin/sh
        root=$(dirname "$(dirname "$0")")/checkout
        if [ "$1" = build ]; then
            echo build >> "$root/../builds"
            [ -f "$root/broken" ] && { echo "error CS1002"; exit 1; }
            mkdir -p "$root/artifacts/bin/nanostim/debug"
            touch "$root/artifacts/bin/nanostim/debug/nanostim.dll"
            exit 0
        fi
        shift
        printf '[%s]' "$@"
        exit 7
        """;

    private readonly TemporaryFolder _folder = new();

    [SetUp]
    public void MakeCheckout()
    {
        if (Directory.Exists(_folder.File("checkout")))
        {
            Directory.Delete(_folder.File("checkout"), recursive: true);
        }

        File.Delete(_folder.File("builds"));
        _folder.Write("bin/dotnet", StubDotnet, executable: true);
        _folder.Write("checkout/nanostim", Checkout.Read("nanostim"), executable: true);
        foreach (string source in new[] { "firmware/A.cs", "hal/B.cs", "tools/sim/C.cs", "hardware/front-end.param", "build/D.targets", "Directory.Build.props" })
        {
            _folder.Write("checkout/" + source, "");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Builds_once_and_says_so()
    {
        Finished first = Start();
        Finished second = Start();

        Assert.That(first.Error, Does.Contain("building for the first time").And.Contain("built in"));
        Assert.That(second.Error, Is.Empty);
        Assert.That(Builds, Is.EqualTo(1));
    }

    [Test]
    public void Passes_arguments_and_exit_code_through()
    {
        Finished started = Start("run", "--load", "1 kohm", "", "*");

        Assert.That(started.Output, Is.EqualTo("[run][--load][1 kohm][][*]"));
        Assert.That(started.ExitCode, Is.EqualTo(7));
    }

    [TestCase("firmware/A.cs")]
    [TestCase("tools/sim/C.cs")]
    [TestCase("hardware/front-end.param")]
    [TestCase("Directory.Build.props")]
    public void Builds_again_when_a_source_has_changed(string source)
    {
        Start();
        File.SetLastWriteTimeUtc(_folder.File("checkout", source), DateTime.UtcNow.AddSeconds(2));

        Assert.That(Start().Error, Does.Contain("the sources have changed"));
        Assert.That(Builds, Is.EqualTo(2));
    }

    [Test]
    public void Builds_again_when_a_source_is_gone()
    {
        Start();
        File.Delete(_folder.File("checkout", "tools/sim/C.cs"));
        Directory.SetLastWriteTimeUtc(_folder.File("checkout", "tools/sim"), DateTime.UtcNow.AddSeconds(2));
        Start();

        Assert.That(Builds, Is.EqualTo(2));
    }

    [Test]
    public void Tests_and_device_builds_are_no_reason_to_build()
    {
        Start();
        _folder.Write("checkout/tests/T.cs", "");
        File.SetLastWriteTimeUtc(_folder.File("checkout", "tests/T.cs"), DateTime.UtcNow.AddSeconds(2));
        _folder.Write("checkout/firmware/bin/X.cs", "");
        Directory.SetLastWriteTimeUtc(_folder.File("checkout", "firmware"), DateTime.UtcNow.AddSeconds(-2));
        Start();

        Assert.That(Builds, Is.EqualTo(1));
    }

    [Test]
    public void Failed_build_shows_its_errors_and_starts_nothing()
    {
        _folder.Write("checkout/broken", "");
        Finished failed = Start();

        Assert.That(failed.ExitCode, Is.EqualTo(1));
        Assert.That(failed.Error, Does.Contain("error CS1002").And.Contain("the build failed"));
        Assert.That(failed.Output, Is.Empty);
    }

    [Test]
    public void Works_through_a_link_and_from_another_folder()
    {
        File.CreateSymbolicLink(_folder.File("link"), _folder.File("checkout", "nanostim"));
        Finished started = Finished.Run(_folder.File("link"), ["list"], WithStub(), Path.GetTempPath());
        File.Delete(_folder.File("link"));

        Assert.That(started.Output, Is.EqualTo("[list]"), started.ToString());
        Assert.That(_folder.File("checkout", Program), Does.Exist);
    }

    [Test]
    public void Missing_SDK_is_named_with_where_to_get_it()
    {
        Finished started = Finished.Run("/bin/bash", [_folder.File("checkout", "nanostim")], new Dictionary<string, string> { ["PATH"] = PathWithoutDotnet() });

        Assert.That(started.ExitCode, Is.EqualTo(1), started.ToString());
        Assert.That(started.Error, Does.Contain("dotnet-sdk-10.0"));
    }

    private int Builds => File.Exists(_folder.File("builds")) ? File.ReadAllLines(_folder.File("builds")).Length : 0;

    private Finished Start(params string[] arguments) => Finished.Run(_folder.File("checkout", "nanostim"), arguments, WithStub());

    private Dictionary<string, string> WithStub() => new() { ["PATH"] = _folder.File("bin") + ":" + Environment.GetEnvironmentVariable("PATH") };

    /// <summary>A folder with links to the few programs that the script uses.</summary>
    private string PathWithoutDotnet()
    {
        string folder = _folder.File("few");
        Directory.CreateDirectory(folder);
        foreach (string program in new[] { "dirname", "readlink" })
        {
            string link = Path.Combine(folder, program);
            if (!File.Exists(link))
            {
                File.CreateSymbolicLink(link, Path.Combine("/usr/bin", program));
            }
        }

        return folder;
    }
}

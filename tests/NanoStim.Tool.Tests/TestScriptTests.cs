using NUnit.Framework;

namespace NanoStim.Tool.Tests;

/// <summary>./test.sh in a made-up checkout, with a made-up dotnet that notes how it was called and writes test results.</summary>
[Platform(Exclude = "Win", Reason = "test.sh runs in bash")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TestScriptTests : IDisposable
{
    private const string StubDotnet = """
        #!/bin/bash
        echo "$*" >> calls
        [ -f "fails-$1" ] && exit 1
        if [ "$1" = test ]; then
            mkdir -p artifacts/test-results
            echo '<Counters total="10" executed="8" passed="8" failed="0" />' > artifacts/test-results/a.trx
            echo '<Counters total="5" executed="5" passed="5" failed="0" />' > artifacts/test-results/b.trx
        fi
        exit 0
        """;

    private readonly TemporaryFolder _folder = new();

    [SetUp]
    public void MakeCheckout()
    {
        _folder.Write("test.sh", Checkout.Read("test.sh"), executable: true);
        _folder.Write("bin/dotnet", StubDotnet, executable: true);
        _folder.Write("build/uncovered.awk", "");
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Last_line_is_the_total()
    {
        Finished run = Run("--no-install");

        Assert.That(run.Output.TrimEnd().Split('\n')[^1], Is.EqualTo("13 passed, 0 failed, 2 skipped"), run.ToString());
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(Calls, Has.Some.StartsWith("restore").And.Some.StartsWith("format nanoStim.sln").And.Some.StartsWith("reportgenerator"));
    }

    [TestCase("build", "0 passed, 1 failed, 0 skipped")]
    [TestCase("restore", "0 passed, 1 failed, 0 skipped")]
    [TestCase("format", "13 passed, 1 failed, 2 skipped")]
    [TestCase("reportgenerator", "13 passed, 1 failed, 2 skipped")]
    [TestCase("test", "0 passed, 1 failed, 0 skipped")]
    public void Failed_step_is_counted(string step, string total)
    {
        _folder.Write("fails-" + step, "");
        Finished run = Run("--no-install");

        Assert.That(run.Output.TrimEnd().Split('\n')[^1], Is.EqualTo(total), run.ToString());
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void Fast_says_what_it_leaves_out_and_leaves_it_out()
    {
        Finished run = Run("--fast");

        Assert.That(run.Output, Does.StartWith("test.sh --fast: only UnitTests").And.Contain("no coverage"));
        Assert.That(run.Output, Does.EndWith("13 passed, 0 failed, 2 skipped\n"));
        string test = Calls.Single(call => call.StartsWith("test ", StringComparison.Ordinal));
        Assert.That(test, Does.Contain("NanoStim.UnitTests.dll").And.Not.Contain("Campaign").And.Not.Contain("Exploration").And.Not.Contain("Hardware"));
        Assert.That(Calls, Has.None.StartsWith("reportgenerator").And.None.StartsWith("tool"));
    }

    [Test]
    public void Suites_of_fast_exist()
    {
        string suites = Checkout.Read("test.sh").Split("fast_suites=\"")[1].Split('"')[0];

        Assert.That(suites.Split(' ').Select(suite => Checkout.File($"tests/NanoStim.{suite}/NanoStim.{suite}.csproj")), Has.All.Exist);
    }

    [Test]
    public void Packages_to_be_installed_are_named_first()
    {
        _folder.Write("bin/apt-get", "#!/bin/sh\necho \"apt-get $*\" >> calls\n", executable: true);
        _folder.Write("bin/id", "#!/bin/sh\necho 0\n", executable: true);
        Finished run = Run([], onlyStubs: true);

        Assert.That(run.Output, Does.StartWith("test.sh will install with apt-get: ngspice sigrok-cli").And.Contain("ngspice is missing, so NanoStim.Hardware.Tests is skipped"), run.ToString());
        Assert.That(Calls, Has.Some.Contains("apt-get install -y -qq --no-install-recommends ngspice sigrok-cli"));
    }

    [Test]
    public void Nothing_is_installed_when_told_so()
    {
        _folder.Write("bin/apt-get", "#!/bin/sh\necho \"apt-get $*\" >> calls\n", executable: true);
        _folder.Write("bin/id", "#!/bin/sh\necho 0\n", executable: true);
        Run(["--no-install"], onlyStubs: true);

        Assert.That(Calls, Has.None.Contains("apt-get"));
    }

    [Test]
    public void Unknown_argument_is_refused_with_the_known_ones()
    {
        Finished run = Run("--quick");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("'--quick'").And.Contain("--fast"));
    }

    private string[] Calls => File.Exists(_folder.File("calls")) ? File.ReadAllLines(_folder.File("calls")) : [];

    private Finished Run(params string[] arguments) => Run(arguments, onlyStubs: false);

    private Finished Run(string[] arguments, bool onlyStubs)
    {
        string path = _folder.File("bin") + ":" + (onlyStubs ? Few() : Environment.GetEnvironmentVariable("PATH"));
        return Finished.Run("/bin/bash", [_folder.File("test.sh"), .. arguments], new Dictionary<string, string> { ["PATH"] = path }, _folder.Root);
    }

    /// <summary>A folder with the programs that the script uses, and neither ngspice nor sigrok-cli.</summary>
    private string Few()
    {
        Directory.CreateDirectory(_folder.File("few"));
        foreach (string program in new[] { "dirname", "grep", "sed", "awk", "find", "head", "rm", "cat", "mkdir", "bash" })
        {
            string? found = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
            File.CreateSymbolicLink(_folder.File("few", program), found!);
        }

        return _folder.File("few");
    }
}

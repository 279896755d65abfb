using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using NanoStim.Cli.Flash;
using NanoStim.Flashing;
using NanoStim.Flashing.Boot;
using NUnit.Framework;

namespace NanoStim.Cli.Tests;

/// <summary>Calls as a new user writes them: each one has its exit code and its line, and none shows a stack trace.</summary>
[Platform("Linux,MacOsX")]
internal sealed class CallTests
{
    private static readonly int[] s_codes = [.. typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (int)field.GetRawConstantValue()!)];

    public static IEnumerable<TestCaseData> Calls => Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(ThisFile())!, "Calls"), "*.txt")
        .Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(" | ", 3))
        .Select(parts => new TestCaseData(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]));

    [TestCaseSource(nameof(Calls))]
    public void A_call_has_its_exit_code_and_its_line(int code, string arguments, string line)
    {
        using CallFolder folder = new();
        string[] words = folder.Words(arguments);
        string[] before = Entries(folder);
        using StringWriter output = new();
        using StringWriter error = new();

        int actual = CommandLine.Run(Bench(folder), words, output, error);

        string printed = $"{output}{error}";
        Assert.That(actual, Is.EqualTo(code), printed);
        Assert.That(s_codes, Does.Contain(actual));
        Assert.That(printed, Does.Contain(line));
        Assert.That(printed, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
        Assert.That(code == 0 || code == ExitCode.Tripped ? error.ToString() : "", Is.Empty);
        Assert.That(Entries(folder).Where(entry => entry.EndsWith(".part", StringComparison.Ordinal)), Is.Empty);
        if (code is not (0 or ExitCode.Tripped))
        {
            Assert.That(Entries(folder).Except(before).Where(entry => !entry.EndsWith(".lock", StringComparison.Ordinal)), Is.Empty, "what is refused leaves nothing");
        }
    }

    [Test]
    public void There_are_300_of_them() => Assert.That(Calls.Count(), Is.GreaterThanOrEqualTo(300));

    private static string[] Entries(CallFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static FlashBench Bench(CallFolder folder) => new()
    {
        Machine = new Machine
        {
            System = OperatingSystemKind.Linux,
            CommandFolders = [],
            Home = folder.Root,
            DeviceRoot = Path.Combine(folder.Root, "dev"),
            SystemRoot = Path.Combine(folder.Root, "sys"),
        },
        Folder = folder.Root,
        Network = new NoNetwork(),
        Releases = "https://releases.invalid",
        Boot = new SilentBoard(),
    };

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("Name or service not known");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("Name or service not known");
    }

    private sealed class SilentBoard : IBootText
    {
        public IEnumerable<string> Lines(string port, TimeSpan limit) => [];
    }
}

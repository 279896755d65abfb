using System.Text.RegularExpressions;
using NanoStim.Cli;
using NUnit.Framework;

namespace NanoStim.Tool.Tests;

/// <summary>Every command line of nanostim in the documentation is one that nanostim takes.</summary>
internal sealed partial class DocumentedCommandTests
{
    private static readonly string[] s_pages =
    [
        "README.md", "SAFETY.md", "CONTRIBUTING.md", "SECURITY.md", ".github/workflows/ci.yml", "build/package.md",
        "docs/command-line.md", "docs/check-safety.md", "docs/safety-latency.md",
    ];

    private static IEnumerable<string> Commands => s_pages.SelectMany(page => CommandsIn(Checkout.Read(page))).Distinct();

    [TestCaseSource(nameof(Commands))]
    public void Documented_command_is_taken(string command) => Assert.That(Refusals(command), Is.Empty);

    [Test]
    public void Commands_of_the_pages_are_found() =>
        Assert.That(Commands, Does.Contain("run").And.Contain("list").And.Some.StartsWith("check campaign").And.Some.StartsWith("check safety").And.Some.StartsWith("run --mode ms"));

    [Test]
    public void Command_that_is_not_taken_is_found()
    {
        string[] planted = [.. CommandsIn("    ./nanostim run --intensty 20mA   # typing error\n`nanostim list`")];

        Assert.That(planted, Is.EqualTo(new[] { "run --intensty 20mA", "list" }));
        Assert.That(Refusals(planted[0]), Is.Not.Empty);
        Assert.That(Refusals("run --intensity 20"), Is.Not.Empty);
    }

    /// <summary>What nanostim says against a command. An option that does not exist is added, so that nothing is carried out.</summary>
    private static IEnumerable<string> Refusals(string command)
    {
        const string NoOption = "--no-such-option";
        using StringWriter error = new();
        int exitCode = CommandLine.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), NoOption], TextWriter.Null, error);

        Assert.That(exitCode, Is.EqualTo(ExitCode.WrongUsage), command);

        // The files of an example are not there.
        string[] files = [.. command.Split(' ').Where(word => word.EndsWith(".csv", StringComparison.Ordinal)).Append(NoOption)];
        return error.ToString().Split('\n').Where(line => line.StartsWith("nanostim: ", StringComparison.Ordinal) && !files.Any(file => line.Contains(file, StringComparison.Ordinal)));
    }

    /// <summary>Those on a line of code, and those in backticks; without comments, and without those that are only a pattern.</summary>
    private static IEnumerable<string> CommandsIn(string text) =>
        from match in Command().Matches(text)
        let command = match.Groups["words"].Value.Split("  #")[0].Split(" || ")[0].Trim()
        where !Pattern().IsMatch(command)
        select command;

    [GeneratedRegex(@"(?:^ {4,}|`|^ *run: |^)(?:\./)?nanostim (?<words>[a-z][^`\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    // Words in capitals, an ellipsis or a variable stand for something else.
    [GeneratedRegex(@"…|\.\.\.|\b[A-Z]{3,}\b(?!\.md)|\$|\\\|")]
    private static partial Regex Pattern();
}

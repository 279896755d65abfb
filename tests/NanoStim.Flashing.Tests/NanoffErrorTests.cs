using NanoStim.Cli;
using NanoStim.Flashing.Nanoff;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

[Platform("Linux,MacOsX")]
internal sealed class NanoffErrorTests
{
    public static IEnumerable<NanoffErrorCode> All => NanoffErrorCodes.All;

    [Test]
    public void No_two_codes_have_the_same_lowest_eight_bits_which_are_all_that_Unix_keeps() =>
        Assert.That(NanoffErrorCodes.All.Select(error => error.Code & 0xFF), Is.Unique);

    [TestCaseSource(nameof(All))]
    public void Every_failure_ends_with_its_reason_and_remedy(NanoffErrorCode error)
    {
        using Workshop workshop = new();
        workshop.PlugIn();
        workshop.Nanoff(update: $"exit {error.Code & 0xFF}");

        Outcome outcome = Outcome.OfFlash(workshop, "--image", Build.In(workshop.File("build")), "--yes");

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.FlashFailed));
        Assert.That(outcome.Error, Does.Contain(error.Name).And.Contain(error.Reason).And.Contain(error.Remedy).And.Contain("half written"));
        Assert.That(outcome.Error, Does.Not.Contain("   at "), "no stack trace");
        Assert.That(workshop.Calls, Has.Count.EqualTo(2), "nothing more is tried");
    }

    [TestCaseSource(nameof(All))]
    public void The_whole_code_as_on_Windows_means_the_same(NanoffErrorCode error) =>
        Assert.That(NanoffErrorCodes.Of(error.Code, ""), Is.SameAs(error));

    [Test]
    public void What_is_printed_is_looked_at_only_if_it_agrees_with_the_exit_code()
    {
        Assert.That(NanoffErrorCodes.Of(163, "Error E4003: Failed to write new firmware to ESP32.")!.Code, Is.EqualTo(4003));
        Assert.That(NanoffErrorCodes.Of(163, "E4000\n")!.Code, Is.EqualTo(4003));
    }

    [TestCase(0, "", null)]
    [TestCase(0, "No operation was performed with the options supplied.", "did nothing")]
    [TestCase(1, "", "exit code 1")]
    [TestCase(137, "", "signal 9")]
    [TestCase(134, "", "signal 6")]
    public void Other_endings_are_told_as_they_are(int exitCode, string output, string? reason) =>
        Assert.That(NanoffErrorCodes.Of(exitCode, output)?.Reason, reason is null ? Is.Null : Does.Contain(reason));
}

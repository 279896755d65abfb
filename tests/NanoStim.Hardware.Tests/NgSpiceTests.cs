using NanoStim.Spice;
using NanoStim.Spice.Studies;
using NUnit.Framework;

namespace NanoStim.Hardware.Tests;

/// <summary>A simulator that fails, prints nonsense or is of another version gives a clear message. Played by shell scripts.</summary>
[Platform(Exclude = "Win")]
public class NgSpiceTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("nanostim-fake-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, true);

    [TestCase("exit 1", "nothing that a simulation prints")]
    [TestCase("echo 'ngspice-39 : fake'; echo 'Timestep too small'; exit 1", "Timestep too small")]
    [TestCase("echo 'ngspice-39 : fake'; kill -SEGV $$", "exit code 139")]
    [TestCase("echo 'ngspice-39 : fake'", "gave no 'fallen_s'|gave no 'dc_uA'")]
    public void A_run_that_fails_gives_a_message_with_the_deck_and_the_reason(string script, string reason)
    {
        NgSpice spice = Fake(script);
        Assert.That(
            () => Bleed.Run(spice),
            Throws.InstanceOf<Exception>().With.Message.Matches("Deck '.+'").And.Message.Matches(reason));
    }

    [Test]
    public void A_report_goes_on_after_a_study_without_result()
    {
        StringWriter writer = new();
        Assert.That(SpiceReport.Write(Fake("echo 'ngspice-46 : fake'"), ["steady", "bleed"], writer), Is.False);
        Assert.That(writer.ToString(), Does.Contain("steady: no result").And.Contain("bleed: no result").And.Not.Contain("Warning"));
    }

    [Test]
    public void A_table_that_is_no_table_gives_a_message()
    {
        NgSpice spice = Fake("echo 'ngspice-39 : fake'; echo 'one two' > waveform.out");
        Assert.That(() => spice.Run(SpiceDeck.Load("bleed")), Throws.TypeOf<SpiceException>().With.Message.Contains("'one'"));
    }

    [Test]
    public void A_program_that_does_not_start_gives_a_message()
    {
        string file = Path.Combine(_folder, "ngspice");
        File.WriteAllText(file, "not a program");
        Assert.That(() => NgSpice.At(file), Throws.TypeOf<SpiceException>().With.Message.Contains("did not start"));
    }

    [TestCase("echo 'ngspice-39 : fake'", null)]
    [TestCase("echo 'ngspice-46 : fake'", null)]
    [TestCase("echo 'ngspice-99 : fake'", "ngspice 99")]
    [TestCase("echo nothing", "ngspice of unknown version")]
    public void A_version_that_has_not_been_tried_gives_a_warning_with_its_number(string script, string? warning)
    {
        Assert.That(Fake(script).VersionWarning, warning is null ? Is.Null : Does.Contain(warning).And.Contain("39 and 46"));
    }

    private NgSpice Fake(string script)
    {
        string file = Path.Combine(_folder, "ngspice");
        File.WriteAllText(file, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return NgSpice.At(file);
    }
}

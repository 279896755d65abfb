using NanoStim.Cli;
using NanoStim.Flashing.Images;
using NanoStim.Flashing.Targets;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

/// <summary>nanostim flash with a nanoff that writes down what it is asked.</summary>
[Platform("Linux,MacOsX")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FlashTests : IDisposable
{
    private readonly Workshop _workshop = new();
    private readonly string _build;
    private readonly string _port;

    public FlashTests()
    {
        _build = Build.In(_workshop.File("build"));
        _port = _workshop.PlugIn();
    }

    public void Dispose() => _workshop.Dispose();

    [Test]
    public void Looks_writes_firmware_writes_application_and_asks_in_this_order()
    {
        _workshop.Nanoff();

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(_workshop.Calls, Has.Count.EqualTo(4));
        Assert.That(_workshop.Calls[0], Is.EqualTo($"--platform esp32 --serialport {_port} --devicedetails --suppressnanoffversioncheck"));
        Assert.That(_workshop.Calls[1], Is.EqualTo($"--target ESP32_REV3 --serialport {_port} --update --verbosity minimal --suppressnanoffversioncheck"));
        Assert.That(_workshop.Calls[2], Does.Match($"^--target ESP32_REV3 --serialport {_port} --deploy --image \\S+ --address 0x1E0000 --suppressnanoffversioncheck$"));
        Assert.That(_workshop.Calls[3], Is.EqualTo($"--nanodevice --serialport {_port} --devicedetails --suppressnanoffversioncheck"));
        Assert.That(outcome.Output, Does.Contain("ESP32-D0WD-V3 (revision v3.1), 4 MB flash, MAC A0:B7:65:12:34:56").And.Contain("The board runs ESP32_REV3, CLR 1.17.0.339, with 5 assemblies, program NanoStim.App 0.1.0.0."));
    }

    [Test]
    public void Writes_the_image_with_the_rest_of_the_partition_erased_and_leaves_no_file_behind()
    {
        _workshop.Nanoff();

        Flash();

        byte[] written = File.ReadAllBytes(_workshop.File("written"));
        Assert.That(written, Has.Length.EqualTo(ReferenceTarget.DeploymentPartition(4).Size));
        Assert.That(DeploymentArea.Load(written).Select(assembly => assembly.Name), Is.EquivalentTo(Build.Files.Keys.Select(Path.GetFileNameWithoutExtension)));
        string file = _workshop.Calls[2].Split(' ')[Array.IndexOf(_workshop.Calls[2].Split(' '), "--image") + 1];
        Assert.That(file, Does.Not.Exist);
    }

    [Test]
    public void Takes_the_address_from_the_firmware_that_nanoff_has_just_written()
    {
        string cache = _workshop.File("home/.nanoFramework/fw_cache/ESP32_REV3");
        File.WriteAllBytes(_workshop.File("table"), PartitionTableTests.Table((1, 0x84, 0x1F0000, 0x1B0000, "deploy")));
        _workshop.Nanoff(update: $"mkdir -p '{cache}'; cp '{_workshop.File("table")}' '{cache}/partitions_4mb.bin'");

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(_workshop.Calls[2], Does.Contain("--address 0x1F0000"));
        Assert.That(new FileInfo(_workshop.File("written")).Length, Is.EqualTo(0x1B0000));
    }

    [TestCase("--firmware-only", new[] { "--update" })]
    [TestCase("--app-only", new[] { "--deploy" })]
    [TestCase("--verify-only", new string[0])]
    public void Writes_only_what_is_asked_for(string option, string[] writes)
    {
        _workshop.Nanoff();

        Outcome outcome = Flash(option);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(
            _workshop.Calls.SelectMany(call => call.Split(' ')).Where(word => word is "--update" or "--deploy"),
            Is.EqualTo(writes));
        Assert.That(_workshop.Calls[^1], Does.StartWith("--nanodevice"));
    }

    [Test]
    public void Passes_on_version_archive_erase_and_address()
    {
        _workshop.Nanoff();

        string archive = _workshop.File("packages");
        Directory.CreateDirectory(archive);
        File.WriteAllText(Path.Combine(archive, "ESP32_REV3-1.17.0.339.zip.json"), "{}");

        Outcome outcome = Flash("--fw-version", "1.17.0.339", "--archive", archive, "--erase", "--address", "0x1E0000", "--port", _port);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(_workshop.Calls[1], Does.Contain($"--update --fwversion 1.17.0.339 --fromarchive --archivepath {archive} --masserase"));
        Assert.That(_workshop.Calls[2], Does.Contain("--address 0x1E0000"));
    }

    [Test]
    public void Shows_progress_by_tenths_and_everything_else_that_nanoff_says()
    {
        _workshop.Nanoff(deploy: """
            for i in 0 3 9 12 50 51 99 100; do printf '\rWriting at 0x001E0000 [==>   ]  %s.0%% 1/2 bytes...' $i; done
            printf '\nHash of data verified.\n'
            """);

        string output = Flash().Output;

        Assert.That(output.Split('\n').Where(line => line.Contains("writing at", StringComparison.Ordinal)).Select(line => line.Trim()), Is.EqualTo(new[]
        {
            "| writing at 0x001E0000: 0 %", "| writing at 0x001E0000: 10 %", "| writing at 0x001E0000: 50 %", "| writing at 0x001E0000: 90 %", "| writing at 0x001E0000: 100 %",
        }));
        Assert.That(output, Does.Contain("| Hash of data verified."));
    }

    [Test]
    public void Dry_run_prints_the_commands_and_gives_none()
    {
        _workshop.Nanoff();

        Outcome outcome = Outcome.OfFlash(_workshop, "--image", _build, "--dry-run");

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(_workshop.Calls, Is.Empty);
        Assert.That(outcome.Output, Does.Contain("export DOTNET_ROLL_FORWARD=Major"));
        string[] commands = [.. outcome.Output.Split('\n').Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("export", StringComparison.Ordinal))];
        Assert.That(commands, Has.Length.EqualTo(4));
        Assert.That(commands, Has.All.StartsWith(_workshop.File("bin/nanoff")));
        Flash();
        Assert.That(_workshop.Calls.Select(call => $"{_workshop.File("bin/nanoff")} {call}"), Is.EqualTo(commands), "what is shown is what is done");
    }

    [Test]
    public void Dry_run_needs_neither_nanoff_nor_board()
    {
        File.Delete(_port);
        Directory.Delete(_workshop.File("sys/class/tty"), recursive: true);

        Outcome outcome = Outcome.OfFlash(_workshop, "--image", _build, "--dry-run");

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(outcome.Output, Does.Contain("No board found").And.Contain("nanoff --target ESP32_REV3 --serialport PORT --update"));
    }

    [Test]
    public void Without_nanoff_says_how_to_get_it()
    {
        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ToolMissing));
        Assert.That(outcome.Error, Does.Contain("not installed").And.Contain("dotnet tool update --global nanoff --version 2.5.162"));
    }

    [TestCase("2.5.161", false)]
    [TestCase("2.5.162", true)]
    [TestCase("2.6.3", true)]
    [TestCase("3.0.0", false)]
    public void Takes_the_nanoff_that_was_tested_and_later_ones_for_firmware_1(string version, bool taken)
    {
        _workshop.Nanoff(version: version);

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(taken ? ExitCode.Done : ExitCode.ToolMissing), outcome.Error);
        Assert.That(_workshop.Calls, taken ? Is.Not.Empty : Is.Empty);
    }

    [Test]
    public void Does_nothing_unless_somebody_says_that_the_electrodes_are_off()
    {
        _workshop.Nanoff();

        Outcome outcome = Outcome.OfFlash(_workshop, "--image", _build);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.NotConfirmed));
        Assert.That(outcome.Output, Does.Contain("Take the electrodes off the body"));
        Assert.That(_workshop.Calls, Is.Empty);
    }

    [Test]
    public void A_board_without_auto_reset_needs_somebody_at_its_buttons()
    {
        _workshop.Nanoff();
        Hand hand = new();
        FlashRequest request = new() { BootByHand = true, Image = ImageFiles.Load([_build]) };

        new Flasher(_workshop.Machine, hand, TimeSpan.Zero, _workshop.Boot).Run(request);
        Assert.That(hand.Requests, Has.Count.EqualTo(5));
        Assert.That(hand.Requests[..3], Has.All.Contains("Hold MODE"));
        Assert.That(hand.States, Has.Count.EqualTo(8));
        Assert.That(hand.States[2], Does.Contain("interrupted").And.Contain("half written"));
        Assert.That(hand.States[^1], Is.Null);
        Assert.That(hand.Requests[3..], Has.All.Contains("without MODE"));

        Outcome nobody = Flash("--manual-boot");
        Assert.That(nobody.ExitCode, Is.EqualTo(ExitCode.NotConfirmed));
        Assert.That(_workshop.Calls, Has.Count.EqualTo(4), "only those of the first run");
    }

    [TestCase("ESP32 (ESP32-D0WD-V3 (revision v3.1))", "ESP32-S3 (ESP32-S3 (revision v0.2))", "ESP32-S3")]
    [TestCase("revision v3.1", "revision v1.0", "revision 1")]
    [TestCase("ESP32-D0WD-V3", "ESP32-PICO-V3", "PICO")]
    [TestCase("Flash size 4MB", "Flash size 2MB", "2 MB")]
    [TestCase("Flash size 4MB", "Flash size unknown", "how much flash")]
    [TestCase("Connected to:", "Connected?", "which chip")]
    public void Writes_nothing_to_a_chip_that_is_not_the_reference(string was, string becomes, string reason)
    {
        _workshop.Nanoff(identify: Workshop.Print(Workshop.ReferenceChip.Replace(was, becomes, StringComparison.Ordinal)));

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.NoDevice));
        Assert.That(outcome.Error, Does.Contain(reason).And.Contain("Nothing was written"));
        Assert.That(_workshop.Calls, Has.Count.EqualTo(1));
    }

    [TestCase("  mscorlib v100.5.0.24, checksum 0x1549C856", "  mscorlib v100.5.0.25, checksum 0x11111111", "firmware has 0x11111111")]
    [TestCase("  NanoStim.App, 0.1.0.0\n", "", "NanoStim.App 0.1.0.0 is not loaded")]
    [TestCase("NanoStim.Hal, 0.1.0.0", "NanoStim.Hal, 0.0.9.0", "loaded as 0.0.9.0")]
    [TestCase("ESP32_REV3", "ESP32_PICO", "ESP32_PICO")]
    public void Says_when_the_board_does_not_run_what_was_written(string was, string becomes, string reason)
    {
        _workshop.Nanoff(verify: Workshop.Print(Workshop.RunningDevice.Replace(was, becomes, StringComparison.Ordinal)));

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.NotVerified));
        Assert.That(outcome.Error, Does.Contain(reason));
    }

    [Test]
    public void Asks_a_board_that_is_still_starting_again()
    {
        _workshop.Nanoff(verify: $"if [ -f '{_workshop.File("asked")}' ]; then {Workshop.Print(Workshop.RunningDevice)} else touch '{_workshop.File("asked")}'; exit 208; fi");

        Assert.That(Flash().ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(_workshop.Calls, Has.Count.EqualTo(5));
    }

    [Test]
    public void Gives_up_on_a_board_that_does_not_answer()
    {
        _workshop.Nanoff(verify: "exit 209");

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.NotVerified));
        Assert.That(outcome.Error, Does.Contain("E2001").And.Contain("Everything was written"));
        Assert.That(_workshop.Calls, Has.Count.EqualTo(6));
    }

    [Test]
    public void Says_that_the_board_has_disappeared_and_in_which_state_it_is()
    {
        _workshop.Nanoff(deploy: $"rm '{_port}'; echo 'Error E4000: Error executing ESP32 serial command. (port closed)'; exit 160");

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.FlashFailed));
        Assert.That(outcome.Error, Does.Contain("disappeared from USB").And.Contain("no whole application").And.Contain("--app-only"));
        Assert.That(_workshop.Calls, Has.Count.EqualTo(3));
    }

    [Test]
    public void Refuses_an_image_before_it_looks_for_a_board()
    {
        _workshop.Nanoff();
        Build.In(_build, ("mscorlib.pe", new PeBuilder("mscorlib", "1.17.11.0") { NativeChecksum = 0xBAD0BAD0 }.Build()));

        Outcome refused = Flash();
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.ImageRefused));
        Assert.That(refused.Error, Does.Contain("0xBAD0BAD0").And.Contain("0x1549C856"));
        Assert.That(_workshop.Calls, Is.Empty);

        Assert.That(Flash("--any-firmware").ExitCode, Is.EqualTo(ExitCode.NotVerified), "the board has the last word");
        Assert.That(_workshop.Calls, Has.Count.EqualTo(4));
    }

    [TestCase("--app-only", "--firmware-only")]
    [TestCase("--app-only", "--erase")]
    [TestCase("--address", "1E0000")]
    [TestCase("--address", "0x0")]
    public void Refuses_options_that_make_no_sense(string one, string other) =>
        Assert.That(Flash(one, other).ExitCode, Is.EqualTo(ExitCode.WrongUsage));

    [Test]
    public void Address_is_held_against_the_flash_of_the_connected_chip()
    {
        // Firmware for 8 MB with its own table: what is right for 4 MB is not right for the chip that is there.
        string cache = _workshop.File("home/.nanoFramework/fw_cache/ESP32_REV3");
        Directory.CreateDirectory(cache);
        File.WriteAllBytes(Path.Combine(cache, "partitions_8mb.bin"), PartitionTableTests.Table((1, 0x84, 0x1F0000, 0x2B0000, "deploy")));
        _workshop.Nanoff(identify: Workshop.Print(Workshop.ReferenceChip.Replace("Flash size 4MB", "Flash size 8MB", StringComparison.Ordinal)));

        Outcome outcome = Flash("--app-only", "--address", "0x1E0000");

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.WrongUsage), outcome.Error);
        Assert.That(outcome.Error, Does.Contain("0x1E0000 is not in the deployment partition (0x1F0000").And.Contain("8 MB of flash"));
        Assert.That(_workshop.Calls, Has.Count.EqualTo(1), "it was looked at, and not written to");
    }

    private sealed class Hand : IFlashConsole
    {
        public List<string> Requests { get; } = [];

        public List<string?> States { get; } = [];

        public bool IsTerminal => false;

        public void Say(string line)
        {
        }

        public void Meanwhile(string? state) => States.Add(state);

        public bool ElectrodesAreOff() => true;

        public bool HasDone(string request)
        {
            Requests.Add(request);
            return true;
        }
    }

    private Outcome Flash(params string[] words) => Outcome.OfFlash(_workshop, ["--image", _build, "--yes", .. words]);
}

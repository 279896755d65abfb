using NanoStim.Cli;
using NanoStim.Flashing.Images;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

internal sealed class ImageCommandTests
{
    private string _folder = null!;

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("nanostim-image-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Lists_and_writes_and_reads_what_it_has_written()
    {
        string file = Path.Combine(_folder, "out", "nanostim.bin");

        Outcome packed = Outcome.OfImage(Build.In(_folder), "--output", file);
        Outcome read = Outcome.OfImage(file);

        Assert.That(packed.ExitCode, Is.EqualTo(ExitCode.Done), packed.Error);
        Assert.That(packed.Output, Does.Contain("NanoStim.Firmware").And.Contain("0x1549C856 as in firmware 1.17").And.Contain("1835008 bytes at 0x1E0000"));
        Assert.That(read.Output, Is.EqualTo(packed.Output.Replace($"Written: {file}\n", "", StringComparison.Ordinal)));
        Assert.That(DeploymentArea.Load(File.ReadAllBytes(file)), Has.Count.EqualTo(Build.Files.Count));
    }

    [Test]
    public void Takes_single_files_as_well_as_folders()
    {
        Build.In(_folder);

        Assert.That(Outcome.OfImage([.. Build.Files.Keys.Select(name => Path.Combine(_folder, name))]).ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(Outcome.OfImage(Path.Combine(_folder, "NanoStim.App.pe")).Error, Does.Contain("needs mscorlib 1.17.11.0, which is not there"));
    }

    [Test]
    public void Refuses_what_is_no_device_build_and_writes_nothing()
    {
        string file = Path.Combine(_folder, "x.bin");
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "hello");
        File.WriteAllText(Path.Combine(_folder, "nanoCLR.bin"), new string('x', 5000));

        foreach ((string path, string reason) in new[]
        {
            (_folder, "no .pe file"), (Path.Combine(_folder, "notes.txt"), "neither a folder"), (Path.Combine(_folder, "gone.pe"), "no such file"),
            (Path.Combine(_folder, "nanoCLR.bin"), "no device assembly"),
        })
        {
            Outcome outcome = Outcome.OfImage(path, "-o", file);
            Assert.That(outcome.ExitCode, Is.EqualTo(reason == "no such file" ? ExitCode.WrongUsage : ExitCode.ImageRefused), path);
            Assert.That(outcome.Error, Does.Contain(reason));
        }

        Assert.That(file, Does.Not.Exist);
    }

    [Test]
    public void Refuses_two_versions_of_one_assembly()
    {
        Build.In(_folder, ("copy.pe", new PeBuilder("NanoStim.Hal", "0.2.0.0").Build()));

        Assert.That(Outcome.OfImage(_folder).Error, Does.Contain("another NanoStim.Hal"));
    }

    [Test]
    public void Refuses_an_image_that_is_too_long_for_the_flash_even_if_any_firmware_will_do()
    {
        Build.In(_folder, ("NanoStim.Hal.pe", new PeBuilder("NanoStim.Hal", "0.1.0.0") { CodeBytes = 0x10000 }.Needs("mscorlib", "1.17.11.0").Build()));

        Assert.That(Outcome.OfImage(_folder).ExitCode, Is.EqualTo(ExitCode.Done));
        Outcome small = Outcome.OfImage(_folder, "--flash-size", "2", "--any-firmware");
        Assert.That(small.ExitCode, Is.EqualTo(ExitCode.ImageRefused));
        Assert.That(small.Error, Does.Contain("deployment partition has 65536"));
    }

    [Test]
    public void Refuses_native_code_that_the_firmware_does_not_have_unless_told_otherwise()
    {
        Build.In(_folder, ("System.Device.Gpio.pe", new PeBuilder("System.Device.Gpio", "1.1.62.0") { NativeChecksum = 0xDEADBEEF }.Build()));

        Outcome refused = Outcome.OfImage(_folder);
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.ImageRefused));
        Assert.That(refused.Error, Does.Contain("0xDEADBEEF"));
        Assert.That(refused.Output, Does.Contain("0xDEADBEEF NOT in firmware 1.17"));
        Assert.That(Outcome.OfImage(_folder, "--any-firmware").ExitCode, Is.EqualTo(ExitCode.Done));
    }
}

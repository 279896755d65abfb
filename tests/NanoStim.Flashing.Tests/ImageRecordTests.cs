using NanoStim.Flashing.Images;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

/// <summary>Commit and checksum in an image.</summary>
internal sealed class ImageRecordTests
{
    private const string Commit = "0123456789ab";

    private static readonly PeAssembly[] All = [.. Build.Files.Select(file => PeAssembly.Read(file.Value, file.Key))];

    [Test]
    public void Image_says_its_commit_and_the_checksum_of_its_assemblies()
    {
        DeploymentImage packed = DeploymentImage.Pack(All);
        DeploymentImage read = DeploymentImage.Read(packed.Bytes.ToArray(), "x.bin");

        Assert.That(packed.Record.Commit, Is.EqualTo(Commit));
        Assert.That(packed.Record.Sha256, Is.EqualTo(Sha256(packed.Bytes[..^ImageRecord.Size])));
        Assert.That(read.Record, Is.EqualTo(packed.Record));
        Assert.That(read.HasRecord);
    }

    [Test]
    public void Record_is_found_in_a_partition_that_was_filled_up()
    {
        DeploymentImage packed = DeploymentImage.Pack(All);

        Assert.That(DeploymentImage.Read(packed.FilledUp(0x8000), "partition").Record, Is.EqualTo(packed.Record));
    }

    [Test]
    public void Image_of_the_official_build_task_has_none_and_it_is_worked_out()
    {
        DeploymentImage packed = DeploymentImage.Pack(All);
        DeploymentImage official = DeploymentImage.Read(packed.Bytes[..^ImageRecord.Size].ToArray(), "official.bin");

        Assert.That(official.HasRecord, Is.False);
        Assert.That(official.Record, Is.EqualTo(packed.Record));
    }

    [Test]
    public void Host_build_without_a_commit_says_unknown() =>
        Assert.That(DeploymentImage.Pack([.. All.Where(assembly => assembly.Name == "mscorlib"), PeAssembly.Read(new PeBuilder("App") { EntryPoint = true }.Needs("mscorlib", "1.17.11.0").Build(), "app")]).Record.Commit, Is.EqualTo("unknown"));

    [TestCase(10)]
    [TestCase(20)]
    [TestCase(47)]
    public void Image_with_another_record_than_its_own_is_refused(int at)
    {
        byte[] bytes = DeploymentImage.Pack(All).Bytes.ToArray();
        bytes[^(ImageRecord.Size - at)] ^= 1;
        if (at == 10)
        {
            Assert.That(DeploymentImage.Read(bytes, "x.bin").HasRecord, "the version of the record does not matter");
            return;
        }

        Assert.That(Assert.Throws<FlashingException>(() => DeploymentImage.Read(bytes, "x.bin"))!.Message, Does.Contain("x.bin is damaged"));
    }

    private static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}

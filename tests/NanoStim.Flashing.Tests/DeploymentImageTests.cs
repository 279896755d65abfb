using NanoStim.Flashing.Images;
using NanoStim.Flashing.Targets;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

internal sealed class DeploymentImageTests
{
    private static readonly PeAssembly[] All = [.. Build.Files.Select(file => PeAssembly.Read(file.Value, file.Key))];

    [Test]
    public void Round_trips_through_the_loader()
    {
        DeploymentImage image = DeploymentImage.Pack(All);

        IReadOnlyList<PeAssembly> loaded = DeploymentArea.Load(image.FilledUp(0x10000));

        Assert.That(loaded.Select(assembly => assembly.Name), Is.EqualTo(image.Assemblies.Select(assembly => assembly.Name)));
        Assert.That(loaded.Select(assembly => assembly.Checksum), Is.EqualTo(image.Assemblies.Select(assembly => assembly.Checksum)));
        Assert.That(DeploymentImage.Read(image.Bytes.ToArray(), "again").Checksum, Is.EqualTo(image.Checksum));
    }

    [Test]
    public void Is_the_files_one_behind_the_other_each_at_a_multiple_of_four()
    {
        DeploymentImage image = DeploymentImage.Pack(All);

        int at = 0;
        foreach (PeAssembly assembly in image.Assemblies)
        {
            Assert.That(at % 4, Is.Zero);
            Assert.That(image.Bytes.Slice(at, assembly.Size).SequenceEqual(assembly.Bytes), assembly.Name);
            at += (assembly.Size + 3) / 4 * 4;
        }

        Assert.That(image.Size, Is.EqualTo(at + ImageRecord.Size));
    }

    [Test]
    public void Puts_what_is_needed_before_what_needs_it_whatever_the_order_of_the_files()
    {
        foreach (PeAssembly[] order in new[] { All, [.. All.Reverse()], [.. All.OrderBy(assembly => assembly.Size)] })
        {
            DeploymentImage image = DeploymentImage.Pack(order);

            List<string> before = [];
            foreach (PeAssembly assembly in image.Assemblies)
            {
                Assert.That(assembly.References.Select(reference => reference.Name), Is.SubsetOf(before), assembly.Name);
                before.Add(assembly.Name);
            }

            Assert.That(image.Assemblies[^1].Name, Is.EqualTo("NanoStim.App"));
            Assert.That(image.Checksum, Is.EqualTo(DeploymentImage.Pack(All).Checksum));
        }
    }

    [Test]
    public void Leaves_out_what_nothing_needs_and_says_so()
    {
        PeAssembly extra = PeAssembly.Read(new PeBuilder("System.Math", "1.5.116.0").Build(), "extra");

        DeploymentImage image = DeploymentImage.Pack([extra, .. All]);

        Assert.That(image.Assemblies, Does.Not.Contain(extra));
        Assert.That(image.LeftOut, Is.EqualTo(new[] { extra }));
    }

    [TestCase("1.17.11.0", "1.17.12.5", true)]
    [TestCase("1.17.11.0", "1.18.0.0", false)]
    [TestCase("1.17.11.0", "2.17.11.0", false)]
    [TestCase("1.17.11.0", "1.17.0.0", true)]
    public void Requires_major_and_minor_version_to_agree_as_the_CLR_does(string needed, string there, bool fits)
    {
        PeAssembly corlib = PeAssembly.Read(new PeBuilder("mscorlib", there).Build(), "corlib");
        PeAssembly program = PeAssembly.Read(new PeBuilder("App") { EntryPoint = true }.Needs("mscorlib", needed).Build(), "app");

        if (fits)
        {
            Assert.That(DeploymentImage.Pack([corlib, program]).Assemblies, Has.Count.EqualTo(2));
        }
        else
        {
            Assert.That(Assert.Throws<FlashingException>(() => DeploymentImage.Pack([corlib, program]))!.Message, Does.Contain($"needs mscorlib {needed}, and there is {there}"));
        }
    }

    [Test]
    public void Refuses_a_missing_assembly_no_program_and_two_programs()
    {
        PeAssembly other = PeAssembly.Read(new PeBuilder("Other") { EntryPoint = true }.Build(), "other");

        Assert.That(FlashRefusal([.. All.Where(assembly => assembly.Name != "NanoStim.Hal")]), Does.Contain("NanoStim.Firmware needs NanoStim.Hal 0.1.0.0, which is not there"));
        Assert.That(FlashRefusal([.. All.Where(assembly => !assembly.HasEntryPoint)]), Does.Contain("nothing to start"));
        Assert.That(FlashRefusal([other, .. All]), Does.Contain("Other, NanoStim.App"));
    }

    [Test]
    public void Filling_up_leaves_nothing_of_a_longer_program_behind()
    {
        DeploymentImage image = DeploymentImage.Pack(All);
        byte[] old = [.. image.Bytes[..^ImageRecord.Size], .. new PeBuilder("Old") { EntryPoint = true }.Build()];
        byte[] area = new byte[0x8000];

        old.CopyTo(area, 0);
        image.Bytes[..^ImageRecord.Size].CopyTo(area);
        Assert.That(DeploymentArea.Load(area).Select(assembly => assembly.Name), Does.Contain("Old"), "the loader finds leftovers");

        byte[] filled = image.FilledUp(area.Length);
        Assert.That(filled, Has.Length.EqualTo(area.Length));
        Assert.That(filled.Skip(image.Size), Is.All.EqualTo(0xFF));
        Assert.That(DeploymentArea.Load(filled), Has.Count.EqualTo(All.Length));
    }

    [Test]
    public void A_damaged_assembly_is_passed_over_and_the_ones_behind_it_are_loaded()
    {
        DeploymentImage image = DeploymentImage.Pack(All);
        byte[] area = image.Bytes.ToArray();
        int second = (image.Assemblies[0].Size + 3) / 4 * 4;
        area[second + 130] ^= 1;

        Assert.That(DeploymentArea.Load(area).Select(assembly => assembly.Name), Is.EqualTo(image.Assemblies.Where((_, i) => i != 1).Select(assembly => assembly.Name)));
        Assert.That(() => DeploymentImage.Read(area, "x.bin"), Throws.TypeOf<FlashingException>());
    }

    [Test]
    public void An_image_that_is_too_long_or_needs_other_native_code_has_obstacles()
    {
        DeploymentImage image = DeploymentImage.Pack(All);
        Partition partition = ReferenceTarget.DeploymentPartition(4);
        NativeInterface[] natives = [new("mscorlib", 0x12345678)];

        Assert.That(ReferenceTarget.Obstacles(image, partition, ReferenceTarget.NativeInterfaces), Is.Empty);
        Assert.That(ReferenceTarget.Obstacles(image, partition with { Size = image.Size }, ReferenceTarget.NativeInterfaces), Is.Empty);
        Assert.That(ReferenceTarget.Obstacles(image, partition with { Size = image.Size - 1 }, ReferenceTarget.NativeInterfaces), Has.One.Contains($"{image.Size} bytes"));
        Assert.That(ReferenceTarget.Obstacles(image, partition, natives), Has.One.Contains("firmware has 0x12345678").And.One.Contains("System.Device.Gpio 1.1.62.0 needs native code that the firmware does not have"));
    }

    private static string FlashRefusal(PeAssembly[] assemblies) => Assert.Throws<FlashingException>(() => DeploymentImage.Pack(assemblies))!.Message;
}

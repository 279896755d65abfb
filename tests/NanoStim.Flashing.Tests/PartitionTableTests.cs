using System.Text;
using NanoStim.Flashing.Targets;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

internal sealed class PartitionTableTests
{
    // As esp-idf's gen_esp32part.py makes it of partitions_nanoclr_4mb.csv of firmware 1.17.
    private static readonly (byte Type, byte Subtype, uint Offset, uint Size, string Label)[] Firmware117 =
    [
        (1, 2, 0x9000, 0x6000, "nvs"),
        (1, 1, 0xF000, 0x1000, "phy_init"),
        (0, 0, 0x10000, 0x1D0000, "factory"),
        (1, 0x84, 0x1E0000, 0x1C0000, "deploy"),
        (1, 0x83, 0x3C0000, 0x40000, "config"),
    ];

    [Test]
    public void Finds_the_deployment_partition() =>
        Assert.That(PartitionTable.Deployment(Table(Firmware117)), Is.EqualTo(new Partition("deploy", 0x1E0000, 0x1C0000)));

    [Test]
    public void Says_nothing_of_a_table_without_one_or_of_no_table()
    {
        Assert.That(PartitionTable.Deployment(Table(Firmware117[..3])), Is.Null);
        Assert.That(PartitionTable.Deployment([.. Enumerable.Repeat((byte)0xFF, 0xC00)]), Is.Null);
        Assert.That(PartitionTable.Deployment([]), Is.Null);
    }

    [Test]
    public void The_reference_partition_is_the_one_of_that_table_and_lies_behind_the_CLR()
    {
        Partition deploy = ReferenceTarget.DeploymentPartition(4);

        Assert.That(deploy, Is.EqualTo(PartitionTable.Deployment(Table(Firmware117))));
        Assert.That(deploy.Address, Is.EqualTo(0x10000 + 0x1D0000));
        Assert.That(deploy.Address + deploy.Size, Is.LessThanOrEqualTo(0x3C0000));
    }

    [Test]
    public void The_package_in_the_cache_of_nanoff_has_the_last_word()
    {
        using Workshop workshop = new();
        string cache = workshop.File("home/.nanoFramework/fw_cache/ESP32_REV3");
        Directory.CreateDirectory(cache);
        FlashRequest request = new();

        Assert.That(request.Destination(workshop.Machine.Home, 4).Partition.Address, Is.EqualTo(0x1E0000));

        File.WriteAllBytes(Path.Combine(cache, "partitions_4mb.bin"), Table([(0, 0, 0x10000, 0x1B0000, "factory"), (1, 0x84, 0x1C0000, 0x200000, "deploy")]));
        Assert.That(request.Destination(workshop.Machine.Home, 4), Is.EqualTo((new Partition("deploy", 0x1C0000, 0x200000), "partition table of the firmware package")));
        Assert.That(request.Destination(workshop.Machine.Home, 8).Partition.Address, Is.EqualTo(0x1E0000));

        // Another address than that of the table is refused, whatever was right before.
        Assert.That((request with { Address = 0x1C0000 }).Destination(workshop.Machine.Home, 4).Partition.Address, Is.EqualTo(0x1C0000));
        Assert.That(() => (request with { Address = 0x1E0000 }).Destination(workshop.Machine.Home, 4), Throws.TypeOf<FlashingException>().With.Message.Contains("from its start"));
    }

    internal static byte[] Table(params (byte Type, byte Subtype, uint Offset, uint Size, string Label)[] entries)
    {
        List<byte> table = [];
        foreach ((byte type, byte subtype, uint offset, uint size, string label) in entries)
        {
            table.AddRange([0xAA, 0x50, type, subtype, .. BitConverter.GetBytes(offset), .. BitConverter.GetBytes(size), .. Encoding.ASCII.GetBytes(label.PadRight(16, '\0')), 0, 0, 0, 0]);
        }

        // An MD5 record follows, then erased flash.
        table.AddRange([0xEB, 0xEB, .. Enumerable.Repeat((byte)0xFF, 14), .. new byte[16]]);
        table.AddRange(Enumerable.Repeat((byte)0xFF, 64));
        return [.. table];
    }
}

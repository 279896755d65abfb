using System.Text;
using NanoStim.Flashing.Images;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

internal sealed class PeAssemblyTests
{
    [Test]
    public void Checksum_is_that_of_the_CLR_and_not_of_zip_files()
    {
        // CRC-32/MPEG-2's polynomial from a start value of 0, over the digits 1 to 9; by hand from c_CRCTable.
        Assert.That(Crc32.Of("123456789"u8), Is.EqualTo(0x89A1897Fu));
        Assert.That(Crc32.Of([1]), Is.EqualTo(0x04C11DB7u));
        Assert.That(Crc32.Of("123456789"u8), Is.EqualTo(PeBuilder.Crc(Encoding.ASCII.GetBytes("123456789"))));
    }

    [Test]
    public void Reads_name_version_checksum_references_and_entry_point()
    {
        PeAssembly app = PeAssembly.Read(Build.App, "app");
        PeAssembly gpio = PeAssembly.Read(Build.Gpio, "gpio");

        Assert.That(app.ToString(), Is.EqualTo("NanoStim.App 0.1.0.0"));
        Assert.That(app.HasEntryPoint);
        Assert.That(app.NativeChecksum, Is.Zero);
        Assert.That(app.References.Select(reference => reference.ToString()), Is.EqualTo(new[] { "mscorlib 1.17.11.0", "NanoStim.Firmware 0.1.0.0", "System.Device.Gpio 1.1.62.0" }));
        Assert.That(gpio.HasEntryPoint, Is.False);
        Assert.That(gpio.NativeChecksum, Is.EqualTo(0x097E7BC5u));
    }

    [TestCase("mscorlib")]
    [TestCase("System.Threading")]
    [TestCase("System.Device.Gpio")]
    public void Reads_names_that_stand_in_the_CLR_as_well_as_own_ones(string name) =>
        Assert.That(PeAssembly.Read(new PeBuilder(name).Build(), name).Name, Is.EqualTo(name));

    [Test]
    public void Refuses_every_single_flipped_bit()
    {
        byte[] pe = Build.Hal;
        for (int bit = 0; bit < pe.Length * 8; bit++)
        {
            pe[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(() => PeAssembly.Read(pe, "hal"), Throws.TypeOf<FlashingException>(), $"bit {bit}");
            pe[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Test]
    public void Refuses_every_truncation()
    {
        byte[] pe = Build.Hal;
        for (int length = 0; length < pe.Length; length++)
        {
            Assert.That(() => PeAssembly.Read(pe.AsSpan(0, length), "hal"), Throws.TypeOf<FlashingException>(), $"{length} bytes");
        }
    }

    [Test]
    public void Says_what_is_wrong()
    {
        Assert.That(FlashRefusal(new PeBuilder("X") { Marker = "NFMRK2" }), Does.Contain("another firmware").And.Contain("NFMRK2"));
        Assert.That(FlashRefusal(new PeBuilder("X") { Marker = "MZ" }), Does.Contain("not a device assembly"));
        Assert.That(FlashRefusal(new PeBuilder("X") { StringTableVersion = 2 }), Does.Contain("string table has version 2"));
        Assert.That(FlashRefusal(new PeBuilder("X") { PatchedMethods = 1 }), Does.Contain("patches methods"));
    }

    private static string FlashRefusal(PeBuilder builder) => Assert.Throws<FlashingException>(() => PeAssembly.Read(builder.Build(), "x.pe"))!.Message;
}

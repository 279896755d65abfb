using nanoFramework.TestFramework;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Settings;
using NanoStim.Trace;

namespace NanoStim.UnitTests;

/// <summary>The record in the retained memory.</summary>
[TestClass]
public class SettingsTests
{
    [TestMethod]
    [Requirement("SR-20")]
    public void Checksum_is_the_one_that_its_name_says()
    {
        byte[] digits = new byte[9];
        for (int i = 0; i < 9; i++)
        {
            digits[i] = (byte)('1' + i);
        }

        Assert.AreEqual(0x29B1, Checksum.Of(digits, 9));
        Assert.AreEqual(0xFFFF, Checksum.Of(digits, 0));
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Record_comes_back_as_it_was()
    {
        byte[] bytes = Record(300);
        DailyUsage ledger = new DailyUsage();
        StoredSettings settings = new StoredSettings();
        Assert.IsTrue(settings.Decode(bytes, ledger));
        Assert.AreEqual(9, settings.Program);
        Assert.AreEqual(0x12345678, ledger.Hour);
        Assert.AreEqual(600 + 300, ledger.SecondsOf(0));

        // 61 s are two minutes, and the oldest slot has its minute.
        Assert.AreEqual(120, ledger.SecondsOf(1));
        Assert.AreEqual(60, ledger.SecondsOf(24));
        Assert.AreEqual(1080, ledger.Seconds);
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Change_of_any_bit_is_seen_and_nothing_is_taken()
    {
        for (int bit = 0; bit < StoredSettings.Size * 8; bit++)
        {
            byte[] bytes = Record(0);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertRefused(bytes);
        }
    }

    [TestMethod]
    [DataRow((byte)0)]
    [DataRow((byte)0xFF)]
    [Requirement("SR-20")]
    public void Dead_memory_is_no_record(byte value)
    {
        byte[] bytes = new byte[StoredSettings.Size];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = value;
        }

        AssertRefused(bytes);
    }

    [TestMethod]
    [DataRow(0, 0x6F)]
    [DataRow(1, 2)]
    [DataRow(2, 13)]
    [DataRow(3, 0x80)]
    [DataRow(7, 93)]
    [DataRow(31, 93)]
    [Requirement("SR-20")]
    public void Contents_out_of_range_are_refused_though_the_checksum_is_right(int at, int value)
    {
        byte[] bytes = Record(0);
        bytes[at] = (byte)value;
        Seal(bytes);
        AssertRefused(bytes);
    }

    [TestMethod]
    [DataRow(2, 12)]
    [DataRow(3, 0x7F)]
    [DataRow(7, 92)]
    [DataRow(31, 92)]
    public void Contents_at_the_end_of_their_range_are_taken(int at, int value)
    {
        byte[] bytes = Record(0);
        bytes[at] = (byte)value;
        Seal(bytes);
        Assert.IsTrue(new StoredSettings().Decode(bytes, new DailyUsage()));
    }

    [TestMethod]
    public void Slot_holds_no_more_than_can_have_been_given()
    {
        byte[] bytes = new byte[StoredSettings.Size];
        DailyUsage ledger = new DailyUsage();
        ledger.Add(0, 92 * 60);
        new StoredSettings().Encode(ledger, 3600, bytes);
        DailyUsage read = new DailyUsage();
        Assert.IsTrue(new StoredSettings().Decode(bytes, read));
        Assert.AreEqual(92 * 60, read.Seconds);
    }

    /// <summary>Program 9, hour 12345678h, 10 min in the hour that runs, 61 s in the one before, 1 s 24 hours ago.</summary>
    private static byte[] Record(int reservedSeconds)
    {
        DailyUsage ledger = new DailyUsage();
        ledger.Hour = 0x12345678;
        ledger.Add(0, 600);
        ledger.Add(1, 61);
        ledger.Add(24, 1);
        byte[] bytes = new byte[StoredSettings.Size];
        new StoredSettings { Program = 9 }.Encode(ledger, reservedSeconds, bytes);
        return bytes;
    }

    private static void Seal(byte[] bytes)
    {
        int checksum = Checksum.Of(bytes, bytes.Length - 2);
        bytes[bytes.Length - 2] = (byte)(checksum >> 8);
        bytes[bytes.Length - 1] = (byte)checksum;
    }

    private static void AssertRefused(byte[] bytes)
    {
        StoredSettings settings = new StoredSettings();
        DailyUsage ledger = new DailyUsage();
        Assert.IsFalse(settings.Decode(bytes, ledger));
        Assert.AreEqual(0, settings.Program);
        Assert.AreEqual(0, ledger.Hour);
        Assert.AreEqual(0, ledger.Seconds);
    }
}

using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Settings;
using NanoStim.Trace;

namespace NanoStim.UnitTests;

/// <summary>One copy of the record in the backup memory.</summary>
[TestClass]
public class SettingsTests
{
    // The fourth hour of a block of six.
    private const int Hour = 74565;

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
        DailyUsage usage = new DailyUsage();
        StoredSettings settings = new StoredSettings();
        Assert.IsTrue(settings.Decode(Record(300, 0), usage));
        Assert.AreEqual(9, settings.ProgramId);
        Assert.AreEqual(200, settings.Sequence);
        Assert.AreEqual(Hour, usage.Hour);

        // The current hour and the one before it are in one block: 961 s are 17 minutes. The oldest slot has its minute, in the last hour of its block.
        Assert.AreEqual(17 * 60, usage.SecondsOf(0));
        Assert.AreEqual(60, usage.SecondsOf(22));
        Assert.AreEqual(18 * 60, usage.Seconds);

        // Also of the first and the last hour of a block.
        usage = new DailyUsage();
        usage.Hour = Hour + 3;
        usage.Add(1, 3 * 60);
        usage.Add(6, 5 * 60);
        Assert.AreEqual(8 * 60, Again(usage, 0, 0).Seconds);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Minutes_of_every_slot_are_kept_and_never_forgotten_earlier()
    {
        for (int hour = 0; hour < 6; hour++)
        {
            for (int slot = 0; slot < DailyUsage.Slots; slot++)
            {
                DailyUsage usage = new DailyUsage();
                usage.Hour = Hour + hour;
                usage.Add(slot, 45 * 60);
                usage.Add((slot + 7) % DailyUsage.Slots, 18 * 60);
                DailyUsage read = Again(usage, 0, 0);
                Assert.AreEqual(63 * 60, read.Seconds);
                Assert.AreEqual(0, read.MilliCoulombs);
                for (int passed = 1; passed < 32; passed++)
                {
                    usage.MoveTo(Hour + hour + passed);
                    read.MoveTo(Hour + hour + passed);
                    Assert.IsTrue(read.Seconds >= usage.Seconds);
                }

                Assert.AreEqual(0, read.Seconds);
            }
        }
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Net_charge_is_kept_by_blocks_of_six_hours()
    {
        DailyUsage usage = new DailyUsage();
        Assert.IsTrue(new StoredSettings().Decode(Record(0, 30), usage));

        // The current hour and the third before it are in one block, which the reserve of 30 mC enters as well.
        Assert.AreEqual(5 + 7 + 30, usage.MilliCoulombsOf(0));
        Assert.AreEqual(9, usage.MilliCoulombsOf(4));
        Assert.AreEqual(1, usage.MilliCoulombsOf(22));
        Assert.AreEqual(52, usage.MilliCoulombs);

        // In the first hour of a block the reserve is of that block.
        usage = new DailyUsage();
        usage.Hour = Hour + 3;
        Assert.AreEqual(30, Again(usage, 0, 30).MilliCoulombsOf(0));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Hourly_net_charge_is_forgotten_after_24_to_30_hours()
    {
        for (int start = 0; start < 6; start++)
        {
            DailyUsage usage = new DailyUsage();
            usage.Hour = start;
            usage.AddNetCharge(0, 77);
            int hours = 0;
            while (usage.MilliCoulombs > 0 && hours < 100)
            {
                Assert.AreEqual(77, usage.MilliCoulombs);
                usage = Again(usage, 0, 0);
                hours++;
                usage.MoveTo(start + hours);
            }

            Assert.IsTrue(hours >= 25 && hours <= 30, hours + " hours");
        }
    }

    [TestMethod]
    public void Hours_before_a_clock_was_started_keep_their_blocks()
    {
        DailyUsage usage = new DailyUsage();
        usage.AddNetCharge(1, 20);
        usage.AddNetCharge(24, 30);
        DailyUsage read = Again(usage, 0, 0);
        Assert.AreEqual(20, read.MilliCoulombsOf(1));
        Assert.AreEqual(50, read.MilliCoulombs);
    }

    [TestMethod]
    [Requirement("SR-20")]
    public void Change_of_any_bit_is_seen_and_nothing_is_taken()
    {
        for (int bit = 0; bit < StoredSettings.Size * 8; bit++)
        {
            byte[] bytes = Record(0, 0);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertRefused(bytes);
        }
    }

    [TestMethod]
    [DataRow((byte)0)]
    [DataRow((byte)0xFF)]
    [DataRow((byte)0xA3)]
    [Requirement("SR-20")]
    public void Memory_of_one_value_is_no_record(byte value)
    {
        byte[] bytes = new byte[StoredSettings.Size];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = value;
        }

        AssertRefused(bytes);
    }

    [TestMethod]
    [DataRow(0, 0x6E)]
    [DataRow(0, 0xA2)]
    [DataRow(0, 0xA4)]
    [DataRow(3, 0x0E)]
    [DataRow(9, 0x01)]
    [DataRow(9, 0x02)]
    [Requirement("SR-20")]
    public void Contents_out_of_range_are_refused(int at, int value)
    {
        byte[] bytes = Record(0, 0);
        bytes[at] = (byte)value;
        Seal(bytes);
        AssertRefused(bytes);
    }

    [TestMethod]
    [DataRow(1, 0xFF)]
    [DataRow(2, 0xFF)]
    [DataRow(3, 0x0C)]
    [DataRow(6, 0xFF)]
    [DataRow(9, 0xFC)]
    [DataRow(10, 0xFF)]
    [DataRow(14, 0xFF)]
    public void Contents_at_the_end_of_their_range_are_taken(int at, int value)
    {
        byte[] bytes = Record(0, 0);
        bytes[at] = (byte)value;
        Seal(bytes);
        Assert.IsTrue(new StoredSettings().Decode(bytes, new DailyUsage()));
    }

    [TestMethod]
    [DataRow(876599, true)]
    [DataRow(876600, false)]
    [Requirement("SR-20")]
    public void Hour_ends_with_the_clock_of_the_memory(int hour, bool isTaken)
    {
        DailyUsage usage = new DailyUsage();
        usage.Hour = hour;
        byte[] bytes = new byte[StoredSettings.Size];
        new StoredSettings().Encode(usage, 0, 0, bytes);
        Assert.AreEqual(isTaken, new StoredSettings().Decode(bytes, new DailyUsage()));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Largest_contents_still_exceed_the_limits_of_24_hours()
    {
        DailyUsage usage = new DailyUsage();
        usage.Add(0, 92 * 60);
        usage.AddNetCharge(0, 300);
        DailyUsage read = Again(usage, 3600, 119);
        for (int mode = 0; mode < 2; mode++)
        {
            ModeLimits limits = ModeCatalogue.Of((StimulationMode)mode);
            Assert.IsTrue(read.Seconds > limits.MaxDaySeconds);
            Assert.IsTrue(read.MilliCoulombs > limits.MaxDayNetChargeMilliCoulombs);
        }
    }

    [TestMethod]
    [DataRow(1, 0, true)]
    [DataRow(0, 0, false)]
    [DataRow(0, 1, false)]
    [DataRow(0, 255, true)]
    [DataRow(255, 0, false)]
    [DataRow(127, 0, true)]
    [DataRow(128, 0, false)]
    [DataRow(3, 253, true)]
    [Requirement("SR-20")]
    public void Newer_sequence_number_is_up_to_127_ahead(int sequence, int other, bool isNewer)
    {
        Assert.AreEqual(isNewer, StoredSettings.IsNewer(sequence, other));
    }

    /// <summary>
    /// Program 9; 10 min in the current hour, 61 s in the one before, 1 s 24 hours ago; 5 mC in the current hour, 7 three and 9 four hours ago,
    /// 1 mC 24 hours ago.
    /// </summary>
    private static byte[] Record(int reservedSeconds, int reservedMilliCoulombs)
    {
        DailyUsage usage = new DailyUsage();
        usage.Hour = Hour;
        usage.Add(0, 600);
        usage.Add(1, 61);
        usage.Add(24, 1);
        usage.AddNetCharge(0, 5);
        usage.AddNetCharge(3, 7);
        usage.AddNetCharge(4, 9);
        usage.AddNetCharge(24, 1);
        byte[] bytes = new byte[StoredSettings.Size];
        new StoredSettings { ProgramId = 9, Sequence = 200 }.Encode(usage, reservedSeconds, reservedMilliCoulombs, bytes);
        return bytes;
    }

    private static DailyUsage Again(DailyUsage usage, int reservedSeconds, int reservedMilliCoulombs)
    {
        byte[] bytes = new byte[StoredSettings.Size];
        new StoredSettings().Encode(usage, reservedSeconds, reservedMilliCoulombs, bytes);
        DailyUsage read = new DailyUsage();
        Assert.IsTrue(new StoredSettings().Decode(bytes, read));
        return read;
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
        DailyUsage usage = new DailyUsage();
        Assert.IsFalse(settings.Decode(bytes, usage));
        Assert.AreEqual(0, settings.ProgramId);
        Assert.AreEqual(0, usage.Hour);
        Assert.AreEqual(0, usage.Seconds);
        Assert.AreEqual(0, usage.MilliCoulombs);
    }
}

using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Settings;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Exploration.Tests;

/// <summary>What holds of the stored settings, whatever the memory holds.</summary>
internal sealed class SettingsProperties
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    // Six hours of ten minutes are less than a block holds.
    private static Gen<(int Program, int Hour, int[] Seconds)> Contents =>
        from program in Gen.Choose(0, 255)
        from hour in Gen.Choose(0, StoredSettings.MaxHour)
        from seconds in Gen.Choose(0, 600).ArrayOf(DailyUsage.Slots)
        select (program, hour, seconds);

    [Test]
    [Requirement("SR-19")]
    [Requirement("SR-20")]
    public void What_was_written_is_read_with_no_second_lost()
    {
        Check(Contents, drawn =>
        {
            DailyUsage read = new();
            StoredSettings settings = new();
            return settings.Decode(Record(drawn), read)
                && settings.ProgramId == drawn.Program
                && read.Hour == drawn.Hour
                && Enumerable.Range(0, DailyUsage.Slots).All(i => Newer(read, i) >= drawn.Seconds.Take(i + 1).Sum())
                && read.Seconds < drawn.Seconds.Sum() + StoredSettings.Blocks * 60
                && read.Seconds == Enumerable.Range(0, DailyUsage.Slots).Sum(read.SecondsOf);
        });
    }

    [Test]
    [Requirement("SR-20")]
    public void Up_to_three_wrong_bits_are_always_seen()
    {
        // A checksum of this kind is linear: what a bit changes in it is the same in every record. None of these is zero, no two are
        // alike, and no two together are like a third.
        byte[] record = new byte[StoredSettings.Size];
        HashSet<int> changes = [.. Enumerable.Range(0, StoredSettings.Size * 8).Select(bit => ChangeBy(record, bit))];
        int[] single = [.. changes];
        Assert.That(single, Has.Length.EqualTo(StoredSettings.Size * 8).And.No.Member(0));
        Assert.That(single.SelectMany((one, i) => single.Skip(i + 1).Select(other => one ^ other)).Where(changes.Contains), Is.Empty);
    }

    [Test]
    [Requirement("SR-20")]
    public void Whatever_the_memory_holds_is_refused_or_within_its_range()
    {
        // With the right checksum, as noise has it once in 65,536 times.
        Gen<byte[]> gen = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(StoredSettings.Size);
        Gen<byte[]> near = from contents in Contents
                           from at in Gen.Choose(0, StoredSettings.Size - 3)
                           from value in Gen.Choose(0, 255)
                           select Changed(Record(contents), at, (byte)value);
        Check(Gen.OneOf(gen, near), bytes =>
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(StoredSettings.Size - 2), (ushort)Checksum.Of(bytes, StoredSettings.Size - 2));
            DailyUsage ledger = new();
            StoredSettings settings = new();
            if (!settings.Decode(bytes, ledger))
            {
                return IsRefused(bytes);
            }

            byte[] again = new byte[StoredSettings.Size];
            settings.Encode(ledger, 0, 0, again);
            return ledger.Hour >= 0 && ledger.Seconds >= 0 && again.SequenceEqual(bytes);
        });
    }

    [Test]
    [Requirement("SR-19")]
    public void A_day_holds_what_was_given_in_its_hours()
    {
        Gen<(int Hours, int Micros)[]> gen =
            (from hours in Gen.Frequency((5, Gen.Choose(0, 3)), (1, Gen.Choose(4, 60)))
             from micros in Gen.Choose(0, 100_000_000)
             select (hours, micros)).ArrayOf(60);
        Check(gen, steps =>
        {
            DailyUsage ledger = new();
            List<(int Hour, long Micros)> given = [];
            int hour = 0;
            foreach ((int hours, int micros) in steps)
            {
                hour += hours;
                ledger.MoveTo(hour);
                ledger.Book(micros);
                given.Add((hour, micros));

                // Within a second a piece: what is not yet a whole second goes to the hour in which it becomes one.
                long exact = given.Where(piece => piece.Hour > hour - DailyUsage.Slots).Sum(piece => piece.Micros);
                if (Math.Abs(ledger.Seconds * 1_000_000L - exact) >= 2_000_000)
                {
                    return false;
                }
            }

            return true;
        });
    }

    /// <summary>Time in a slot and all that are newer.</summary>
    private static int Newer(DailyUsage usage, int slot) => Enumerable.Range(0, slot + 1).Sum(usage.SecondsOf);

    private static byte[] Record((int Program, int Hour, int[] Seconds) contents)
    {
        DailyUsage ledger = new() { Hour = contents.Hour };
        for (int i = 0; i < DailyUsage.Slots; i++)
        {
            ledger.Add(i, contents.Seconds[i]);
        }

        byte[] bytes = new byte[StoredSettings.Size];
        new StoredSettings { ProgramId = contents.Program }.Encode(ledger, 0, 0, bytes);
        return bytes;
    }

    private static int ChangeBy(byte[] record, int bit)
    {
        byte[] changed = [.. record];
        changed[bit / 8] ^= (byte)(1 << bit % 8);
        return Checksum.Of(changed, StoredSettings.Size - 2) ^ Checksum.Of(record, StoredSettings.Size - 2)
            ^ BinaryPrimitives.ReadUInt16BigEndian(changed.AsSpan(StoredSettings.Size - 2));
    }

    private static byte[] Changed(byte[] bytes, int at, byte value)
    {
        bytes[at] = value;
        return bytes;
    }

    private static bool IsRefused(byte[] bytes)
    {
        DailyUsage ledger = new();
        StoredSettings settings = new();
        return !settings.Decode(bytes, ledger) && settings.ProgramId == 0 && ledger.Hour == 0 && ledger.Seconds == 0;
    }

    private static void Check<T>(Gen<T> gen, Func<T, bool> holds) => Prop.ForAll(gen.ToArbitrary(), holds).Check(s_config);
}

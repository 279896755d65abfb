using System.Text;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>Frames of the binary stream among the bytes of a device.</summary>
internal sealed class FrameReaderTests
{
    [Test]
    public void Values_are_read_with_their_signs()
    {
        FrameReader reader = new();
        Assert.That(Feed(reader, Frame(7)), Is.Empty);
        Assert.That(reader.TryRead(out StreamFrame? frame));
        Assert.That(frame, Is.EqualTo(new StreamFrame(7, 70_000.123, DeviceState.Deliver, 20, 66_000, 300, -299, 70_000, 3_900, 71_000, -118_800_000)));
        Assert.That(reader.TryRead(out _), Is.False);
    }

    [Test]
    public void Frames_that_are_missing_are_counted_also_where_the_counter_begins_again()
    {
        FrameReader reader = new();
        Feed(reader, [.. Frame(65_533), .. Frame(65_534), .. Frame(1), .. Frame(2), .. Frame(5)]);
        Assert.That(reader.Lost, Is.EqualTo(2 + 2));
        Assert.That(reader.Broken, Is.Zero);
    }

    [Test]
    public void Answers_between_frames_stay_whole()
    {
        FrameReader reader = new();
        byte[] bytes = [.. Frame(0), .. "200.0E-6\n"u8, .. Frame(1), .. "1;2\n"u8];
        Assert.That(Feed(reader, bytes), Is.EqualTo("200.0E-6\n1;2\n"));
    }

    [TestCase(0)]
    [TestCase(5)]
    [TestCase(30)]
    public void Changed_byte_breaks_its_frame_only(int at)
    {
        byte[] bytes = [.. Frame(0), .. Frame(1), .. Frame(2)];
        bytes[32 + at] ^= 1;
        FrameReader reader = new();
        Feed(reader, bytes);
        Assert.That(reader.Lost, Is.EqualTo(1));
        Assert.That(reader.Broken, Is.EqualTo(at == 0 ? 0 : 1));
    }

    [Test]
    public void Lost_byte_costs_its_frame_only()
    {
        FrameReader reader = new();
        Feed(reader, [.. Frame(0), .. Frame(1)[..20], .. Frame(2), .. Frame(3), .. Frame(4)]);
        Assert.That(reader.Broken, Is.EqualTo(1));
        Assert.That(reader.Lost, Is.EqualTo(1));
    }

    /// <summary>A frame, written by the description in docs/console.md.</summary>
    private static byte[] Frame(int counter)
    {
        List<byte> bytes = [0xA5];
        foreach ((int value, int count) in new[] { (counter, 2), (70_000_123, 4), (5, 1), (20, 1), (66_000, 3), (300, 3), (-299, 3), (70_000, 3), (3_900, 2), (71_000, 3), (-118_800_000, 4) })
        {
            for (int i = count - 1; i >= 0; i--)
            {
                bytes.Add((byte)(value >> 8 * i));
            }
        }

        int sum = 0;
        int sums = bytes.Sum(value => sum += value);
        return [.. bytes, (byte)sum, (byte)sums];
    }

    /// <summary>What is left for the reader of lines.</summary>
    private static string Feed(FrameReader reader, byte[] bytes)
    {
        StringBuilder text = new();
        foreach (byte value in bytes)
        {
            if (!reader.Take(value))
            {
                text.Append((char)value);
            }
        }

        return text.ToString();
    }
}

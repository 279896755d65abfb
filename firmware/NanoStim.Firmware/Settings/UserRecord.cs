using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Settings;

/// <summary>
/// The record of the user program in the backup memory. Bytes: format (4 bits), mode (1), segments (2), a zero; repetitions; segments of 88 bits, fields
/// in the order of <see cref="UserField"/>, high bit first; checksum (2). A record that does not agree in all of it is damaged, and nothing of it is used.
/// </summary>
/// <remarks>One copy: a write that is cut short loses the program, and says so.</remarks>
internal static class UserRecord
{
    /// <summary>Where it is in the backup memory: behind the two copies of the settings.</summary>
    internal const int At = 2 * StoredSettings.Size;

    /// <summary>Length in bytes.</summary>
    internal const int Size = 26;

    private const int Format = 0xB0;
    private const int FormatMask = 0xF1;
    private const int ModeShift = 3;
    private const int CountShift = 1;
    private const int CountMask = 3;
    private const int ChecksumAt = Size - 2;
    private const int FirstBit = 16;

    // Widths above these 14 bits are stored in tenths of a ms, with a bit before them.
    private const int WidthBits = 14;
    private const int CoarseMicros = 100;
    private const int IsCoarse = 1 << WidthBits;

    // Bits of a field, and the step in which it counts.
    private static readonly byte[] s_bits = { 3, 14, WidthBits + 1, 6, 11, 8, 8, 8, 8, 7 };
    private static readonly int[] s_steps = { 1, 100, 1, 1, 1, 100, 500, 100, 500, 1 };

    /// <summary>Whether a value of a field can be stored as it is: it is within the bits of the field, and not between two of its steps.</summary>
    internal static bool Holds(UserField field, int value)
    {
        int code = CodeOf(field, value);
        return value >= 0 && code < 1 << s_bits[(int)field] && ValueOf(field, code) == value;
    }

    /// <summary>Writes a draft whose fields <see cref="Holds"/> has passed.</summary>
    internal static void Encode(UserDraft draft, byte[] bytes)
    {
        for (int i = 0; i < Size; i++)
        {
            bytes[i] = 0;
        }

        bytes[0] = (byte)(Format | (int)draft.Mode << ModeShift | draft.Count << CountShift);
        bytes[1] = (byte)draft.Repeats;
        int bit = FirstBit;
        for (int segment = 0; segment < draft.Count; segment++)
        {
            for (int field = 0; field < UserDraft.Fields; field++)
            {
                int code = CodeOf((UserField)field, draft.Get(segment, (UserField)field));
                bit = WriteBits(bytes, bit, s_bits[field], code);
            }
        }

        int checksum = Checksum.Of(bytes, ChecksumAt);
        bytes[ChecksumAt] = (byte)(checksum >> 8);
        bytes[ChecksumAt + 1] = (byte)checksum;
    }

    /// <summary>Reads a record into a draft. What it says is not judged here.</summary>
    /// <returns>False, and nothing taken over, when it is damaged.</returns>
    internal static bool Decode(byte[] bytes, UserDraft draft)
    {
        int count = bytes[0] >> CountShift & CountMask;
        int checksum = bytes[ChecksumAt] << 8 | bytes[ChecksumAt + 1];
        if ((bytes[0] & FormatMask) != Format || count > UserDraft.MaxSegments || checksum != Checksum.Of(bytes, ChecksumAt) || !AreShapesKnown(bytes, count))
        {
            return false;
        }

        draft.Clear((StimulationMode)(bytes[0] >> ModeShift & 1));
        draft.Count = count;
        draft.Repeats = bytes[1];
        int bit = FirstBit;
        for (int segment = 0; segment < count; segment++)
        {
            for (int field = 0; field < UserDraft.Fields; field++)
            {
                draft.Set(segment, (UserField)field, ValueOf((UserField)field, ReadBits(bytes, bit, s_bits[field])));
                bit += s_bits[field];
            }
        }

        return true;
    }

    private static bool AreShapesKnown(byte[] bytes, int count)
    {
        int bitsOfSegment = (ChecksumAt * 8 - FirstBit) / UserDraft.MaxSegments;
        for (int segment = 0; segment < count; segment++)
        {
            if (ReadBits(bytes, FirstBit + segment * bitsOfSegment, s_bits[0]) > (int)PulseShape.SlowBipolarSquare)
            {
                return false;
            }
        }

        return true;
    }

    private static int CodeOf(UserField field, int value)
    {
        // Stryker disable once Equality : 16384 µs come back from neither code
        if (field == UserField.Micros && value >= IsCoarse)
        {
            // Stryker disable once Equality,Conditional : what does not fit comes back as another width, which is refused
            return value / CoarseMicros < IsCoarse ? IsCoarse | value / CoarseMicros : int.MaxValue;
        }

        return value / s_steps[(int)field];
    }

    private static int ValueOf(UserField field, int code)
    {
        // Stryker disable once Equality : no width has this code
        if (field == UserField.Micros && code >= IsCoarse)
        {
            return (code - IsCoarse) * CoarseMicros;
        }

        return code * s_steps[(int)field];
    }

    private static int WriteBits(byte[] bytes, int bit, int count, int value)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            if ((value >> i & 1) != 0)
            {
                bytes[bit >> 3] |= (byte)(0x80 >> (bit & 7));
            }

            bit++;
        }

        return bit;
    }

    private static int ReadBits(byte[] bytes, int bit, int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            value = value << 1 | (bytes[bit >> 3] >> (7 - (bit & 7)) & 1);
            bit++;
        }

        return value;
    }
}

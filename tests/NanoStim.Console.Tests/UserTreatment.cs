using NanoStim.LoadJudge;

namespace NanoStim.Console.Tests;

/// <summary>A user program as a person writes it down, and its record by the description in docs/console.md: a second opinion on that of the firmware.</summary>
internal sealed record UserTreatment(bool IsEms, int Repeats, IReadOnlyList<UserSegment> Segments)
{
    /// <summary>Place and length of the record in the memory.</summary>
    public const int RecordAt = 34;
    public const int RecordBytes = 26;

    private static readonly string[] s_shapes = ["BIPH", "POS", "NEG", "ALT", "SQU", "SQU"];

    public int TotalSeconds => Repeats * Segments.Sum(segment => segment.Seconds);

    /// <summary>The lines that send and store it.</summary>
    public IEnumerable<string> Lines => ["PROG:USER:CLE", .. Segments.SelectMany((segment, i) => segment.Lines(i + 1)), $"PROG:USER:REP {Repeats};STOR"];

    public JudgedProgram Judged => new("user", IsEms ? "ems" : "microcurrent", [.. Segments.Select(segment => segment.Judged())], Repeats);

    /// <summary>Reads a record.</summary>
    public static UserTreatment Read(ReadOnlySpan<byte> record)
    {
        List<UserSegment> segments = [];
        int bit = 16;
        for (int i = Math.Min(record[0] >> 1 & 3, 2); i > 0; i--)
        {
            string shape = s_shapes[Math.Min(Bits(record, ref bit, 3), s_shapes.Length - 1)];
            int milliHertz = 100 * Bits(record, ref bit, 14);
            int scale = Bits(record, ref bit, 1) == 0 ? 1 : 100;
            int micros = scale * Bits(record, ref bit, 14);
            int pulses = Bits(record, ref bit, 6);
            int seconds = Bits(record, ref bit, 11);
            int up = 100 * Bits(record, ref bit, 8);
            int on = 500 * Bits(record, ref bit, 8);
            int down = 100 * Bits(record, ref bit, 8);
            int off = 500 * Bits(record, ref bit, 8);
            segments.Add(new UserSegment(shape, milliHertz, micros, pulses, seconds, up, on, down, off, Bits(record, ref bit, 7)));
        }

        return new UserTreatment((record[0] & 8) != 0, record[1], segments);
    }

    /// <summary>Gives a record the checksum that it should have: CRC-16/IBM-3740.</summary>
    public static void Seal(Span<byte> record)
    {
        int crc = 0xFFFF;
        foreach (byte value in record[..^2])
        {
            crc ^= value << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = ((crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021 : 0)) & 0xFFFF;
            }
        }

        record[^2] = (byte)(crc >> 8);
        record[^1] = (byte)crc;
    }

    private static int Bits(ReadOnlySpan<byte> bytes, ref int bit, int count)
    {
        int value = 0;
        for (int end = bit + count; bit < end; bit++)
        {
            value = value << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1);
        }

        return value;
    }
}

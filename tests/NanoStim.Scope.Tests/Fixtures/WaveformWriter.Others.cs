namespace NanoStim.Scope.Tests.Fixtures;

/// <summary>Rigol, Siglent, WAV and Saleae.</summary>
internal static partial class WaveformWriter
{
    /// <summary>A digital channel of Saleae: the level at the beginning, and the times at which it changes.</summary>
    public static byte[] SaleaeDigital(Func<double, double> level, double interval, double seconds, int version)
    {
        List<double> changes = [];
        double last = level(0);
        for (int row = 1; row * interval < seconds; row++)
        {
            if (level(row * interval) != last)
            {
                last = level(row * interval);
                changes.Add(row * interval);
            }
        }

        int at = version == 1 ? 24 : 16;
        BinaryBuilder file = new BinaryBuilder(at + (version == 1 ? 36 : 28)).Text(0, "<SALEAE>").I32(8, version).I32(12, 0);
        if (version == 1)
        {
            file.I64(16, 1).I32(at, (long)level(0)).F64(at + 4, 1 / interval);
            at += 8;
        }
        else
        {
            file.I32(at, (long)level(0));
        }

        return file.F64(at + 4, 0).F64(at + 12, seconds).I64(at + 20, changes.Count).Append([.. changes.SelectMany(BitConverter.GetBytes)]).Bytes;
    }

    private static byte[] RigolE(SampleSet set)
    {
        // Half of the depth lies before the trigger, and what is left is the offset.
        const int Channel = 34;
        const int Time = 84;
        double rate = 1 / set.Interval;
        double offset = set.Start + set.Count * set.Interval / 2;
        return new BinaryBuilder(276)
            .U8(0, 0xA5).U8(1, 0xA5)
            .I32(28, set.Count)
            .F32(Channel + 10, 1)
            .U8(Channel + 15, 1)
            .I32(Channel + 18, (long)(Step * 25 * 1e6))
            .I16(Channel + 22, 10)
            .F32(Time + 16, rate)
            .I64(Time + 28, (long)Math.Round(offset * 1e12))
            .Append(set.First, 1, value => (long)Math.Round(125 - value / Step) - 10).Bytes;
    }

    /// <summary>Two of the four channels are on: the bytes take turns, the higher channel first.</summary>
    private static byte[] RigolZ(SampleSet set)
    {
        const int Channel = 124;
        const int Block = Channel + 4 * 28;
        BinaryBuilder file = new BinaryBuilder(1024)
            .U8(0, 1).U8(1, 0xFF).U8(2, 0xFF).U8(3, 0xFF)
            .Text(8, "DS1054Z")
            .Text(28, "00.04.04.SP4")
            .I64(72, (long)Math.Round((set.Start + set.Count * set.Interval / 2) * 1e12))
            .U8(88, 0b0101)
            .I32(116, set.Count * 2)
            .F32(120, 1e-9 / set.Interval)
            .U8(Channel, 1).U8(Channel + 4, 9).F32(Channel + 8, 20 * Step).F32(Channel + 12, 1).U8(Channel + 17, 2)
            .U8(Channel + 56, 1).U8(Channel + 60, 6).F32(Channel + 64, 20 * Step).U8(Channel + 73, 2)
            .I32(Block + 20, 100)
            .I32(Block + 24, 924);
        return file.Append(set.First.SelectMany(value => new[] { 0, value + 1 }), 1, value => (long)Math.Round(value / Step) + 107).Bytes;
    }

    private static byte[] Rigol2000(SampleSet set)
    {
        const int Channel = 120;
        const int Block = Channel + 4 * 28;
        const int Skipped = 50;
        return new BinaryBuilder(600 + Skipped)
            .U8(0, 0xA5).U8(1, 0xA5).U8(2, 0x38)
            .Text(4, "DS2A123456789")
            .U8(64, 1)
            .I32(68, 600)
            .F32(96, 1 / set.Interval)
            .I64(112, (long)Math.Round((set.Start + (set.Count + Skipped) * set.Interval / 2 - Skipped * set.Interval) * 1e12))
            .U8(Channel, 1).F32(Channel + 8, 25 * Step).F32(Channel + 12, 1)
            .I32(Block + 12, set.Count + Skipped)
            .I32(Block + 16, Skipped)
            .I32(Block + 20, set.Count)
            .Append(set.First, 1, value => (long)Math.Round((value + 1) / Step) + 127).Bytes;
    }

    /// <summary>The second channel is on, and its offset is 2 V.</summary>
    private static byte[] Siglent1(SampleSet set)
    {
        BinaryBuilder file = new BinaryBuilder(0x800).I32(4, 1);
        for (int channel = 0; channel < 4; channel++)
        {
            Quantity(file, 0x10 + (16 * channel), 25 * Step * 1e3, 7);
            Quantity(file, 0x50 + (16 * channel), 2, 8);
        }

        Quantity(file, 0xD4, -2 * set.Start / 14, 8);
        Quantity(file, 0xF8, 1e-6 / set.Interval, 10);
        return file.I32(0xF4, set.Count).Append(set.First, 1, value => (long)Math.Round((value + 2) / Step) + 128).Bytes;
    }

    private static byte[] Siglent(SampleSet set, int version)
    {
        int shift = version == 4 ? 4 : 0;
        int data = version == 4 ? 0x1000 : 0x800;
        double divisions = version == 2 ? 14 : 10;
        double codes = version == 2 ? 25 : 30;
        bool isWord = version > 2;
        double perCode = isWord ? Step / 256 : Step;
        BinaryBuilder file = new BinaryBuilder(data).I32(0, version).I32(shift + 4, 1);
        if (version == 4)
        {
            file.I32(4, data);
        }

        // The description calls 8 no prefix, and 7 thousandths.
        Quantity(file, shift + 0x14, codes * perCode * (isWord ? 256 : 1) * 1e3 / 10, 7);
        Quantity(file, shift + 0xB4, 200, 7);
        Quantity(file, shift + 0x198, version == 2 ? -2 * set.Start / divisions : 1e-3, 8);
        Quantity(file, shift + 0x1C0, version == 2 ? 0 : -set.Start - 1e-3 * divisions / 2, 8);
        Quantity(file, shift + 0x1EC, 1e-6 / set.Interval, 10);
        file.I32(shift + 0x1E8, set.Count).F64(shift + 0x240, 10).U8(shift + 0x260, isWord ? 1 : 0).I32(shift + 0x268, (long)divisions).I32(shift + 0x26C, (long)codes * (isWord ? 256 : 1));
        return file.Append(set.First, isWord ? 2 : 1, value => (long)Math.Round((value + 2) / perCode) + (isWord ? 32768 : 128)).Bytes;
    }

    private static BinaryBuilder Quantity(BinaryBuilder file, int at, double value, int magnitude) => file.F64(at, value).I32(at + 8, magnitude);

    private static byte[] Siglent6(SampleSet set)
    {
        const int Head = 0x800;
        const int Record = 264;
        const int Extra = 32;
        return new BinaryBuilder(Head + Record + Extra)
            .I32(0, 6)
            .I16(4, Head)
            .Text(8, "SDS824X HD")
            .I32(0x68, 1)
            .I32(Head + 4, Record)
            .Text(Head + 16, "C1")
            .F64(Head + 96, -set.Start / set.Interval)
            .F64(Head + 104, set.Interval)
            .F64(Head + 176, 32768)
            .F64(Head + 184, Step / 256)
            .I32(Head + 240, Extra)
            .I64(Head + 248, set.Count)
            .I64(Head + 256, set.Count * 2)
            .Append(set.First, 2, value => (long)Math.Round(value / Step * 256) + 32768).Bytes;
    }

    /// <summary>Full scale is 20 V, and an unknown chunk stands before the samples.</summary>
    private static byte[] Wav(SampleSet set, int format, int bits)
    {
        int size = bits / 8;
        BinaryBuilder file = new BinaryBuilder(12 + 24 + 8 + 10 + 8)
            .Text(0, "RIFF").Text(8, "WAVE")
            .Text(12, "fmt ").I32(16, 16).I16(20, format).I16(22, 1).I32(24, (long)Math.Round(1 / set.Interval)).I32(28, (long)Math.Round(size / set.Interval)).I16(32, size).I16(34, bits)
            .Text(36, "LIST").I32(40, 10)
            .Text(54, "data").I32(58, set.Count * size);
        double full = Math.Pow(2, bits - 1);
        return format == 3
            ? file.AppendFloats(set.First.Select(value => value / 20)).Bytes
            : file.Append(set.First, size, value => (long)Math.Round(value / 20 * full) + (bits == 8 ? 128 : 0)).Bytes;
    }

    private static byte[] SaleaeAnalog(SampleSet set, int version)
    {
        BinaryBuilder file = new BinaryBuilder(version == 1 ? 64 : 48).Text(0, "<SALEAE>").I32(8, version).I32(12, 1);
        file = version == 1
            ? file.I64(16, 1).F64(24, set.Start).F64(32, 0).F64(40, 2 / set.Interval).I64(48, 2).I64(56, set.Count)
            : file.F64(16, set.Start).I64(24, (long)Math.Round(2 / set.Interval)).I64(32, 2).I64(40, set.Count);
        return file.AppendFloats(set.First).Bytes;
    }
}

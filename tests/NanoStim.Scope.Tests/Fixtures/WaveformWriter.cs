using System.Globalization;
using System.Text;

namespace NanoStim.Scope.Tests.Fixtures;

/// <summary>
/// Writes samples in the binary forms of instruments, from the vendors' descriptions, field by field at their offsets. Shares nothing with
/// the readers. One code is 0.1 V in all forms with codes.
/// </summary>
internal static partial class WaveformWriter
{
    private const double Step = 0.1;

    /// <summary>Every form by name. Each takes one channel in V.</summary>
    public static readonly IReadOnlyDictionary<string, Func<SampleSet, byte[]>> All = new Dictionary<string, Func<SampleSet, byte[]>>
    {
        ["Tektronix ISF, 8 bit"] = set => Isf(set, 1, "RI", "MSB"),
        ["Tektronix ISF, 16 bit MSB"] = set => Isf(set, 2, "RI", "MSB"),
        ["Tektronix ISF, 16 bit LSB"] = set => Isf(set, 2, "RP", "LSB"),
        ["Tektronix WFM 1, big endian"] = set => TektronixWfm(set, 1, isBig: true),
        ["Tektronix WFM 2"] = set => TektronixWfm(set, 2, isBig: false),
        ["Tektronix WFM 3"] = set => TektronixWfm(set, 3, isBig: false),
        ["Tektronix WFM 3, 8 bit"] = set => TektronixWfm(set, 3, isBig: false, bytes: 1),
        ["LeCroy, 16 bit"] = set => LeCroy(set, isWord: true, isBig: false),
        ["LeCroy, 8 bit, big endian"] = set => LeCroy(set, isWord: false, isBig: true),
        ["LeCroy, first template"] = LeCroyOld,
        ["Keysight BIN"] = set => Container(set, "AG10", isWide: false, set.Start),
        ["Keysight BIN, wide"] = set => Container(set, "AG03", isWide: true, set.Start),
        ["Rigol BIN, MSO5000"] = set => Container(set, "RG01", isWide: false, -set.Start),
        ["Rigol BIN, DHO"] = set => Container(set, "RG03", isWide: true, -set.Start),
        ["Rigol WFM, DS1000E"] = RigolE,
        ["Rigol WFM, DS1000Z"] = RigolZ,
        ["Rigol WFM, DS2000"] = Rigol2000,
        ["Siglent BIN 1"] = Siglent1,
        ["Siglent BIN 2"] = set => Siglent(set, 2),
        ["Siglent BIN 3"] = set => Siglent(set, 3),
        ["Siglent BIN 4"] = set => Siglent(set, 4),
        ["Siglent BIN 6"] = Siglent6,
        ["WAV, 8 bit"] = set => Wav(set, 1, 8),
        ["WAV, 16 bit"] = set => Wav(set, 1, 16),
        ["WAV, 24 bit"] = set => Wav(set, 1, 24),
        ["WAV, floating point"] = set => Wav(set, 3, 32),
        ["Saleae binary, analog 0"] = set => SaleaeAnalog(set, 0),
        ["Saleae binary, analog 1"] = set => SaleaeAnalog(set, 1),
    };

    private static byte[] Isf(SampleSet set, int bytes, string form, string order)
    {
        int zero = form == "RP" ? 30_000 : 5;
        string head = string.Create(CultureInfo.InvariantCulture, $":WFMPRE:BYT_NR {bytes};BIT_NR {8 * bytes};ENCDG BIN;BN_FMT {form};BYT_OR {order};NR_PT {set.Count};WFID \"Ch1, DC coupling, 5.0E0 V/div\";PT_FMT Y;XINCR {set.Interval:E9};PT_OFF 100;XZERO {set.Start + 100 * set.Interval:E9};XUNIT \"s\";YMULT {Step};YZERO 0.0E0;YOFF {zero};YUNIT \"V\";:CURVE #6{set.Count * bytes:000000}");
        return new BinaryBuilder(0, order == "MSB").Append(Encoding.ASCII.GetBytes(head)).Append(set.First, bytes, value => (long)Math.Round(value / Step) + zero).Append([(byte)'\n']).Bytes;
    }

    /// <summary>Tektronix 001-1378: 16 samples before and after those that count.</summary>
    private static byte[] TektronixWfm(SampleSet set, int version, bool isBig, int bytes = 2)
    {
        double offset = bytes == 1 ? 0 : 0.5;
        const int Charge = 16;
        int dimension = version == 1 ? 166 : 168;
        int view = version == 3 ? 60 : 56;
        int time = dimension + 2 * (100 + view);
        int curve = time + 2 * (76 + view) + 2 * 12 + 24;
        int data = curve + 30;
        BinaryBuilder file = new BinaryBuilder(data, isBig)
            .I16(0, 0x0F0F)
            .Text(2, $"WFM#00{version}")
            .U8(15, (byte)bytes)
            .I32(16, data)
            .I32(122, 2)
            .F64(dimension, Step)
            .F64(dimension + 8, offset)
            .I32(dimension + 72, bytes == 1 ? 7 : 0)
            .Text(dimension + 20, "V")
            .F64(time, set.Interval)
            .F64(time + 8, set.Start - Charge * set.Interval)
            .Text(time + 20, "s")
            .I32(curve + 10, 0)
            .I32(curve + 14, bytes * Charge)
            .I32(curve + 18, bytes * (Charge + set.Count))
            .I32(curve + 22, bytes * (2 * Charge + set.Count));
        if (isBig)
        {
            file.U8(0, 0xF0).U8(1, 0xF0);
        }

        double[] around = new double[Charge];
        return file.Append([.. around, .. set.First, .. around], bytes, value => (long)Math.Round((value - offset) / Step)).Bytes;
    }

    /// <summary>Template LECROY_2_3, with a text of the user and the head of an answer to a query.</summary>
    private static byte[] LeCroy(SampleSet set, bool isWord, bool isBig)
    {
        int size = isWord ? 2 : 1;
        BinaryBuilder block = new BinaryBuilder(346 + 20, isBig)
            .Text(0, "WAVEDESC")
            .Text(16, "LECROY_2_3")
            .I16(32, isWord ? 1 : 0)
            .I16(34, isBig ? 0 : 1)
            .I32(36, 346)
            .I32(40, 20)
            .I32(60, set.Count * size)
            .Text(76, "WAVERUNNER")
            .I32(116, set.Count)
            .I32(144, 1)
            .F32(156, Step)
            .F32(160, 1.5)
            .F32(176, set.Interval)
            .F64(180, set.Start)
            .Text(196, "V")
            .Text(244, "S")
            .F32(328, 10)
            .I16(344, 1)
            .Append(set.First, size, value => (long)Math.Round((value + 1.5) / Step));
        return [.. Encoding.ASCII.GetBytes($"#9{block.Bytes.Length:000000000}"), .. block.Bytes];
    }

    private static byte[] LeCroyOld(SampleSet set) => new BinaryBuilder(320, isBig: true)
        .Text(0, "WAVEDESC")
        .Text(16, "LECROY_1_0")
        .I16(32, 1)
        .I16(34, 0)
        .I32(36, 320)
        .I32(48, set.Count * 2)
        .I32(92, set.Count)
        .I32(108, 1)
        .F32(120, Step)
        .F32(134, set.Interval)
        .F64(138, set.Start)
        .Text(154, "V")
        .F32(290, 0.5)
        .I16(296, 2)
        .Append(set.First, 2, value => (long)Math.Round((value + 0.5) / Step)).Bytes;

    /// <summary>The container of Agilent, with a digital buffer that is no voltage.</summary>
    private static byte[] Container(SampleSet set, string cookie, bool isWide, double origin)
    {
        BinaryBuilder file = new BinaryBuilder(isWide ? 16 : 12).Text(0, cookie).I32(isWide ? 12 : 8, 2);
        Waveform(file, set, isWide, origin, "1", 1, 4).AppendFloats(set.First);
        Waveform(file, set, isWide, origin, "D0", 6, 1).Append(new byte[set.Count]);
        return file.I32(4, file.Bytes.Length).Bytes;
    }

    private static BinaryBuilder Waveform(BinaryBuilder file, SampleSet set, bool isWide, double origin, string label, int kind, int bytes)
    {
        int data = isWide ? 16 : 12;
        BinaryBuilder head = new BinaryBuilder(140 + data)
            .I32(0, 140)
            .I32(4, kind == 1 ? 1 : 6)
            .I32(8, 1)
            .I32(12, set.Count)
            .F64(32, set.Interval)
            .F64(40, origin)
            .I32(48, 2)
            .I32(52, 1)
            .Text(112, label)
            .I32(140, data)
            .I16(144, kind)
            .I16(146, bytes);
        head = isWide ? head.I64(148, (long)set.Count * bytes) : head.I32(148, set.Count * bytes);
        return file.Append(head.Bytes);
    }
}

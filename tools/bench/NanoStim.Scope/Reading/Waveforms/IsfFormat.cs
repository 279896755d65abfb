using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// Tektronix .isf: the answers to WFMPre? and CURVe?, one channel a file. Described in the programmer manuals, such as that of the MDO4000
/// series (077-0510): V = YZERO + YMULT * (code - YOFF), t = XZERO + XINCR * (n - PT_OFF).
/// </summary>
internal sealed partial class IsfFormat : IWaveformFormat
{
    private const int HeadBytes = 4096;

    public WaveformLayout? Recognise(BinaryFile file)
    {
        // The look at the words takes longer than that at the bytes, and most files of text have none of them.
        ReadOnlySpan<byte> opening = file.Start.AsSpan(0, Math.Min(file.Start.Length, HeadBytes));
        if (opening.IndexOf("CURV"u8) < 0 && opening.IndexOf("curv"u8) < 0 && opening.IndexOf("Curv"u8) < 0)
        {
            return null;
        }

        string head = Encoding.Latin1.GetString(opening);
        Match curve = Curve().Match(head);
        if (!Preamble().IsMatch(head) || !curve.Success)
        {
            return null;
        }

        head = head[..curve.Index];
        if (Word(head, "XUN(IT)?") is { Length: > 0 } unit && !unit.Equals("s", StringComparison.OrdinalIgnoreCase))
        {
            throw new CaptureFormatException(1, $"this .isf shows a spectrum (its axis is in {unit}), not a signal over time: save the time domain channel.");
        }

        if (Word(head, "PT_F(MT)?").StartsWith("ENV", StringComparison.OrdinalIgnoreCase))
        {
            throw new CaptureFormatException(1, "this .isf holds an envelope (minimum and maximum pairs), not samples: acquire in sample mode.");
        }

        if (Word(head, "ENC(DG)?").StartsWith("ASC", StringComparison.OrdinalIgnoreCase))
        {
            throw new CaptureFormatException(1, "this .isf holds its samples as text: save it again with DATa:ENCdg RIBinary, or as CSV.");
        }

        int digits = int.Parse(curve.Groups["n"].Value, CultureInfo.InvariantCulture);
        long position = curve.Index + curve.Length + digits;
        int bytes = (int)Number(head, "BYT_N(R)?");
        SampleType type = (bytes, Word(head, "BN_F(MT)?").ToUpperInvariant()) switch
        {
            (1, "RP") => SampleType.UInt8,
            (2, "RP") => SampleType.UInt16,
            (1, _) => SampleType.Int8,
            (2, _) => SampleType.Int16,
            (4, "FP") => SampleType.Float32,
            (4, _) => SampleType.Int32,
            _ => throw new CaptureFormatException(1, $"samples of {bytes} bytes are none that an .isf has: the head is damaged."),
        };
        string label = Word(head, "WFI(D)?");
        string name = label.Split(',')[0].Trim() is { Length: > 0 } source ? source.ToUpperInvariant() : "CH1";
        string yUnit = Word(head, "YUN(IT)?");
        ChannelInfo info = new(name, ColumnHeading.TryUnit(yUnit, out string known, out _) ? known : string.Empty);
        double interval = Number(head, "XIN(CR)?");
        double start = Number(head, "XZE(RO)?", 0) - interval * Number(head, "PT_O(FF)?", 0);
        WaveformColumn column = new(info, position, bytes, type, Number(head, "YMU(LT)?"), Number(head, "YOF(F)?", 0), Number(head, "YZE(RO)?", 0));
        return new WaveformLayout("Tektronix ISF", [column], (long)Number(head, "NR_P(T)?"), start, interval, Word(head, "BYT_O(R)?").StartsWith("MSB", StringComparison.OrdinalIgnoreCase));
    }

    private static string Word(string head, string name)
    {
        Match found = Regex.Match(head, $"(?:^|[;:\\s]){name} +(?:\"(?<v>[^\"]*)\"|(?<v>[^;\"]+))", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        return found.Success ? found.Groups["v"].Value.Trim() : string.Empty;
    }

    private static double Number(string head, string name, double? otherwise = null)
    {
        string word = Word(head, name);
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : word.Length == 0 && otherwise is { } known
                ? known
                : throw new CaptureFormatException(1, $"the .isf head gives no number for {Regex.Replace(name, "[()?]", string.Empty)} ('{word}'): it is damaged.");
    }

    [GeneratedRegex(@"^\s*:?(WFMP(RE)?|WFMO(UTPRE)?):", RegexOptions.IgnoreCase)]
    private static partial Regex Preamble();

    [GeneratedRegex(@":CURV(E)? +#(?<n>[1-9])(?=[0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Curve();
}

namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// Tektronix .wfm, versions 1 to 3 (TDS5000 to DPO70000, MSO 4, 5 and 6). Described in "Reference Waveform File Format" (Tektronix
/// 001-1378): V = scale * code + offset of the explicit dimension, t = scale * n + offset of the implicit one.
/// </summary>
internal sealed class TektronixWfmFormat : IWaveformFormat
{
    private const int MetadataBytes = 65536;

    // Curve formats of the explicit dimension; the others are not what an oscilloscope samples in.
    private static readonly Dictionary<int, SampleType> Types = new()
    {
        [0] = SampleType.Int16,
        [1] = SampleType.Int32,
        [4] = SampleType.Float32,
        [5] = SampleType.Float64,
        [6] = SampleType.UInt8,
        [7] = SampleType.Int8,
    };

    public WaveformLayout? Recognise(BinaryFile file)
    {
        string version = file.Start.Length > 16 ? System.Text.Encoding.Latin1.GetString(file.Start, 2, 8) : string.Empty;
        if (!version.StartsWith("WFM#", StringComparison.Ordinal) && !version.StartsWith(":WFM#", StringComparison.Ordinal))
        {
            return null;
        }

        file.IsBigEndian = file.Start[0] == 0xF0;
        int number = version[(version.IndexOf('#') + 1)..] is ['0', '0', >= '1' and <= '3', ..] digits
            ? digits[2] - '0'
            : throw new CaptureFormatException(1, $"this is a Tektronix .wfm of version {version}, of which there is no description: save it as CSV.");

        // The summary frame of version 2 and the wider point density of version 3 move what follows.
        int explicitAt = number == 1 ? 166 : 168;
        int view = number == 3 ? 160 : 156;
        int implicitAt = explicitAt + 2 * view;
        int curveAt = implicitAt + 2 * (view - 24) + 48;
        if (file.UInt32(72) > 0)
        {
            throw new CaptureFormatException(1, $"this .wfm holds {file.UInt32(72) + 1} FastFrame frames: save one frame, or acquire without FastFrame.");
        }

        if (file.Int32(122) != 2)
        {
            throw new CaptureFormatException(1, "this .wfm holds no signal over time (its data type is not a vector): save an analog channel.");
        }

        int code = file.Int32(explicitAt + 112 - 40);
        SampleType type = Types.TryGetValue(code, out SampleType known)
            ? known
            : throw new CaptureFormatException(1, $"the curve format {code} of this .wfm is not one of an analog channel: save it as CSV.");
        CheckForIq(file, curveAt);
        int size = WaveformColumn.SizeOf(type);
        long curve = file.UInt32(16);
        long first = file.UInt32(curveAt + 14);
        long end = file.UInt32(curveAt + 18);
        double interval = file.Float64(implicitAt);
        string unit = ColumnHeading.TryUnit(file.Text(explicitAt + 20, 20), out string read, out _) ? read : string.Empty;
        string name = file.Text(40, 32) is { Length: > 0 } label ? label : "CH1";
        WaveformColumn column = new(new ChannelInfo(name, unit), curve + first, size, type, file.Float64(explicitAt), 0, file.Float64(explicitAt + 8));
        return new WaveformLayout($"Tektronix WFM, version {number}", [column], (end - first) / size, file.Float64(implicitAt + 8) + first / size * interval, interval, file.IsBigEndian);
    }

    /// <summary>What an RF channel saves looks like a voltage, and is pairs of numbers: only the names after the curve tell.</summary>
    private static void CheckForIq(BinaryFile file, int curveAt)
    {
        long from = file.UInt32(16) + (long)file.UInt32(curveAt + 22);
        byte[] names = new byte[Math.Clamp(file.Length - from, 0, MetadataBytes)];
        if (names.Length > 0)
        {
            file.Read(from, names);
        }

        if (names.AsSpan().IndexOf("IQ_centerFrequency"u8) >= 0)
        {
            throw new CaptureFormatException(1, "this .wfm holds I and Q of a spectrum view: save an analog channel.");
        }
    }
}

using NanoStim.Scope.Reading.Layouts;

namespace NanoStim.Scope.Reading;

/// <summary>The metadata file of a sigrok session.</summary>
/// <param name="SampleRate">In Hz.</param>
/// <param name="UnitSize">Bytes of a logic sample.</param>
/// <param name="CaptureFile">Name of the entries with logic samples; empty without any.</param>
/// <param name="Logic">Bit and name of each logic channel.</param>
/// <param name="Analog">Number and name of each analog channel.</param>
internal sealed record SigrokMetadata(
    double SampleRate,
    int UnitSize,
    string CaptureFile,
    IReadOnlyList<(int Bit, string Name)> Logic,
    IReadOnlyList<(int Number, string Name)> Analog)
{
    private const int MaxChannels = 256;

    // In Hz; no instrument is as fast.
    private const double FastestRate = 1e13;

    /// <exception cref="CaptureFormatException">The metadata are damaged; the message names the line.</exception>
    public static SigrokMetadata Parse(TextReader text)
    {
        double? rate = null;
        int unitSize = 1;
        string captureFile = string.Empty;
        List<(int, string)> logic = [];
        List<(int, string)> analog = [];
        int line = 0;
        while (text.ReadLine() is { } row)
        {
            line++;
            int equals = row.IndexOf('=');
            if (equals < 0)
            {
                if (row == "[device 2]")
                {
                    throw Damaged(line, "sessions with more than one device are not read.");
                }

                continue;
            }

            string key = row[..equals].Trim();
            string value = row[(equals + 1)..].Trim();
            switch (key)
            {
                case "samplerate":
                    rate = (SigrokCsvLayout.ParseRate(value) ?? PlainRate(value)) is { } found and > 0 and < FastestRate ? found : throw Damaged(line, $"'{value}' is no sample rate.");
                    break;
                case "unitsize":
                    unitSize = int.TryParse(value, out int size) && size is >= 1 and <= 32 ? size : throw Damaged(line, $"'{value}' is no unit size.");
                    break;
                case "capturefile":
                    captureFile = value;
                    break;
                default:
                    Channel(key, "probe", value, logic, line);
                    Channel(key, "analog", value, analog, line);
                    break;
            }
        }

        return new SigrokMetadata(
            rate ?? throw Damaged(line, "there is no sample rate."),
            unitSize,
            captureFile,
            [.. logic.Where(channel => channel.Item1 <= 8 * unitSize).Select(channel => (channel.Item1 - 1, channel.Item2))],
            analog);
    }

    private static double? PlainRate(string value) =>
        double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out double rate) && rate > 0 ? rate : null;

    private static void Channel(string key, string prefix, string name, List<(int, string)> to, int line)
    {
        if (key.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(key[prefix.Length..], out int number))
        {
            if (number is < 1 or > MaxChannels)
            {
                throw Damaged(line, $"there is no channel {number}.");
            }

            to.Add((number, name));
        }
    }

    private static CaptureFormatException Damaged(int line, string what) => new($"metadata, line {line}: {what}");
}

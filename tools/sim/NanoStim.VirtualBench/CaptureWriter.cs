using System.Globalization;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>Streams what the probe sees into a CSV file, as an oscilloscope with long memory would export it.</summary>
/// <remarks>Times have 1 ns, volts and amperes seven significant digits; the charge of a session of minutes stays exact to 1e-6.</remarks>
public sealed class CaptureWriter : ILoadProbe, IDisposable
{
    /// <summary>First line of the file.</summary>
    public const string Header = "Time (s),Electrode (V),Current (A)";

    private readonly TextWriter _to;
    private readonly char[] _line = new char[96];

    /// <summary>Takes over the writer.</summary>
    /// <param name="to">Takes the CSV.</param>
    /// <param name="fromPowerUp">Whether the capture begins at power-up, and not in the middle of what flows.</param>
    public CaptureWriter(TextWriter to, bool fromPowerUp = true)
    {
        _to = to;
        _to.Write(Header);
        _to.Write('\n');

        // The session counts from power-up, where nothing flows; the probe sees its first change some ms later.
        if (fromPowerUp)
        {
            Sample(0, 0, 0);
        }
    }

    /// <inheritdoc/>
    public void Sample(long nanos, double electrodeVolts, double electrodeAmps)
    {
        int length = 0;
        Append(nanos / 1_000_000_000, default, ref length);
        _line[length++] = '.';
        Append(nanos % 1_000_000_000, "D9", ref length);
        _line[length++] = ',';
        Append(electrodeVolts, "G7", ref length);
        _line[length++] = ',';
        Append(electrodeAmps, "G7", ref length);
        _line[length++] = '\n';
        _to.Write(_line, 0, length);
    }

    /// <inheritdoc/>
    public void Dispose() => _to.Dispose();

    private void Append<T>(T number, ReadOnlySpan<char> format, ref int length)
        where T : ISpanFormattable
    {
        number.TryFormat(_line.AsSpan(length), out int written, format, CultureInfo.InvariantCulture);
        length += written;
    }
}

using System.IO.Compression;
using System.Runtime.InteropServices;

namespace NanoStim.Scope.Reading;

/// <summary>Reads sigrok sessions with analog samples: every sample is a row. <see cref="SigrokLogicSource"/> reads those without.</summary>
internal sealed class SigrokSessionReader : ISampleSource
{
    private readonly ZipArchive _archive;
    private readonly SigrokMetadata _metadata;
    private readonly PiecewiseStream? _logic;
    private readonly PiecewiseStream[] _analog;
    private readonly byte[] _bytes;
    private readonly long _total;
    private long _samples;

    public SigrokSessionReader(ZipArchive archive, SigrokMetadata metadata, PiecewiseStream? logic, PiecewiseStream[] analog)
    {
        _archive = archive;
        _metadata = metadata;
        _logic = logic;
        _analog = analog;
        _bytes = new byte[SampleBlock.Capacity * Math.Max(sizeof(float), _metadata.UnitSize)];
        _total = _logic is not null ? _logic.Length / _metadata.UnitSize : _analog[0].Length / sizeof(float);
        Header = new CaptureHeader(
            "sigrok session",
            [.. (_logic is null ? [] : _metadata.Logic).Select(channel => new ChannelInfo(channel.Name, string.Empty)),
             .. _metadata.Analog.Select(channel => AnalogInfo(channel.Name))],
            MayBeLogic: true,
            DeclaredSamples: null,
            DeclaredIntervalSeconds: 1 / _metadata.SampleRate,
            HasTime: true);
    }

    public CaptureHeader Header { get; }

    public double TimeResolutionSeconds => 0;

    public double Progress => _total > 0 ? Math.Min(1, (double)_samples / _total) : 1;

    public IReadOnlyList<string> Notes { get; } = [];

    public bool Read(SampleBlock block)
    {
        try
        {
            int count = int.MaxValue;
            int column = 0;
            if (_logic is not null)
            {
                count = ReadLogic(block);
                column = _metadata.Logic.Count;
            }

            for (int channel = 0; channel < _analog.Length; channel++)
            {
                count = Math.Min(count, ReadAnalog(_analog[channel], block.Values[column + channel]));
            }

            for (int row = 0; row < count; row++)
            {
                block.Seconds[row] = (_samples + row) / _metadata.SampleRate;
            }

            if (count == 0 && _samples == 0)
            {
                throw new CaptureFormatException("the sigrok session holds no samples.");
            }

            _samples += count;
            block.Count = count;
            return count > 0;
        }
        catch (Exception damage) when (SigrokArchive.IsDamage(damage))
        {
            throw new CaptureFormatException($"the samples of the sigrok session are damaged after sample {_samples}: {damage.Message}", damage);
        }
    }

    public void Dispose()
    {
        _logic?.Dispose();
        foreach (PiecewiseStream stream in _analog)
        {
            stream.Dispose();
        }

        _archive.Dispose();
    }

    /// <summary>The form has no units; a name may carry one.</summary>
    private static ChannelInfo AnalogInfo(string name)
    {
        ColumnHeading heading = ColumnHeading.Of(name);
        return heading is { Unit: "V" or "A", Scale: 1, Name.Length: > 0 } ? new ChannelInfo(heading.Name, heading.Unit) : new ChannelInfo(name, "V");
    }

    private int ReadLogic(SampleBlock block)
    {
        int unit = _metadata.UnitSize;
        int rows = _logic!.Fill(_bytes.AsSpan(0, SampleBlock.Capacity * unit)) / unit;
        for (int channel = 0; channel < _metadata.Logic.Count; channel++)
        {
            int bit = _metadata.Logic[channel].Bit;
            double[] values = block.Values[channel];
            int at = bit / 8;
            for (int row = 0; row < rows; row++, at += unit)
            {
                values[row] = (_bytes[at] >> (bit % 8)) & 1;
            }
        }

        return rows;
    }

    private int ReadAnalog(PiecewiseStream stream, double[] values)
    {
        int rows = stream.Fill(_bytes.AsSpan(0, SampleBlock.Capacity * sizeof(float))) / sizeof(float);
        ReadOnlySpan<float> samples = MemoryMarshal.Cast<byte, float>(_bytes.AsSpan(0, rows * sizeof(float)));
        for (int row = 0; row < rows; row++)
        {
            values[row] = Math.Abs(samples[row]) < 1e9f
                ? samples[row]
                : float.IsNaN(samples[row]) ? double.NaN : throw new InvalidDataException($"{samples[row]} is no voltage.");
        }

        return rows;
    }
}

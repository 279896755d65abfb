using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Cli.Serve;

/// <summary>A capture of some seconds, with times from its beginning.</summary>
internal sealed class WindowCapture : ILoadProbe, IDisposable
{
    private readonly CaptureWriter _writer;
    private readonly long _beginNanos;

    /// <param name="to">Takes the CSV.</param>
    /// <param name="beginNanos">Its beginning, in ns since power-up.</param>
    /// <param name="seconds">Its length.</param>
    public WindowCapture(TextWriter to, long beginNanos, double seconds)
    {
        _writer = new CaptureWriter(to, fromPowerUp: false);
        _beginNanos = beginNanos;
        EndNanos = beginNanos + (long)(seconds * 1e9);
    }

    /// <summary>Its end, in ns since power-up.</summary>
    public long EndNanos { get; }

    /// <inheritdoc/>
    public void Sample(long nanos, double electrodeVolts, double electrodeAmps)
    {
        if (nanos >= _beginNanos && nanos <= EndNanos)
        {
            _writer.Sample(nanos - _beginNanos, electrodeVolts, electrodeAmps);
        }
    }

    public void Dispose() => _writer.Dispose();
}

using System.Globalization;

namespace NanoStim.Client;

/// <summary>The binary stream of a device for a live view; commands may go on meanwhile. It is switched off by <see cref="Dispose"/>.</summary>
public sealed class LiveView : IDisposable
{
    private readonly DeviceConnection _connection;
    private readonly FrameReader _frames;

    /// <summary>Switches the stream on.</summary>
    /// <param name="device">The device.</param>
    /// <param name="interval">0.1 s to 10 s, in steps of 0.1 s.</param>
    /// <exception cref="ClientException">The device has refused the interval, or has no stream.</exception>
    public LiveView(NanoStimDevice device, TimeSpan interval)
    {
        ArgumentNullException.ThrowIfNull(device);
        _connection = device.Connection;
        _frames = _connection.BeginFrames();
        _connection.Execute(string.Create(CultureInfo.InvariantCulture, $"STR:INT {interval.TotalMilliseconds:0}MS;:STR ON"));
    }

    /// <summary>Frames that are missing.</summary>
    public long Lost => _frames.Lost;

    /// <summary>Frames with a wrong checksum.</summary>
    public long Broken => _frames.Broken;

    /// <summary>The next frame; null where none has come in time.</summary>
    public StreamFrame? Read(TimeSpan limit) => _connection.ReadFrame(limit);

    /// <summary>Switches the stream off.</summary>
    public void Dispose()
    {
        try
        {
            _connection.Execute("STR OFF");
        }
        catch (ClientException)
        {
            // A device that does not answer ends the stream by itself.
        }
    }
}

using System.Diagnostics.CodeAnalysis;

namespace NanoStim.Client;

/// <summary>Finds the frames of the binary stream among the bytes of a device, and counts those that are missing.</summary>
public sealed class FrameReader
{
    private const int MaxWaiting = 4096;
    private const int Counters = 65_536;

    private readonly byte[] _bytes = new byte[StreamFrame.Length];
    private readonly Queue<StreamFrame> _frames = new();
    private int _count;
    private int _last = -1;

    /// <summary>Frames that the counter shows to be missing.</summary>
    public long Lost { get; private set; }

    /// <summary>Frames whose checksum was wrong; they are among <see cref="Lost"/> when the next one has come.</summary>
    public long Broken { get; private set; }

    /// <summary>Takes a byte. Answers are ASCII, so that the first byte of a frame is none of theirs.</summary>
    /// <param name="value">The byte.</param>
    /// <returns>Whether it belongs to a frame.</returns>
    public bool Take(byte value)
    {
        if (_count == 0 && value != StreamFrame.Sync)
        {
            return false;
        }

        _bytes[_count++] = value;
        if (_count == StreamFrame.Length)
        {
            End();
        }

        return true;
    }

    /// <summary>The oldest frame that nobody has taken; the oldest are dropped where nobody does.</summary>
    public bool TryRead([NotNullWhen(true)] out StreamFrame? frame) => _frames.TryDequeue(out frame);

    private void End()
    {
        if (StreamFrame.Parse(_bytes) is { } frame)
        {
            _count = 0;
            Lost += _last < 0 ? 0 : (frame.Counter - _last - 1 + Counters) % Counters;
            _last = frame.Counter;
            _frames.Enqueue(frame);
            if (_frames.Count > MaxWaiting)
            {
                _frames.Dequeue();
            }

            return;
        }

        // A byte was lost or changed: perhaps the next frame has begun within this one.
        Broken++;
        int next = Array.IndexOf(_bytes, StreamFrame.Sync, 1);
        _count = next < 0 ? 0 : StreamFrame.Length - next;
        Array.Copy(_bytes, StreamFrame.Length - _count, _bytes, 0, _count);
    }
}

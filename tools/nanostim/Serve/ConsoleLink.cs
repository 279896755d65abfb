using System.Collections.Concurrent;
using NanoStim.VirtualBench;

namespace NanoStim.Cli.Serve;

/// <summary>Somebody who is connected: bytes in both directions, each with a thread of its own, so that the device never waits for a network.</summary>
internal sealed class ConsoleLink : IDisposable
{
    // Somebody who sends more than this without waiting for the device, waits; who does not read this many replies, is disconnected.
    private const int MaxReceived = 4096;
    private const int MaxReplies = 4096;

    private readonly Stream _stream;
    private readonly BlockingCollection<byte> _received = new(MaxReceived);
    private readonly BlockingCollection<byte[]> _replies = new(MaxReplies);
    private readonly Queue<byte> _putBack = new();
    private volatile bool _isClosed;

    /// <param name="stream">Is closed with this.</param>
    /// <param name="name">Name of the other side.</param>
    /// <param name="staysOpen">Nothing tells when the other side leaves: a pseudo-terminal.</param>
    public ConsoleLink(Stream stream, string name, bool staysOpen = false)
    {
        StaysOpen = staysOpen;
        _stream = stream;
        Name = name;
        Start(ReadAll, "read");
        Start(WriteAll, "write");
    }

    public string Name { get; }

    /// <summary>Nothing tells when the other side leaves.</summary>
    public bool StaysOpen { get; }

    /// <summary>What it has sent, as lines.</summary>
    public ConsoleLines Lines { get; } = new();

    /// <summary>It has sent a command as the controller, and not only queries.</summary>
    public bool HasCommanded { get; set; }

    /// <summary>The other side has left.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>It has sent something that has not been taken.</summary>
    public bool HasReceived => _putBack.Count > 0 || _received.Count > 0;

    /// <summary>The console of one who watches; null for the controller, who has the port of the device.</summary>
    public WatchingConsole? Console { get; set; }

    /// <summary>Takes a byte that has been received.</summary>
    public bool TryTake(out byte value) => _putBack.TryDequeue(out value) || _received.TryTake(out value);

    /// <summary>Bytes that were taken and are to be taken again, by the thread that takes them.</summary>
    public void PutBack(byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            _putBack.Enqueue(value);
        }
    }

    /// <summary>Sends a reply. Never waits.</summary>
    public void Send(byte[] bytes)
    {
        if (!_isClosed && !_replies.TryAdd(bytes))
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        _stream.Dispose();
    }

    private void Start(Action work, string what) => new Thread(() => Guard(work)) { IsBackground = true, Name = $"{Name} {what}" }.Start();

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other side has left, or Dispose has closed the stream.
        }

        _isClosed = true;
        _stream.Dispose();
    }

    private void ReadAll()
    {
        byte[] buffer = new byte[256];
        for (int count = _stream.Read(buffer); count > 0; count = _stream.Read(buffer))
        {
            foreach (byte value in buffer.AsSpan(0, count))
            {
                while (!_received.TryAdd(value, millisecondsTimeout: 100))
                {
                    if (_isClosed)
                    {
                        return;
                    }
                }
            }
        }
    }

    private void WriteAll()
    {
        while (!_isClosed)
        {
            if (_replies.TryTake(out byte[]? bytes, millisecondsTimeout: 200))
            {
                _stream.Write(bytes);
                _stream.Flush();
            }
        }
    }
}

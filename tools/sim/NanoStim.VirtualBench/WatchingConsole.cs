using NanoStim.Firmware;
using NanoStim.Firmware.Console;
using NanoStim.Hal;

namespace NanoStim.VirtualBench;

/// <summary>
/// A further console of a virtual device, for somebody who watches: the firmware's own, without the bench strap, so that it may read and stop and nothing else.
/// Its lines do not count as those of the console that has started a session.
/// </summary>
public sealed class WatchingConsole : IConsolePort
{
    // As the firmware does with its own.
    private const int StepsOfPoll = 10;

    private readonly Stimulator _stimulator;
    private readonly VirtualClock _clock;
    private readonly ScpiConsole _console;
    private readonly InputState _inputs = new();
    private readonly Queue<byte> _received = new();
    private readonly Action<byte[]> _send;
    private int _stepsToPoll;

    /// <summary>Opens a console.</summary>
    /// <param name="bench">The device.</param>
    /// <param name="send">Takes what it replies.</param>
    public WatchingConsole(Bench bench, Action<byte[]> send)
    {
        ArgumentNullException.ThrowIfNull(bench);
        _stimulator = bench.Stimulator;
        _clock = bench.Clock;
        _send = send;
        _console = _stimulator.NewConsole(this, _inputs);
    }

    /// <summary>How many bytes wait.</summary>
    public int Waiting => _received.Count;

    /// <summary>No line is under way, nor a reply.</summary>
    public bool IsIdle => _received.Count == 0 && !_console.IsBusy;

    /// <inheritdoc/>
    public int MaxWriteBytes => 256;

    /// <summary>Takes bytes of a line.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            _received.Enqueue(value);
        }
    }

    /// <summary>To be called after each control step.</summary>
    public void Step()
    {
        InputState now = _stimulator.Inputs;
        _inputs.StopPressed = now.StopPressed;
        _inputs.ChargerPresent = now.ChargerPresent;
        _inputs.EmsSwitch = now.EmsSwitch;
        _inputs.Tripped = now.Tripped;
        _stepsToPoll--;
        if (_stepsToPoll <= 0)
        {
            _stepsToPoll = StepsOfPoll;
            _console.Poll(_clock.NowMicros(), true);
        }
        else if (_console.IsBusy)
        {
            _console.Work(_clock.NowMicros());
        }
    }

    int IConsolePort.Read(byte[] bytes)
    {
        int count = 0;
        while (count < bytes.Length && _received.TryDequeue(out byte value))
        {
            bytes[count++] = value;
        }

        return count;
    }

    void IConsolePort.Write(byte[] bytes, int offset, int count) => _send(bytes[offset..(offset + count)]);
}

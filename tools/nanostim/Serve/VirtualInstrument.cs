using System.Collections.Concurrent;
using System.Diagnostics;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using Device = NanoStim.VirtualBench.Bench;

namespace NanoStim.Cli.Serve;

/// <summary>The firmware on a virtual board that runs beside the clock on the wall, with those who are connected to its console. One thread runs it.</summary>
internal sealed class VirtualInstrument(BenchOptions options, bool hasStrap, double speed)
{
    private const int ConsoleUart = 1;
    private const byte BreakByte = 3;

    // The port of the device is filled no further: what somebody sends waits in the network and is not lost, as on a serial line.
    private const int MaxWaiting = 64;

    // After a standstill of the computer the device goes on from where it was.
    private const long MaxLagMillis = 200;

    private const long SecondNanos = 1_000_000_000;

    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _sinceController = new();
    private readonly ConcurrentQueue<Action> _requests = new();
    private readonly List<ConsoleLink> _links = [];
    private ConsoleLink? _controller;
    private Device? _bench;
    private LoadTotals _secondStart;
    private bool _isLineOpen;

    /// <summary>What the load received in the last whole second.</summary>
    public ReceivedFigures Received { get; private set; } = new(0, 0, 0);

    /// <summary>The device. Only on the thread that runs it.</summary>
    public Device Bench => _bench ?? throw new InvalidOperationException("The device has not been switched on.");

    /// <summary>Somebody has connected. The first one who sends something is the controller, until somebody else commands while that one only asks.</summary>
    public void Add(ConsoleLink link) => _requests.Enqueue(() => _links.Add(link));

    /// <summary>Does something between two control steps, and waits for it.</summary>
    public T Do<T>(Func<VirtualInstrument, T> what)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Enqueue(() =>
        {
            try
            {
                done.SetResult(what(this));
            }
            catch (Exception failed)
            {
                done.SetException(failed);
            }
        });
        return done.Task.GetAwaiter().GetResult();
    }

    /// <summary>Switches the device on and runs it until <paramref name="stop"/>.</summary>
    public void Run(CancellationToken stop)
    {
        _bench = new Device(options);
        _bench.Board.BenchStrap = hasStrap;
        _bench.Chip.Uart(ConsoleUart).Sent = (bytes, offset, count) => _controller?.Send(bytes[offset..(offset + count)]);

        // At once: whoever connects finds a device that is ready.
        _bench.RunSelfTest(bench => bench.Loop.RunStep());
        Stopwatch watch = Stopwatch.StartNew();
        double aheadMillis = 0;
        while (!stop.IsCancellationRequested)
        {
            while (_requests.TryDequeue(out Action? request))
            {
                request();
            }

            Pump();
            long before = _bench.Chip.NowNanos;
            _bench.Loop.RunStep();
            foreach (ConsoleLink link in _links)
            {
                link.Console?.Step();
            }

            FollowSeconds();
            aheadMillis += (_bench.Chip.NowNanos - before) * 1e-6 / speed - watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            if (aheadMillis > 1)
            {
                Thread.Sleep((int)aheadMillis);
            }
            else if (aheadMillis < -MaxLagMillis)
            {
                aheadMillis = 0;
            }
        }

        foreach (ConsoleLink link in _links)
        {
            link.Dispose();
        }
    }

    private void Pump()
    {
        for (int i = _links.Count - 1; i >= 0; i--)
        {
            ConsoleLink link = _links[i];
            if (link.IsClosed && !link.HasReceived)
            {
                _links.RemoveAt(i);
                _controller = _controller == link ? null : _controller;
                continue;
            }

            if (link.HasReceived && _controller is null && link.Console is null)
            {
                TakeOver(link);
            }

            if (_controller == link)
            {
                PumpController(link);
            }
            else
            {
                PumpWatcher(link);
            }
        }
    }

    private void TakeOver(ConsoleLink link)
    {
        if (_controller is not null)
        {
            _controller.HasCommanded = false;
            if (_controller.Lines.HasStream)
            {
                // Its frames must not come to this one; it asks for them again, on a console of its own.
                foreach (byte value in "STR OFF\n"u8)
                {
                    Receive(value);
                }
            }
        }

        _controller = link;
        _sinceController.Restart();
        link.Console = null;
        if (_isLineOpen)
        {
            // Half a line of the one before must not become a part of this one's.
            Receive(BreakByte);
        }
    }

    private void PumpController(ConsoleLink link)
    {
        while (Bench.Chip.Uart(ConsoleUart).Waiting < MaxWaiting && link.TryTake(out byte value))
        {
            link.HasCommanded = link.HasCommanded || link.Lines.EndsCommand(value);
            Receive(value);
            _sinceController.Restart();
        }
    }

    /// <summary>Whole lines, for each can be the one that makes it the controller. A stop does not wait.</summary>
    private void PumpWatcher(ConsoleLink link)
    {
        while (!link.Lines.IsFull && link.TryTake(out byte value))
        {
            link.Console ??= new WatchingConsole(Bench, link.Send);
            if (value == BreakByte)
            {
                link.Console.Receive([value]);
            }

            link.Lines.Take(value);
        }

        if (link.Console is { IsIdle: true } console && link.Lines.TryPeek(out byte[]? line))
        {
            if (!ConsoleLines.IsCommand(line) || !MayTakeOver)
            {
                console.Receive(link.Lines.Next());
            }
            else if (IsDeviceIdle)
            {
                TakeOver(link);
                link.PutBack(link.Lines.TakeAll());
            }
        }
    }

    /// <summary>
    /// There is no controller, or one that has only asked so far, or a pseudo-terminal, of which nobody sees whether a program still has it open, that has been
    /// silent with the output off.
    /// </summary>
    private bool MayTakeOver => _controller is null
        || !_controller.HasCommanded
        || (_controller.StaysOpen && _sinceController.Elapsed > s_silence && Bench.Stimulator.Session.State is SessionState.Idle or SessionState.Fault or SessionState.Complete);

    /// <summary>No line of the controller is under way, nor a reply to it.</summary>
    private bool IsDeviceIdle => Bench.Chip.Uart(ConsoleUart).Waiting == 0 && !_isLineOpen && !Bench.IsConsoleBusy;

    private void Receive(byte value)
    {
        Bench.Chip.Uart(ConsoleUart).Receive([value]);
        _isLineOpen = value is not ((byte)'\n' or (byte)'\r' or BreakByte);
    }

    private void FollowSeconds()
    {
        LoadMeter meter = Bench.Board.Meter;
        if (Bench.Board.NowNanos - _secondStart.Nanos < SecondNanos)
        {
            return;
        }

        LoadTotals now = meter.Read();
        double seconds = (now.Nanos - _secondStart.Nanos) * 1e-9;
        Received = new ReceivedFigures(
            now.PeakMicroAmps, (now.MovedNanoCoulombs - _secondStart.MovedNanoCoulombs) / seconds * 1e-3, now.NetNanoCoulombs - _secondStart.NetNanoCoulombs);
        _secondStart = now;
        meter.RestartPeak();
    }
}

using System.Text;
using NanoStim.Esp32Model;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.StepCost;

/// <summary>
/// Counts the control steps of a device that is talked to. It runs in the copy of this assembly that is bound to the counting device assemblies, so parameters and
/// results are types of the runtime only.
/// </summary>
internal sealed class CostedConsole
{
    private const int Uart = 1;

    // A port that is nearly full drops what comes.
    private const int MostWaiting = 400;
    private const int StepsOfSecond = 100;

    private readonly Action<string, long, int[], int[]> _observe;
    private readonly int[] _instructions = new int[StepCounter.MaxNames];
    private readonly int[] _calls = new int[StepCounter.MaxNames];
    private readonly StringBuilder _reply = new();
    private readonly string _name;

    private CostedConsole(string name, bool hasStrap, Action<string, long, int[], int[]> observe)
    {
        _name = name;
        _observe = observe;
        Bench = new Bench(new BenchOptions { Load = LoadModel.Parse("10kohm") });
        Bench.Board.BenchStrap = hasStrap;
        Port.Sent = (bytes, offset, count) => _reply.Append(Encoding.Latin1.GetString(bytes, offset, count));
        if (!Bench.RunSelfTest(_ => Step()))
        {
            throw new InvalidOperationException("The self-test has not passed.");
        }
    }

    /// <summary>The board.</summary>
    internal Bench Bench { get; }

    /// <summary>State of the session.</summary>
    internal SessionState State => Bench.Stimulator.Session.State;

    /// <summary>Control steps with output so far.</summary>
    internal long OutputSteps { get; private set; }

    private UartModel Port => Bench.Chip.Uart(Uart);

    /// <summary>Sends so many drawn lines without the strap, then some with it and with output on.</summary>
    /// <returns>Peak current without the strap in nA, with it in nA, faults, whether the console answers at the end, longest wait of a write in ns.</returns>
    public static long[] Fuzz(int lines, int seed, Action<string, long, int[], int[]> observe)
    {
        CostedConsole without = new("without strap", false, observe);
        ConsoleLines drawn = new(seed);
        for (int i = 0; i < lines; i++)
        {
            without.Send(drawn.Next());
            without.Step();
            without._reply.Clear();
        }

        bool answers = without.Answers();
        CostedConsole with = new("with strap", true, observe);
        for (int i = 0; i < lines / 20; i++)
        {
            if (i % 10 == 0)
            {
                with.Send("\n*RST;:CURR 200UA;:OUTP ON\n"u8);
                with.Steps(StepsOfSecond);
                with.Ask("SYST:STAT?");
                with.Steps(StepsOfSecond);
                with.Ask("SYST:STAT?");
            }

            with.Send(drawn.Next());
            with.Steps(3);
            with._reply.Clear();
        }

        answers &= with.Answers();
        long faults = (int)without.Bench.Stimulator.Fault + (int)with.Bench.Stimulator.Fault;
        return
        [
            (long)(without.Bench.Board.Meter.Read().PeakMicroAmps * 1000), (long)(with.Bench.Board.Meter.Read().PeakMicroAmps * 1000), faults, answers ? 1 : 0,
            Math.Max(without.Port.LongestWaitNanos, with.Port.LongestWaitNanos),
        ];
    }

    /// <summary>Talks for so many minutes of virtual time.</summary>
    /// <returns>See <see cref="ChattingClient.Facts"/>.</returns>
    public static long[] Chat(int minutes, Action<string, long, int[], int[]> observe)
    {
        ChattingClient client = new(new CostedConsole("chat", true, observe));
        client.Run(minutes);
        return client.Facts();
    }

    /// <summary>Sends a line and returns its reply, without its end; empty where none comes.</summary>
    internal string Ask(string line)
    {
        _reply.Clear();
        Send(Encoding.Latin1.GetBytes(line + "\n"));
        for (int steps = 0; steps < 6 * StepsOfSecond; steps++)
        {
            Step();
            if (_reply.Length > 0 && _reply[^1] == '\n')
            {
                return _reply.ToString(0, _reply.Length - 1);
            }
        }

        return "";
    }

    /// <summary>Sends a line that has no reply.</summary>
    internal void Tell(string line)
    {
        Send(Encoding.Latin1.GetBytes(line + "\n"));
        Steps(StepsOfSecond / 5);
    }

    /// <summary>Runs control steps.</summary>
    internal void Steps(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Step();
        }
    }

    private bool Answers()
    {
        Send("\u0003\n"u8);
        Steps(20 * StepsOfSecond);
        Ask("*CLS;*OPC?");
        return Ask("SYST:ERR?") == "0,\"No error\"" && Ask("NONSENSE?;*OPC?").Length == 0 && Ask("SYST:ERR?") == "-113,\"Undefined header\"" && Ask("OUTP?") == "0";
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int count = Math.Min(bytes.Length, Math.Max(MostWaiting - Port.Waiting, 0));
            Port.Receive(bytes[..count]);
            bytes = bytes[count..];
            if (bytes.Length > 0)
            {
                Step();
            }
        }
    }

    private void Step()
    {
        Bench.Clock.WaitForTick();
        SessionState before = State;
        StepCounter.Reset();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Bench.Stimulator.Step();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - allocated - StepCounter.ChipBytes;
        bool hasOutput = before is >= SessionState.ContactCheck and <= SessionState.Rest;
        OutputSteps += hasOutput ? 1 : 0;

        // A step that starts, stops or changes the state has a kind of its own: what it costs does not depend on the console.
        string kind = State != before ? "change" : hasOutput ? "output" : "no output";
        StepCounter.Instructions.CopyTo(_instructions);
        StepCounter.Calls.CopyTo(_calls);
        _observe($"{_name}, {kind}", bytes, _instructions, _calls);
    }
}

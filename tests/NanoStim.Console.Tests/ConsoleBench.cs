using System.Text;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Console.Tests;

/// <summary>The firmware on the virtual board, talked to through its serial port, in virtual time.</summary>
internal sealed class ConsoleBench
{
    private const int ConsoleUart = 1;
    private readonly StringBuilder _replies = new();

    public ConsoleBench(bool hasStrap, string load = "10kohm", bool ems = false, Mcp7940n? memory = null, double converterGain = 1)
    {
        Bench = new Bench(new BenchOptions { Load = LoadModel.Parse(load), EmsSwitch = ems, BackupMemory = memory ?? new Mcp7940n() });
        Bench.Board.BenchStrap = hasStrap;
        Bench.Chip.Uart(ConsoleUart).Sent = (bytes, offset, count) => _replies.Append(Encoding.Latin1.GetString(bytes, offset, count));
        Bench.Chip.Adc.ScaleAll(converterGain);
        Bench.RunSelfTest(bench => bench.Loop.RunStep());
    }

    public Bench Bench { get; }

    /// <summary>Longest time between the beginnings of two control steps, in µs.</summary>
    public long LongestStepMicros { get; private set; }

    /// <summary>Longest wait in a write to the port, in ns.</summary>
    public long LongestWaitNanos => Bench.Chip.Uart(ConsoleUart).LongestWaitNanos;

    /// <summary>Sends bytes as fast as the port takes them.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int room = 400 - Bench.Chip.Uart(ConsoleUart).Waiting;
            int count = Math.Min(bytes.Length, Math.Max(room, 0));
            Bench.Chip.Uart(ConsoleUart).Receive(bytes[..count]);
            bytes = bytes[count..];
            if (bytes.Length > 0)
            {
                Step();
            }
        }
    }

    public void Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends a line, and runs until its reply is there.</summary>
    public string Ask(string line)
    {
        _replies.Clear();
        Send(line + "\n");
        for (int i = 0; i < 500; i++)
        {
            Step();
            string text = _replies.ToString();
            if (text.EndsWith('\n'))
            {
                return text.TrimEnd('\n');
            }
        }

        return "";
    }

    /// <summary>What was sent since the last question.</summary>
    public string Replies => _replies.ToString();

    /// <summary>Runs until nothing of what was sent waits any more.</summary>
    public void Drain()
    {
        do
        {
            Steps(20);
        }
        while (Bench.Chip.Uart(ConsoleUart).Waiting > 0 || Bench.IsConsoleBusy);
    }

    public void Forget() => _replies.Clear();

    public void Steps(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Step();
        }
    }

    public void Step()
    {
        long before = Bench.Clock.NowMicros();
        Bench.Loop.RunStep();
        LongestStepMicros = Math.Max(LongestStepMicros, Bench.Clock.NowMicros() - before);
    }
}

using System.Globalization;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBoard;

namespace NanoStim.StepCost;

/// <summary>
/// A client that talks all day: it chooses programs, starts, measures, changes the intensity, pauses, stops; in every third session the electrode comes off, and it
/// reads why, and clears the fault. In between it asks once in a second. After an hour of output it has to be refused.
/// </summary>
internal sealed class ChattingClient(CostedConsole console)
{
    private const int SessionSeconds = 150;
    private const int PauseSeconds = 1200;
    private const int StepsOfSecond = 100;
    private const long WarmSeconds = 120;

    private static readonly string[] s_programs = ["ms-facial", "ms-ten-and-ten", "ms-thirty", "ms-slow-square", "ms-two-stage"];

    private readonly LoadModel _skin = LoadModel.Parse("10kohm");
    private long _replies;
    private long _silent;
    private long _wrong;
    private long _sessions;
    private long _trips;
    private long _refused;
    private long _heapWarm;
    private long _heapEnd;

    private double Seconds => console.Bench.NowMicros * 1e-6;

    /// <summary>
    /// Replies, questions without one, replies that were not as expected, sessions, trips that were read and cleared, starts that were refused for the day, control steps
    /// with output, live bytes of the host after two minutes and at the end.
    /// </summary>
    internal long[] Facts() => [_replies, _silent, _wrong, _sessions, _trips, _refused, console.OutputSteps, _heapWarm, _heapEnd];

    /// <summary>Talks for so many minutes.</summary>
    internal void Run(int minutes)
    {
        double end = minutes * 60;
        while (Seconds < end)
        {
            Session();
            double next = Math.Min(end, Seconds + PauseSeconds);
            while (Seconds < next)
            {
                Expect("SYST:ERR?", "0,\"No error\"");
                console.Steps(StepsOfSecond);
                Warm();
            }
        }

        _heapEnd = GC.GetTotalMemory(forceFullCollection: true);
    }

    private void Session()
    {
        int number = (int)_sessions++;
        string program = s_programs[number % s_programs.Length];
        int microAmps = 100 + number * 30 % 400;
        Expect($"*CLS;*RST;:PROG:NAME \"{program}\";:PROG:NAME?", $"\"{program}\"");
        Expect(string.Create(CultureInfo.InvariantCulture, $":CURR {microAmps}UA;CURR?"), string.Create(CultureInfo.InvariantCulture, $"{microAmps}.0E-6"));
        // Refused for the day, it has no reply.
        string started = Ask("OUTP ON;:OUTP?");
        if (started != "1")
        {
            _refused += Ask("OUTP:INH?").StartsWith("10,", StringComparison.Ordinal) ? 1 : 0;
            Ask("*CLS;*OPC?");
            return;
        }

        double end = Seconds + SessionSeconds;
        bool trips = number % 3 == 1;
        for (int turn = 0; Seconds < end; turn++)
        {
            Talk(turn, trips && turn == 100);
            if (console.State is SessionState.Idle or SessionState.Fault or SessionState.Complete)
            {
                break;
            }
        }

        if (console.State == SessionState.Fault)
        {
            ReadAndClear(trips);
        }

        Expect("OUTP OFF;:OUTP?", "0");
        console.Steps(StepsOfSecond);
    }

    private void Talk(int turn, bool takesOff)
    {
        if (takesOff)
        {
            console.Bench.Board.Load = LoadModel.Parse("open");
        }

        _ = (turn % 40) switch
        {
            10 => Ask("CURR 90UA;CURR?"),
            20 => Ask("OUTP:PAUS;:SYST:STAT?"),
            21 => Ask("OUTP:RES;:SYST:STAT?"),
            30 => Refuse(),
            _ => Ask(turn % 2 == 0 ? "MEAS:ALL?" : "SYST:STAT?;:LOG:LAST?"),
        };
        console.Steps(StepsOfSecond / 2);
        Warm();
    }

    private void ReadAndClear(bool isProvoked)
    {
        _wrong += isProvoked && Ask("OUTP:PROT:TRIP?") == "1" && Ask("OUTP:PROT:REAS?").Contains("electrode", StringComparison.Ordinal) ? 0 : 1;
        console.Bench.Board.Load = _skin;
        Ask("OUTP:PROT:CLE;*OPC?");
        _trips += Ask("OUTP:PROT:TRIP?") == "0" ? 1 : 0;
        Ask("*CLS;*OPC?");
    }

    // A line that fails has no reply, and does not count for the keep-alive.
    private string Refuse()
    {
        console.Tell("CURR 700UA");
        Expect("SYST:ERR?", "-222,\"Data out of range\"");
        return "";
    }

    private void Expect(string line, string reply) => _wrong += Ask(line) == reply ? 0 : 1;

    private string Ask(string line)
    {
        string reply = console.Ask(line);
        _replies += reply.Length > 0 ? 1 : 0;
        _silent += reply.Length > 0 || line.StartsWith("OUTP ON", StringComparison.Ordinal) ? 0 : 1;
        return reply;
    }

    private void Warm()
    {
        if (_heapWarm == 0 && Seconds > WarmSeconds)
        {
            _heapWarm = GC.GetTotalMemory(forceFullCollection: true);
        }
    }
}

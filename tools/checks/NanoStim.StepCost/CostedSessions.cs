using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Session;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.StepCost;

/// <summary>
/// Runs the sessions whose steps are counted: every shape of pulses, both modes, cycles with rests, a pause, a fault. It runs in the copy of
/// this assembly that is bound to the counting device assemblies, so parameters and results are types of the runtime only.
/// </summary>
internal sealed class CostedSessions
{
    private const int StepsAside = 50;

    private readonly Action<string, long, int[], int[]> _observe;
    private readonly Bench _bench;
    private readonly string _mode;

    private CostedSessions(TreatmentProgram program, LoadModel load, Action<string, long, int[], int[]> observe)
    {
        _observe = observe;
        _mode = Firmware.Modes.ModeCatalogue.Of(program.Mode).Name;
        _bench = new Bench(new BenchOptions { Load = load, EmsSwitch = program.Mode == Firmware.Modes.StimulationMode.Ems });
    }

    private SessionStateMachine Session => _bench.Stimulator.Session;

    /// <summary>Runs all sessions.</summary>
    /// <param name="observe">Called after each control step with its kind, the bytes that the device assemblies allocated, their instructions by method number, their calls by callee number.</param>
    public static void Run(Action<string, long, int[], int[]> observe)
    {
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            TreatmentProgram program = ProgramCatalogue.At(i);
            bool ems = program.Mode == Firmware.Modes.StimulationMode.Ems;
            new CostedSessions(program, LoadModel.Parse(ems ? "500ohm" : "10kohm"), observe).Treat(program, ems ? 20_000 : 200);
        }
    }

    /// <summary>Runs half a minute of a program with a pause, then a second session with a fault.</summary>
    private void Treat(TreatmentProgram program, int microAmps)
    {
        if (!_bench.RunSelfTest(_ => Step()))
        {
            return;
        }

        Start(program, microAmps, seconds: 30);
        StepUntil(SessionState.Deliver);
        Steps(StepsAside);
        Session.Pause(_bench.NowMicros);
        Steps(StepsAside);
        Session.Resume(_bench.NowMicros);
        StepUntil(SessionState.Complete);
        Steps(StepsAside);
        Session.Dismiss(_bench.NowMicros);
        Steps(StepsAside);

        Start(program, microAmps, seconds: 30);
        StepUntil(SessionState.Deliver);
        _bench.Board.ChargerPresent = true;
        Steps(StepsAside);
    }

    private void Start(TreatmentProgram program, int microAmps, int seconds)
    {
        Session.SelectProgram(program);
        Session.SetIntensity(microAmps);
        Session.SetDuration(seconds);
        Session.Start(_bench.NowMicros, fromConsole: true);
    }

    private void StepUntil(SessionState state)
    {
        // Half a minute of the program, and the contact check before it.
        for (int left = 5000; left > 0 && Session.State != state && Session.State != SessionState.Fault; left--)
        {
            Step();
        }
    }

    private void Steps(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Step();
        }
    }

    private void Step()
    {
        _bench.Clock.WaitForTick();
        SessionState before = Session.State;
        StepCounter.Reset();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        _bench.Stimulator.Step();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - allocated - StepCounter.ChipBytes;

        // A step that changes the state is counted as a kind of its own.
        string kind = $"{_mode} {SessionStateNames.Of(before)}";
        if (Session.State != before)
        {
            kind += $" > {SessionStateNames.Of(Session.State)}";
        }

        _observe(kind, bytes, StepCounter.Instructions.ToArray(), StepCounter.Calls.ToArray());
    }
}

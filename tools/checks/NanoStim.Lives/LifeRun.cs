using NanoStim.Firmware.Session;
using NanoStim.LoadJudge;
using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>Runs a life on the virtual board, and has it judged.</summary>
public sealed class LifeRun
{
    internal const long Milli = 1_000_000;
    private const long TailNanos = 800 * Milli;
    private const long MinuteNanos = 60_000 * Milli;

    // The firmware counts a step in 32 bits of µs; a device that is on steps, so that no gap between two steps comes near that.
    private const int IdleMinutes = 20;
    private const int IdleSteps = 12;

    private readonly Life _life;
    private readonly Mcp7940n _memory = new();
    private readonly LifeActs _acts;
    private readonly bool _hasProbe;
    private long _base;
    private long _on;
    private double _charge;
    private StepWatch _steps = null!;
    private Violation? _stuck;

    private LifeRun(Life life, bool hasProbe)
    {
        _life = life;
        _hasProbe = hasProbe;
        Judge = new Judge(LimitFile.Shipped);
        Inputs = new LifeInputs(life.FirstLoad);
        Reached = new Coverage();
        _acts = new LifeActs(this);
        Bench = null!;
    }

    /// <summary>The bench that is on.</summary>
    internal LifeBench Bench { get; private set; }

    internal Judge Judge { get; }

    internal LifeInputs Inputs { get; }

    internal Coverage Reached { get; }

    internal Mcp7940n Memory => _memory;

    internal int Seed => _life.Seed;

    /// <summary>Time of the life in ns.</summary>
    internal long Now => _base + Bench.Board.NowNanos;

    /// <summary>Runs a life.</summary>
    /// <param name="life">The life.</param>
    /// <param name="trace">Told what happens, for a replay; null for none.</param>
    public static LifeResult Of(Life life, Action<string>? trace = null)
    {
        ArgumentNullException.ThrowIfNull(life);
        LifeResult result = new LifeRun(life, false).Run(trace);
        return result.NeedsProbe ? new LifeRun(life, true).Run(null) : result;
    }

    /// <summary>Runs a life without a trace.</summary>
    public static LifeResult Runner(Life life) => Of(life);

    /// <summary>Has something done at an exact time of the life, while control steps run.</summary>
    internal void At(long nanos, Action action) => Bench.Board.At(Math.Max(nanos - _base, Bench.Board.NowNanos), action);

    /// <summary>Switches the device off, lets time pass, and switches it on again.</summary>
    internal void PowerCycle(int minutes)
    {
        _acts.PowerOff();
        End();
        _base += Bench.Board.NowNanos + minutes * MinuteNanos;
        _memory.AdvanceMinutes(minutes);
        PowerOn();
    }

    /// <summary>Lets minutes pass with the device on and its output off; the steps in which nothing happens are left out.</summary>
    internal void Idle(int minutes)
    {
        for (int left = minutes; left > 0; left -= IdleMinutes)
        {
            if (!Bench.Board.LatchTripped || Bench.State is not (SessionState.Idle or SessionState.Fault or SessionState.Paused or SessionState.Complete))
            {
                return;
            }

            Bench.Chip.AdvanceTo(Bench.Chip.NowNanos + Math.Min(left, IdleMinutes) * MinuteNanos);
            Judge.Skip(Now);
            for (int step = 0; step < IdleSteps; step++)
            {
                Step();
            }
        }
    }

    private LifeResult Run(Action<string>? trace)
    {
        PowerOn();
        long at = 0;
        foreach (LifeAction action in _life.Actions)
        {
            at = Math.Max(at + action.AfterMillis * Milli, 0);
            _acts.Do(action, at);
            trace?.Invoke($"{Now * 1e-9,10:0.000} s  {action.Text}  [{Bench.State}{(Bench.Fault == 0 ? "" : " " + Bench.Fault)}]");
            at = LifeActs.Jumps(action) ? Now : at;
        }

        RunTo(Now + TailNanos);
        End();
        trace?.Invoke($"{Now * 1e-9,10:0.000} s  end  [{Bench.State}{(Bench.Fault == 0 ? "" : " " + Bench.Fault)}]");
        IReadOnlyList<Violation> violations = _stuck is null ? Judge.Violations : [.. Judge.Violations, _stuck];
        return new LifeResult(_life, violations, Reached.Items, _on / Milli, _charge, Reached.FirstFault, _acts.Parts) { NeedsProbe = !_hasProbe && Judge.NeedsProbe };
    }

    /// <summary>Runs control steps to a time of the life.</summary>
    internal void RunTo(long nanos)
    {
        while (Now < nanos)
        {
            Step();
        }
    }

    private void Step()
    {
        _steps.Step();
        if (_steps.IsStuck)
        {
            _stuck ??= new Violation(StepWatch.Rule, "a control step that does not end", Now, _acts.Parts.Count > 1);
        }

        Judge.Step(Bench.Board.LightOn, Now);
        Judge.Waiting(Bench.Chip.Uart(LifeConsole.Uart).Waiting, Now);
        Reached.See(Bench);
    }

    private void PowerOn()
    {
        Bench = new LifeBench(Inputs.Options(_memory), Seed);
        _steps = new StepWatch(Bench);
        long begin = _base;
        Bench.Board.Meter.PhaseEnded = phase => Judge.Phase(new SeenPhase(begin + phase.StartNanos, phase.WidthNanos, phase.NanoCoulombs, phase.PeakMicroAmps));
        if (_hasProbe)
        {
            Bench.Board.Probe = new PeakWatch(Judge, begin);
        }

        _acts.PowerOn();
        Judge.Power(_base);
        Bench.Boot();
    }

    private void End()
    {
        Bench.Board.Settle();
        LoadTotals totals = Bench.Board.Meter.Read();
        _charge += totals.MovedNanoCoulombs;
        _on += Bench.Board.NowNanos;
    }
}

using System.Globalization;
using NanoStim.LoadJudge;
using NanoStim.VirtualBoard;

namespace NanoStim.Console.Tests;

/// <summary>A device on the desk with a meter in the lead of its load, and a judge that knows nothing of the firmware.</summary>
internal sealed class JudgedBench
{
    private const int EmsOhms = 500;
    private const int MicrocurrentOhms = 10_000;
    private const int MaxSteps = 2_500;
    private const int StepsPerLine = 100;

    private const int RecentPhases = 8;
    private const int StepMicros = 10_000;
    private const int AboveCheckMicroAmps = 125;
    private const int AboveEmsCheckMicroAmps = 2_500;

    private readonly ConsoleBench _console;
    private readonly Queue<string> _recent = new();
    private long _aboveCheckNanos;

    /// <summary>A device that has just been switched on.</summary>
    public JudgedBench(bool ems, Mcp7940n memory)
    {
        IsEms = ems;
        Memory = memory;
        _console = new ConsoleBench(hasStrap: true, ems ? $"{EmsOhms}ohm" : $"{MicrocurrentOhms / 1000}kohm", ems, memory);
        _console.Bench.Board.Meter.PhaseEnded = phase => See(new SeenPhase(phase.StartNanos, phase.WidthNanos, phase.NanoCoulombs, phase.PeakMicroAmps));
    }

    public bool IsEms { get; }

    public Mcp7940n Memory { get; }

    public Judge? Judge { get; private set; }

    /// <summary>The record of the user program as the memory holds it.</summary>
    public byte[] Record => Memory.Memory[UserTreatment.RecordAt..(UserTreatment.RecordAt + UserTreatment.RecordBytes)].ToArray();

    /// <summary>What the load had received when the judge found something.</summary>
    public string Recent => string.Join("\n", _recent);

    public string Ask(string line) => _console.Ask(line);

    /// <summary>Sends a treatment. True where it was taken; otherwise the number of the error.</summary>
    public (bool IsTaken, int Error) Send(UserTreatment treatment)
    {
        _console.Ask("*CLS;SYST:ERR?");
        foreach (string line in treatment.Lines)
        {
            _console.Send(line + "\n");
            _console.Ask("*ESR?");
        }

        int error = int.Parse(_console.Ask("SYST:ERR?").Split(',')[0], CultureInfo.InvariantCulture);
        return (error == 0, error);
    }

    /// <summary>Chooses the user program and runs it to its end, or for 25 s.</summary>
    /// <returns>The number of the fault, 0 for none; charge that the load has received in nC; what the judge found.</returns>
    public (int Fault, double NanoCoulombs, IReadOnlyList<Violation> Violations) Run(UserTreatment treatment, int microAmps)
    {
        _aboveCheckNanos = long.MaxValue;
        _recent.Clear();
        Judge = new Judge(LimitFile.Shipped.With(treatment.Judged));
        Judge.Load(new SeenLoad(IsEms ? EmsOhms : MicrocurrentOhms, true), _console.Bench.Board.NowNanos);
        Judge.Slide(IsEms, _console.Bench.Board.NowNanos);
        Judge.Power(_console.Bench.Board.NowNanos);
        double before = _console.Bench.Board.Meter.Read().MovedNanoCoulombs;
        _console.Ask($"PROG:NAME 'user';:SYST:WDOG 10S;:CURR {microAmps}UA;*ESR?");
        Judge.Command("user", microAmps, _console.Bench.Board.NowNanos);
        _console.Send("OUTP ON\n");
        bool isOn = true;
        for (int i = 0; i < MaxSteps && isOn; i++)
        {
            Step();
            if (i % StepsPerLine == StepsPerLine - 1)
            {
                _console.Forget();
                _console.Send("OUTP?\n");
            }

            isOn = i % StepsPerLine != StepsPerLine - 50 || i < StepsPerLine || _console.Replies.EndsWith("1\n", StringComparison.Ordinal);
        }

        _console.Send("ABOR\n");
        for (int i = 0; i < StepsPerLine; i++)
        {
            Step();
        }

        _console.Forget();
        int fault = int.Parse(_console.Ask("OUTP:PROT:CODE?"), CultureInfo.InvariantCulture);
        _console.Ask("OUTP:PROT:CLE;*CLS;SYST:ERR?");
        _console.Bench.Board.Settle();
        return (fault, _console.Bench.Board.Meter.Read().MovedNanoCoulombs - before, [.. Judge.Violations.Where(violation => !IsCut(violation, treatment))]);
    }

    /// <summary>
    /// Between the contact check and the ramp the current goes to zero and comes back in one step or two; a phase that is wider than those is cut into two, which
    /// the judge, made for narrower ones, takes for a wrong train.
    /// </summary>
    private bool IsCut(Violation violation, UserTreatment treatment) =>
        violation.Rule == "train" && treatment.Judged.Segments.Any(segment => segment.WidthMicros > StepMicros) && violation.Nanos < _aboveCheckNanos;

    private void See(in SeenPhase phase)
    {
        if (phase.MeanMicroAmps > (IsEms ? AboveEmsCheckMicroAmps : AboveCheckMicroAmps))
        {
            _aboveCheckNanos = Math.Min(_aboveCheckNanos, phase.StartNanos);
        }

        Judge?.Phase(phase);
        if (Judge is { Violations.Count: 0 } && _recent.Count == RecentPhases)
        {
            _recent.Dequeue();
        }

        if (_recent.Count < RecentPhases)
        {
            _recent.Enqueue($"{phase.StartNanos * 1e-6:0.00} ms: {phase.WidthNanos * 1e-3:0} us, {phase.MeanMicroAmps * phase.Polarity:0} uA");
        }
    }

    private void Step()
    {
        _console.Step();
        Judge!.Step(_console.Bench.Board.LightOn, _console.Bench.Board.NowNanos);
    }
}

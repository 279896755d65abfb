using System.Collections.Concurrent;
using NanoStim.Exploration.Tests;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;

namespace NanoStim.Scenarios;

/// <summary>A session that is run once as it should be, and from each of its states again with every single bit flipped.</summary>
internal sealed class BitFlipSession
{
    // What is asked for, the eighth that the regulator may add, and the rounding of both.
    private const int ReachShare = 8;
    private const int Rounding = 2;

    // SR-9: zero to the ceiling takes at least 1 s, in moves of two steps.
    private const int EmsRiseMicroAmps = 1200;
    private const int MicrocurrentRiseMicroAmps = 12;

    private const int SettleSteps = 13;
    private const int LateSteps = 47;
    private const int StepsWithOutput = 1_100;
    private const int StepsWithoutOutput = 120;
    private const int MostSteps = 2_000;

    // A session may end so much later: the contact check, which is no part of its time, ends with the windows that it needs.
    private const long LateMicros = 200_000;

    private readonly int _limitMicroAmps;
    private readonly int _riseMicroAmps;
    private readonly bool _alternates;
    private readonly List<(string Name, FlippedWorld World)> _states = [];
    private readonly HashSet<(int Hertz, int First, int Second)> _trains = [];
    private readonly ConcurrentDictionary<string, string> _violations = new();
    private int _longestPolarity;
    private long _endMicros;
    private long _flips;

    public BitFlipSession(TreatmentProgram program, int microAmps)
    {
        bool ems = program.Mode == StimulationMode.Ems;
        _limitMicroAmps = microAmps + microAmps / ReachShare + Rounding;
        _riseMicroAmps = (ems ? EmsRiseMicroAmps : MicrocurrentRiseMicroAmps) + Rounding;
        _alternates = program.Segments[0].Train.Shape == Firmware.Pulses.PulseShape.SlowBipolarSquare;
        FlippedWorld world = new(ems);
        world.RunTo(SessionState.Idle, MostSteps);
        world.Session.SelectProgram(program);
        world.Session.SetIntensity(microAmps);
        _states.Add(("Idle", GraphCopy.Of(world)));
        world.Session.Start(world.Board.NowMicros(), true);
        RunAsItShould(world);
    }

    /// <summary>Bit flips tried.</summary>
    public long Flips => _flips;

    /// <summary>States in which they were tried.</summary>
    public int States => _states.Count;

    /// <summary>Inverts every bit in every state.</summary>
    /// <returns>What gave the load more than one step of something that was not asked for: field, first bit and reason.</returns>
    public IReadOnlyList<string> FlipAll()
    {
        foreach ((string name, FlippedWorld world) in _states)
        {
            FlippedField[] fields = [.. FlippedField.Of(world.Stimulator)];
            Parallel.ForEach(fields.Where(field => !field.IsShared), field => Flip(name, world, field));

            // Constant records are shared by all copies, so one at a time.
            foreach (FlippedField field in fields.Where(field => field.IsShared))
            {
                Flip(name, world, field);
            }
        }

        return [.. _violations.Select(pair => $"{pair.Key}: {pair.Value}").Order(StringComparer.Ordinal)];
    }

    private void RunAsItShould(FlippedWorld world)
    {
        SessionState last = world.Session.State;
        int inState = 0;
        int polarity = 0;
        int lastFirst = -1;
        for (int step = 0; step < MostSteps && world.Session.State != SessionState.Complete; step++)
        {
            world.Step();
            inState = world.Session.State == last ? inState + 1 : 0;
            last = world.Session.State;
            if (inState is SettleSteps or LateSteps && !_states.Exists(state => state.Name == $"{last} {inState}"))
            {
                _states.Add(($"{last} {inState}", GraphCopy.Of(world)));
            }

            if (world.Board.LoadMicroAmps > 0)
            {
                _trains.Add((world.Board.FrequencyHertz, world.Board.FirstDuty, world.Board.SecondDuty));
                polarity = world.Board.FirstDuty == lastFirst ? polarity + 1 : 0;
                _longestPolarity = Math.Max(_longestPolarity, polarity);
            }

            lastFirst = world.Board.FirstDuty;
        }

        _endMicros = world.Board.NowMicros();
        FlippedWorld paused = GraphCopy.Of(_states.First(state => state.Name.StartsWith("Deliver", StringComparison.Ordinal)).World);
        paused.Session.Pause(paused.Board.NowMicros());
        paused.Step();
        paused.Step();
        _states.Add(("Paused", paused));
    }

    private void Flip(string state, FlippedWorld from, FlippedField field)
    {
        for (int bit = 0; bit < field.Bits; bit++)
        {
            FlippedWorld world = GraphCopy.Of(from);
            Action back = field.Flip(world.Stimulator, bit);
            Interlocked.Increment(ref _flips);
            string? violation = Run(world, state is "Idle" or "Paused");
            back();
            if (violation is not null)
            {
                _violations.TryAdd($"{state}, {field.Name}", $"bit {bit}, {violation}");
            }
        }
    }

    /// <summary>Runs on, and counts the steps in which the load receives what it should not.</summary>
    private string? Run(FlippedWorld world, bool isOff)
    {
        int wrong = 0;
        string? reason = null;
        int before = world.Board.LoadMicroAmps;
        int polarity = 0;
        int lastFirst = world.Board.FirstDuty;
        for (int step = 0; step < (isOff ? StepsWithoutOutput : StepsWithOutput) && wrong <= 1; step++)
        {
            world.StepOrHalt();
            int now = world.Board.LoadMicroAmps;
            polarity = now > 0 && world.Board.FirstDuty == lastFirst ? polarity + 1 : 0;
            lastFirst = world.Board.FirstDuty;
            string? found = now == 0 ? null : Wrong(world, isOff, before, now, polarity);
            before = now;
            if (found is not null)
            {
                wrong++;
                reason = found;
            }

            if (world.IsHalted || (world.Stimulator.Fault != FaultCode.None && step > 2) || world.Session.State == SessionState.Complete)
            {
                break;
            }
        }

        return wrong > 1 || world.Stimulator.Fault != FaultCode.None && world.Board.LoadMicroAmps > 0 ? reason ?? "current in a fault" : null;
    }

    private string? Wrong(FlippedWorld world, bool isOff, int before, int now, int polarity)
    {
        if (isOff)
        {
            return $"{now} uA that nobody has started";
        }

        if (now > _limitMicroAmps || now > before + _riseMicroAmps)
        {
            return $"from {before} to {now} uA";
        }

        if (!_trains.Contains((world.Board.FrequencyHertz, world.Board.FirstDuty, world.Board.SecondDuty)))
        {
            return $"a train of {world.Board.FrequencyHertz} Hz, {world.Board.FirstDuty} and {world.Board.SecondDuty}";
        }

        if (_alternates && polarity > _longestPolarity + 1)
        {
            return $"one polarity for {polarity} steps";
        }

        return world.Board.NowMicros() > _endMicros + LateMicros ? "output after the end of the session" : null;
    }
}

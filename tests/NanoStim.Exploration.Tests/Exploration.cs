using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;

namespace NanoStim.Exploration.Tests;

/// <summary>
/// Breadth first over what the stimulator can be in, from reset on: from each new state everything that can happen, with the invariants
/// checked after each control step.
/// </summary>
internal sealed class Exploration
{
    private readonly Dictionary<World.StateKey, int> _numbers = [];
    private readonly List<World.StateKey> _keys = [];
    private readonly Queue<World> _frontier = new();
    private readonly HashSet<(int From, int To)> _edges = [];
    private readonly HashSet<(SessionState From, SessionState To)> _moves = [];

    /// <summary>How many states there are.</summary>
    public int States => _keys.Count;

    /// <summary>How many different transitions between them.</summary>
    public int Transitions => _edges.Count;

    /// <summary>How many turns of the loop that took.</summary>
    public long Turns { get; private set; }

    /// <summary>What did not hold.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Transitions of the session that were seen.</summary>
    public IReadOnlySet<(SessionState From, SessionState To)> Moves => _moves;

    /// <summary>States of the session that were seen.</summary>
    public IEnumerable<SessionState> SessionStates => _keys.Select(key => key.State).Distinct();

    /// <summary>Explores until nothing is new, or so many states were found.</summary>
    /// <returns>Whether nothing was left.</returns>
    public bool Run(int mostStates)
    {
        Add(new World());
        while (_frontier.TryDequeue(out World? from))
        {
            int number = _numbers[from.Key()];
            CheckStop(from);
            foreach (Stimulus stimulus in Stimuli.All)
            {
                World to = GraphCopy.Of(from);
                Apply(stimulus, to);
                _edges.Add((number, Add(to)));
            }

            if (States > mostStates)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>States from which Idle cannot be reached any more.</summary>
    public IEnumerable<string> DeadEnds()
    {
        ILookup<int, int> sources = _edges.ToLookup(edge => edge.To, edge => edge.From);
        Queue<int> left = new(Enumerable.Range(0, States).Where(number => _keys[number].State == SessionState.Idle));
        HashSet<int> reached = [.. left];
        while (left.TryDequeue(out int number))
        {
            foreach (int source in sources[number].Where(reached.Add))
            {
                left.Enqueue(source);
            }
        }

        return Enumerable.Range(0, States).Where(number => !reached.Contains(number)).Select(number => _keys[number].ToString());
    }

    private int Add(World world)
    {
        World.StateKey key = world.Key();
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _keys.Count;
            _numbers.Add(key, number);
            _keys.Add(key);
            _frontier.Enqueue(world);
        }

        return number;
    }

    private void Apply(Stimulus stimulus, World world)
    {
        SessionState before = world.Session.State;
        FaultCode fault = world.Stimulator.Fault;
        stimulus.Happen(world);
        bool cleared = fault != FaultCode.None && world.Stimulator.Fault == FaultCode.None;
        Note(before, world.Session.State);
        for (int turn = 0; turn < stimulus.Turns; turn++)
        {
            int setPoint = world.Board.OutputMicroAmps;
            SessionState from = world.Session.State;
            FaultCode latched = world.Stimulator.Fault;
            world.Step();
            Turns++;
            Note(from, world.Session.State);
            bool byButtons = world.Board.Switches.Plus && world.Board.Switches.Minus;
            if (latched != FaultCode.None && world.Stimulator.Fault != latched && !cleared && !byButtons)
            {
                Broken.Add($"{stimulus.Name}: fault {latched} became {world.Stimulator.Fault} in {from}");
            }

            CheckOutput(world, stimulus, setPoint);
        }

        stimulus.After?.Invoke(world);
    }

    private void Note(SessionState from, SessionState to)
    {
        if (from != to)
        {
            _moves.Add((from, to));
        }
    }

    private void CheckOutput(World world, Stimulus stimulus, int before)
    {
        SessionState state = world.Session.State;
        int microAmps = world.Board.OutputMicroAmps;
        ModeLimits limits = ModeCatalogue.Of(world.Session.Program.Mode);
        bool mayPulse = state is SessionState.ContactCheck or SessionState.RampUp or SessionState.Deliver or SessionState.RampDown;
        bool mayBeArmed = mayPulse || state == SessionState.Rest;

        // The buttons are looked at after the output has been set: what they stop goes off in the next control step.
        bool justPaused = state == SessionState.Paused && world.Board.Switches.Mode;
        if (microAmps > 0 && !mayPulse && !justPaused)
        {
            Broken.Add($"{stimulus.Name}: {microAmps} uA in {state}");
        }

        if (world.Board.WaitedMicroAmps > 0)
        {
            Broken.Add($"{stimulus.Name}: {world.Board.WaitedMicroAmps} uA while the firmware waits in {state}");
        }

        if (world.Board.Armed && !mayBeArmed && !justPaused)
        {
            Broken.Add($"{stimulus.Name}: armed in {state}");
        }

        if (world.Stimulator.Fault != FaultCode.None && (microAmps > 0 || world.Board.Armed || world.Board.HighVoltage || world.Board.Running))
        {
            Broken.Add($"{stimulus.Name}: output with fault {world.Stimulator.Fault} in {state}");
        }

        if (microAmps > limits.CeilingMicroAmps || microAmps - before > limits.MaxRiseMicroAmps)
        {
            Broken.Add($"{stimulus.Name}: from {before} to {microAmps} uA in one control step, in {state}");
        }
    }

    /// <summary>STOP, one control step, no output.</summary>
    private void CheckStop(World from)
    {
        World world = GraphCopy.Of(from);
        world.Board.Switches.StopPressed = true;
        world.Step();
        Turns++;
        if (world.Board.Armed || world.Board.Running || world.Board.OutputMicroAmps > 0 || world.Board.HighVoltage)
        {
            Broken.Add($"STOP does not end {from.Session.State}");
        }
    }
}

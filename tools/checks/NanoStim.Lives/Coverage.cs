using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Session;

namespace NanoStim.Lives;

/// <summary>
/// What a life reaches: each transition of the session with its program and the faults that are there, each latched fault with what was going on, and
/// each event in each state.
/// </summary>
internal sealed class Coverage
{
    private readonly HashSet<int> _items = [];
    private readonly List<int> _order = [];
    private SessionState _state;
    private int _fault;
    private string _event = "";
    private TreatmentProgram? _program;
    private int _programIndex;

    /// <summary>The items in the order in which they were reached.</summary>
    internal IReadOnlyList<int> Items => _order;

    /// <summary>Number of the fault that latched first, or 0.</summary>
    internal int FirstFault { get; private set; }

    /// <summary>After a control step.</summary>
    internal void See(LifeBench bench)
    {
        if (bench.State != _state)
        {
            Add(1, (int)_state, (int)bench.State, Program(bench), _event);
            _state = bench.State;
        }

        if (bench.Fault != _fault)
        {
            _fault = bench.Fault;
            FirstFault = FirstFault == 0 ? _fault : FirstFault;
            Add(2, _fault, 0, Program(bench), _event);
        }
    }

    /// <summary>Something happens.</summary>
    internal void Event(LifeBench bench, string what)
    {
        _event = what;
        Add(3, (int)bench.State, bench.IsRunning ? 1 : 0, Program(bench), what);
    }

    private int Program(LifeBench bench)
    {
        TreatmentProgram? program = bench.Stimulator?.Session.Program;
        if (program != _program)
        {
            _program = program;
            _programIndex = 0;
            for (int i = 0; i < ProgramCatalogue.Count; i++)
            {
                _programIndex = ProgramCatalogue.At(i) == program ? i + 1 : _programIndex;
            }
        }

        return _programIndex;
    }

    // A hash that is the same in every process.
    private void Add(int kind, int first, int second, int program, string text)
    {
        uint hash = 2166136261;
        foreach (char letter in text)
        {
            hash = (hash ^ letter) * 16777619;
        }

        hash = (hash ^ (uint)kind) * 16777619;
        hash = (hash ^ (uint)first) * 16777619;
        hash = (hash ^ (uint)second) * 16777619;
        hash = (hash ^ (uint)program) * 16777619;
        if (_items.Add((int)hash))
        {
            _order.Add((int)hash);
        }
    }
}

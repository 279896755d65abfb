namespace NanoStim.StepCost;

/// <summary>Sums up the control steps of each kind, and adds the cost of their calls from the table.</summary>
internal sealed class StepTally(NameTable methods, NameTable callees)
{
    private readonly Dictionary<string, Sums> _kinds = [];
    private readonly List<string> _order = [];
    private readonly SortedSet<string> _unpriced = new(StringComparer.Ordinal);

    /// <summary>Adds a control step.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="ownBytes">Bytes that the device assemblies allocated.</param>
    /// <param name="instructions">Their executed instructions, by method number.</param>
    /// <param name="calls">Their calls to other assemblies, by callee number.</param>
    public void Add(string kind, long ownBytes, int[] instructions, int[] calls)
    {
        if (!_kinds.TryGetValue(kind, out Sums? sums))
        {
            sums = new Sums();
            _kinds.Add(kind, sums);
            _order.Add(kind);
        }

        sums.Begin(ownBytes);
        for (int method = 0; method < methods.Names.Count; method++)
        {
            sums.AddMethod(method, instructions[method]);
        }

        for (int callee = 0; callee < callees.Names.Count; callee++)
        {
            if (calls[callee] == 0)
            {
                continue;
            }

            if (DeviceCosts.Of(callees.Names[callee]) is { } cost)
            {
                sums.AddCalls(callee, calls[callee], cost);
            }
            else
            {
                _unpriced.Add(callees.Names[callee]);
            }
        }

        sums.End();
    }

    public StepCostReport Report() => new([.. _order.Select(kind => _kinds[kind].Cost(kind, methods, callees))], [.. _unpriced]);

    private sealed class Sums
    {
        private readonly long[] _byMethod = new long[StepCounter.MaxNames];
        private readonly long[] _byCallee = new long[StepCounter.MaxNames];
        private readonly long[] _stepByMethod = new long[StepCounter.MaxNames];
        private readonly long[] _stepByCallee = new long[StepCounter.MaxNames];
        private readonly long[] _worstByMethod = new long[StepCounter.MaxNames];
        private readonly long[] _worstByCallee = new long[StepCounter.MaxNames];
        private int _steps;
        private long _step;
        private long _least = long.MaxValue;
        private long _most;
        private long _ownBytes;
        private long _chipObjects;

        public void Begin(long ownBytes)
        {
            _steps++;
            _step = 0;
            Array.Clear(_stepByMethod);
            Array.Clear(_stepByCallee);
            _ownBytes = Math.Max(_ownBytes, ownBytes);
        }

        public void AddMethod(int method, int instructions)
        {
            _step += instructions;
            _byMethod[method] += instructions;
            _stepByMethod[method] = instructions;
        }

        public void AddCalls(int callee, int calls, CalleeCost cost)
        {
            _step += (long)calls * cost.Instructions;
            _byCallee[callee] += (long)calls * cost.Instructions;
            _stepByCallee[callee] = (long)calls * cost.Instructions;
            _chipObjects += (long)calls * cost.HeapObjects;
        }

        public void End()
        {
            _least = Math.Min(_least, _step);
            if (_step > _most)
            {
                _most = _step;
                _stepByMethod.CopyTo(_worstByMethod, 0);
                _stepByCallee.CopyTo(_worstByCallee, 0);
            }
        }

        public StepKindCost Cost(string kind, NameTable methods, NameTable callees)
        {
            IEnumerable<MethodCost> parts = methods.Names.Select((name, number) => new MethodCost(name, Mean(_byMethod[number]), _worstByMethod[number]))
                .Concat(callees.Names.Select((name, number) => new MethodCost(name, Mean(_byCallee[number]), _worstByCallee[number])));
            return new StepKindCost(
                kind,
                _steps,
                _least,
                Mean(_byMethod.Sum() + _byCallee.Sum()),
                _most,
                Mean(_byCallee.Sum()),
                _ownBytes,
                Mean(_chipObjects * DeviceCosts.HeapObjectBytes),
                [.. parts.Where(part => part.MeanInstructions > 0).OrderByDescending(part => part.MeanInstructions)]);
        }

        private double Mean(long sum) => (double)sum / _steps;
    }
}

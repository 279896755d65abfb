namespace NanoStim.Scope.Measuring;

/// <summary>A sample of a sequence of any length, in bounded memory: all of it, or every second, fourth … of it.</summary>
internal sealed class DecimatingSample<T>
{
    private readonly int _capacity;
    private readonly List<T> _kept = [];
    private long _stride = 1;

    public DecimatingSample(int capacity = 32768) => _capacity = capacity;

    /// <summary>How many there were.</summary>
    public long Seen { get; private set; }

    public IReadOnlyList<T> Kept => _kept;

    public void Add(T item)
    {
        if (Seen++ % _stride != 0)
        {
            return;
        }

        if (_kept.Count == _capacity)
        {
            for (int at = 1; 2 * at < _kept.Count; at++)
            {
                _kept[at] = _kept[2 * at];
            }

            _kept.RemoveRange((_capacity + 1) / 2, _capacity - (_capacity + 1) / 2);
            _stride *= 2;
            if ((Seen - 1) % _stride != 0)
            {
                return;
            }
        }

        _kept.Add(item);
    }
}

namespace NanoStim.Scope.Measuring;

/// <summary>A sample of a sequence of any length, in bounded memory: all of it, or every second, fourth … of it.</summary>
internal sealed class DecimatingSample<T>
{
    private readonly int _capacity;
    private readonly List<T> _kept = [];
    private long _stride = 1;
    private long _next;

    public DecimatingSample(int capacity = 32768) => _capacity = capacity;

    /// <summary>How many there were.</summary>
    public long Seen { get; private set; }

    public IReadOnlyList<T> Kept => _kept;

    /// <summary>Whether the next one may be kept. Where not, <see cref="Pass"/> takes it without its value.</summary>
    public bool TakesNext => Seen == _next;

    /// <summary>Counts one that is not kept.</summary>
    public void Pass() => Seen++;

    public void Add(T item)
    {
        // The next that is kept, without a division for each that is not.
        if (Seen++ != _next)
        {
            return;
        }

        _next += _stride;

        if (_kept.Count == _capacity)
        {
            for (int at = 1; 2 * at < _kept.Count; at++)
            {
                _kept[at] = _kept[2 * at];
            }

            _kept.RemoveRange((_capacity + 1) / 2, _capacity - (_capacity + 1) / 2);
            _stride *= 2;
            long number = Seen - 1;
            _next = (number + _stride) / _stride * _stride;
            if (number % _stride != 0)
            {
                return;
            }
        }

        _kept.Add(item);
    }
}

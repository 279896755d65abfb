namespace NanoStim.Scope.Judging;

/// <summary>How many different values a capture has, and whether it is at the end of the converter's range.</summary>
internal sealed class SampleSurvey
{
    // Of what is near the maximum, noise alone puts few samples on the maximum itself.
    private const double ClippedShare = 0.4;

    private readonly int _few;
    private readonly Dictionary<double, long> _counts = [];
    private double _least = double.PositiveInfinity;
    private double _greatest = double.NegativeInfinity;
    private double _last = double.NaN;
    private bool _isMany;

    /// <param name="few">Values are counted up to so many different ones.</param>
    public SampleSurvey(int few) => _few = few;

    /// <summary>Different values; one more than asked for where there are more.</summary>
    public int Values => _isMany ? _few + 1 : _counts.Count;

    /// <summary>From the lowest to the highest.</summary>
    public double Range => _greatest > _least ? _greatest - _least : 0;

    /// <summary>Whether most of what is near one end stands on that end.</summary>
    public bool IsClipped => !_isMany && (IsClippedAt(_greatest, 1) || IsClippedAt(_least, -1));

    /// <summary>Takes samples.</summary>
    public void Add(ReadOnlySpan<double> seconds, ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            if (value == _last && _isMany)
            {
                continue;
            }

            _last = value;
            _least = Math.Min(_least, value);
            _greatest = Math.Max(_greatest, value);
            if (!_isMany)
            {
                _counts[value] = _counts.GetValueOrDefault(value) + 1;
                _isMany = _counts.Count > _few;
            }
        }
    }

    private bool IsClippedAt(double end, int side)
    {
        double half = side * end / 2;
        if (!(half > 0))
        {
            return false;
        }

        long beyond = _counts.Where(pair => side * pair.Key > half).Sum(pair => pair.Value);
        return beyond > 0 && _counts[end] > ClippedShare * beyond;
    }
}

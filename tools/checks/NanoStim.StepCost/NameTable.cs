namespace NanoStim.StepCost;

/// <summary>Gives each name a number, so that rewritten code can count by array index.</summary>
public sealed class NameTable
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<string> _names = [];

    /// <summary>The names, in the order of their numbers.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The number of a name. A new name gets the next number.</summary>
    /// <exception cref="InvalidOperationException">More than <see cref="StepCounter.MaxNames"/> of them.</exception>
    public int NumberOf(string name)
    {
        if (!_numbers.TryGetValue(name, out int number))
        {
            number = _names.Count;
            if (number == StepCounter.MaxNames)
            {
                throw new InvalidOperationException($"More than {StepCounter.MaxNames} different names are counted.");
            }

            _numbers.Add(name, number);
            _names.Add(name);
        }

        return number;
    }
}

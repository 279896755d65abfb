namespace NanoStim.StepCost;

/// <summary>Numbers for the members that rewritten code calls outside of itself.</summary>
public sealed class CalleeTable
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<string> _names = [];

    /// <summary>Full names such as <c>System.Device.Adc.AdcChannel.ReadValue</c>, in the order of their numbers.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <exception cref="InvalidOperationException">More than <see cref="StepCounter.MaxCallees"/> of them.</exception>
    public int NumberOf(string name)
    {
        if (!_numbers.TryGetValue(name, out int number))
        {
            number = _names.Count;
            if (number == StepCounter.MaxCallees)
            {
                throw new InvalidOperationException($"More than {StepCounter.MaxCallees} different members are called.");
            }

            _numbers.Add(name, number);
            _names.Add(name);
        }

        return number;
    }
}

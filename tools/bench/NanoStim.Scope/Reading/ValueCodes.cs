namespace NanoStim.Scope.Reading;

/// <summary>Numbers the different values of a channel, in the order in which they come.</summary>
internal sealed class ValueCodes
{
    /// <summary>A converter of 16 bits has no more.</summary>
    public const int Most = 1 << 16;

    private int[] _slots = new int[1024];
    private double[] _values = new double[512];
    private int _shift = 64 - 10;
    private int _last = -1;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>By number.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>The number of a value; -1 where there are too many.</summary>
    public int Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        if (_last >= 0 && BitConverter.DoubleToInt64Bits(_values[_last]) == bits)
        {
            return _last;
        }

        int slot = Slot(bits);
        while (_slots[slot] is int taken and > 0)
        {
            if (BitConverter.DoubleToInt64Bits(_values[taken - 1]) == bits)
            {
                _last = taken - 1;
                return _last;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return New(value, slot);
    }

    private int Slot(long bits) => (int)(((ulong)bits * 0x9E3779B97F4A7C15) >> _shift);

    private int New(double value, int slot)
    {
        if (Count == Most)
        {
            return -1;
        }

        if (Count == _values.Length)
        {
            Grow();
            return Of(value);
        }

        _values[Count] = value;
        _slots[slot] = ++Count;
        _last = Count - 1;
        return _last;
    }

    private void Grow()
    {
        Array.Resize(ref _values, 2 * _values.Length);
        _slots = new int[2 * _slots.Length];
        _shift--;
        for (int number = 0; number < Count; number++)
        {
            int slot = Slot(BitConverter.DoubleToInt64Bits(_values[number]));
            while (_slots[slot] > 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = number + 1;
        }
    }
}

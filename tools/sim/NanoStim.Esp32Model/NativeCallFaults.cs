namespace NanoStim.Esp32Model;

/// <summary>Native calls that throw instead of doing their work: one call, or every call from one on.</summary>
public sealed class NativeCallFaults
{
    private readonly long[] _left = new long[4];
    private readonly bool[] _lasts = new bool[4];

    /// <summary>Fault: a call of the unit throws.</summary>
    /// <param name="unit">Which unit.</param>
    /// <param name="nth">Which call, counted from now on; 1 is the next.</param>
    /// <param name="lasts">Whether every later call throws as well.</param>
    /// <exception cref="ArgumentOutOfRangeException">A call before the next.</exception>
    public void ThrowAt(NativeUnit unit, int nth, bool lasts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nth);
        _left[(int)unit] = nth;
        _lasts[(int)unit] = lasts;
    }

    /// <summary>Mends <see cref="ThrowAt"/>.</summary>
    public void Mend(NativeUnit unit) => _left[(int)unit] = 0;

    /// <summary>Counts a call of the unit.</summary>
    internal void Pass(NativeUnit unit)
    {
        int index = (int)unit;
        if (_left[index] != 0)
        {
            CountDown(index, unit);
        }
    }

    private void CountDown(int index, NativeUnit unit)
    {
        if (--_left[index] > 0)
        {
            return;
        }

        _left[index] = _lasts[index] ? 1 : 0;
        throw new InvalidOperationException("A native call of the " + unit + " unit failed.");
    }
}

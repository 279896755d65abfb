using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>
/// Sums and maxima of the measurement over windows that hold at least one period of the train, because a held peak droops between
/// pulses and a mean ripples with them.
/// </summary>
public sealed class SenseWindow
{
    /// <summary>Steps in a window.</summary>
    public int Length = 10;

    private int _left = 10;
    private int _maxPeak;
    private int _meanSum;

    /// <summary>True in the step that ends a window: the results below are new.</summary>
    public bool Ended;

    /// <summary>Highest peak of the window in µA.</summary>
    public int PeakMicroAmps;

    /// <summary>Sum of the means of the window, in µA.</summary>
    public int MeanSumMicroAmps;

    /// <summary>Starts over with windows of <paramref name="steps"/> steps.</summary>
    public void Restart(int steps)
    {
        Length = steps < 1 ? 1 : steps;
        _left = Length;
        _maxPeak = 0;
        _meanSum = 0;
        Ended = false;
    }

    /// <summary>Takes in the measurement of a step.</summary>
    public void Add(Measurement measurement)
    {
        int peak = measurement.PeakMicroAmps;
        if (peak > _maxPeak)
        {
            _maxPeak = peak;
        }

        _meanSum += measurement.MeanMicroAmps;
        int left = _left - 1;
        _left = left;
        Ended = left == 0;
        if (left == 0)
        {
            PeakMicroAmps = _maxPeak;
            MeanSumMicroAmps = _meanSum;
            _left = Length;
            _maxPeak = 0;
            _meanSum = 0;
        }
    }
}

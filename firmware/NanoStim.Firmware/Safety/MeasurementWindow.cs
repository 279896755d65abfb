using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>
/// Sums and maxima of the measurement over windows that hold whole periods of the train, because a held peak droops between pulses
/// and a mean ripples with them. What is to be done once in a window takes turns by its <see cref="Age"/>, so that no step has it all.
/// </summary>
public sealed class MeasurementWindow
{
    /// <summary>The age at which the contact is checked: the results are new.</summary>
    public const int AtContact = 0;

    /// <summary>The age at which the current is regulated.</summary>
    public const int AtRegulation = 1;

    /// <summary>The age at which the dose is checked.</summary>
    public const int AtDose = 2;

    /// <summary>The age at which the supplies are checked.</summary>
    public const int AtSupplies = 3;

    /// <summary>Shortest window in steps: all of the above have their turn in it, and the buttons.</summary>
    public const int MinLength = 10;

    /// <summary>Steps since the last window ended.</summary>
    public int Age;

    /// <summary>Highest peak of the last window in µA.</summary>
    public int PeakMicroAmps;

    /// <summary>Highest electrode voltage of the last window in mV.</summary>
    public int ElectrodeMilliVolts;

    /// <summary>Sum of the means of the last window, in µA.</summary>
    public int MeanSumMicroAmps;

    /// <summary>Steps in a window.</summary>
    public int Length = MinLength;

    private int _maxPeak;
    private int _maxMilliVolts;
    private int _meanSum;

    /// <summary>Starts over with windows of <paramref name="steps"/> steps. What the last one held was of another output.</summary>
    public void Restart(int steps)
    {
        Length = steps < MinLength ? MinLength : steps;
        Age = 0;
        PeakMicroAmps = 0;
        ElectrodeMilliVolts = 0;
        MeanSumMicroAmps = 0;
        _maxPeak = 0;
        _maxMilliVolts = 0;
        _meanSum = 0;
    }

    /// <summary>Takes in the measurement of a step.</summary>
    public void Add(Measurement measurement)
    {
        int peak = measurement.PeakMicroAmps;
        if (peak > _maxPeak)
        {
            _maxPeak = peak;
        }

        int milliVolts = measurement.ElectrodeMilliVolts;
        if (milliVolts > _maxMilliVolts)
        {
            _maxMilliVolts = milliVolts;
        }

        _meanSum += measurement.MeanMicroAmps;
        int age = Age + 1;
        if (age < Length)
        {
            Age = age;
            return;
        }

        Age = 0;
        PeakMicroAmps = _maxPeak;
        ElectrodeMilliVolts = _maxMilliVolts;
        MeanSumMicroAmps = _meanSum;
        _maxPeak = 0;
        _maxMilliVolts = 0;
        _meanSum = 0;
    }
}

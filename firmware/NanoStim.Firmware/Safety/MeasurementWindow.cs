using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>
/// Statistics of the measurement over windows that hold whole periods of the pulse train: a held peak droops between pulses and a mean ripples
/// with them, and over whole periods neither depends on where the window began.
/// </summary>
/// <remarks>All but the electrode voltage is sampled every second step (<see cref="Measurement.SharedHigh"/>); a window has an even length.</remarks>
public sealed class MeasurementWindow
{
    /// <summary>Control steps since the last window closed: what <see cref="CheckSchedule"/> counts in.</summary>
    public int StepsSinceResult;

    /// <summary>Highest peak of the last window, in µA.</summary>
    public int PeakMicroAmps;

    /// <summary>Highest electrode voltage of the last window, in mV.</summary>
    public int ElectrodeMilliVolts;

    /// <summary>Sum of the mean magnitudes of the last window, one every second step, in µA.</summary>
    public int MeanSumMicroAmps;

    /// <summary>Highest positive peak of the last window, in µA.</summary>
    public int PositivePeakMicroAmps;

    /// <summary>Highest negative peak of the last window, in µA.</summary>
    public int NegativePeakMicroAmps;

    /// <summary>Sum of the signed means of the last window, one every second step, in µA.</summary>
    public int SignedMeanSumMicroAmps;

    /// <summary>Control steps in a window.</summary>
    public int Length = CheckSchedule.MinSteps;

    /// <summary>Samples of each mean in a window.</summary>
    public int Samples = CheckSchedule.MinSteps / 2;

    private int _lengthComplement = ~CheckSchedule.MinSteps;
    private int _maxPeak;
    private int _maxMilliVolts;
    private int _meanSum;
    private int _maxPositive;
    private int _maxNegative;
    private int _signedSum;

    /// <summary>Starts over. What the last window held was of another output.</summary>
    /// <param name="steps">Control steps in a window, made even.</param>
    /// <param name="sharedHigh">
    /// Which channels this step has refreshed, see <see cref="Measurement.SharedHigh"/>. Steps that look are to be those with the sink's peak, and those
    /// that act the others, so that neither carries both.
    /// </param>
    public void Restart(int steps, bool sharedHigh)
    {
        Align(steps, sharedHigh);
        PeakMicroAmps = 0;
        ElectrodeMilliVolts = 0;
        MeanSumMicroAmps = 0;
        PositivePeakMicroAmps = 0;
        NegativePeakMicroAmps = 0;
        SignedMeanSumMicroAmps = 0;
        _maxPeak = 0;
        _maxMilliVolts = 0;
        _meanSum = 0;
        _maxPositive = 0;
        _maxNegative = 0;
        _signedSum = 0;
    }

    /// <summary>Begins a window of another length; what the last one held stays.</summary>
    /// <param name="steps">As of <see cref="Restart"/>.</param>
    /// <param name="sharedHigh">As of <see cref="Restart"/>.</param>
    public void Align(int steps, bool sharedHigh)
    {
        int even = (steps + 1) & ~1;
        Length = even < CheckSchedule.MinSteps ? CheckSchedule.MinSteps : even;
        _lengthComplement = ~Length;
        Samples = Length >> 1;
        StepsSinceResult = sharedHigh ? 1 : 0;
    }

    /// <summary>
    /// False when a bit has flipped that decides when the window closes: all checks of a window hang on that, and whether a step acts or looks.
    /// </summary>
    public bool IsIntact()
    {
        return (Length ^ _lengthComplement) == -1 && Samples + Samples == Length && StepsSinceResult >= 0;
    }

    /// <summary>Takes in the measurement of a control step.</summary>
    /// <returns><see cref="StepsSinceResult"/>.</returns>
    public int Add(Measurement measurement)
    {
        int value = measurement.ElectrodeMilliVolts;
        if (value > _maxMilliVolts)
        {
            _maxMilliVolts = value;
        }

        if (measurement.SharedHigh)
        {
            value = measurement.NegativePeakMicroAmps;
            if (value > _maxNegative)
            {
                _maxNegative = value;
            }

            _signedSum += measurement.SignedMeanMicroAmps;
        }
        else
        {
            value = measurement.PeakMicroAmps;
            if (value > _maxPeak)
            {
                _maxPeak = value;
            }

            value = measurement.PositivePeakMicroAmps;
            if (value > _maxPositive)
            {
                _maxPositive = value;
            }

            _meanSum += measurement.MeanMicroAmps;
        }

        value = StepsSinceResult + 1;
        if (value < Length)
        {
            StepsSinceResult = value;
            return value;
        }

        Close();
        return 0;
    }

    private void Close()
    {
        StepsSinceResult = 0;
        PeakMicroAmps = _maxPeak;
        ElectrodeMilliVolts = _maxMilliVolts;
        MeanSumMicroAmps = _meanSum;
        PositivePeakMicroAmps = _maxPositive;
        NegativePeakMicroAmps = _maxNegative;
        SignedMeanSumMicroAmps = _signedSum;
        _maxPeak = 0;
        _maxMilliVolts = 0;
        _meanSum = 0;
        _maxPositive = 0;
        _maxNegative = 0;
        _signedSum = 0;
    }
}

namespace NanoStim.Hal.Esp32;

/// <summary>The zeros of the sense channels: what the converter reads of each without current, averaged, and whether that is plausible.</summary>
internal sealed class ZeroCalibration
{
    /// <summary>Zero of the held peak current, in counts.</summary>
    internal int Peak = FrontEnd.ZeroCounts;

    /// <summary>Zero of the mean of the magnitude, in counts.</summary>
    internal int Mean = FrontEnd.ZeroCounts;

    /// <summary>
    /// Zero of the held electrode voltage, in mV with the fraction of <see cref="FrontEnd.CountScaleBits"/>: a whole count is 29 mV, a third
    /// of what 200 µA make of 500 ohm, so this zero keeps the fraction of its mean.
    /// </summary>
    internal int ElectrodeScaled = FrontEnd.ZeroCounts * FrontEnd.HighDividerPerCount;

    /// <summary>Zero of the held positive peak, in counts.</summary>
    internal int PositivePeak = FrontEnd.ZeroCounts;

    /// <summary>Zero of the held negative peak, in counts.</summary>
    internal int NegativePeak = FrontEnd.ZeroCounts;

    /// <summary>Zero of the signed mean, in counts.</summary>
    internal int SignedMean = FrontEnd.ZeroCounts + FrontEnd.SignedMeanCounts;

    /// <summary>
    /// Added to readings of battery and reservoir, in counts: their zero is not measured, but they share the converter, and the zero of the
    /// mean shows where its line starts.
    /// </summary>
    internal int LineShift;

    private int _peakSum;
    private int _meanSum;
    private int _electrodeSum;
    private int _positiveSum;
    private int _negativeSum;
    private int _signedMeanSum;
    private int _lowReadings;
    private int _highReadings;

    /// <summary>Adds a reading of the channel that is not shared.</summary>
    internal void Add(int electrode)
    {
        _electrodeSum += electrode;
    }

    /// <summary>Adds a reading with the kick low.</summary>
    internal void AddLow(int peak, int mean, int positivePeak)
    {
        _peakSum += peak;
        _meanSum += mean;
        _positiveSum += positivePeak;
        _lowReadings++;
    }

    /// <summary>Adds a reading with the kick high.</summary>
    internal void AddHigh(int signedMean, int negativePeak)
    {
        _signedMeanSum += signedMean;
        _negativeSum += negativePeak;
        _highReadings++;
    }

    /// <summary>Takes over the means of what was added, and begins again.</summary>
    /// <returns>False, and the old zeros stay, when one of them is implausible or a level of the kick is missing.</returns>
    internal bool Accept()
    {
        bool isComplete = _lowReadings > 0 && _highReadings > 0;
        bool isAccepted = isComplete && AcceptMeans();
        _peakSum = 0;
        _electrodeSum = 0;
        _meanSum = 0;
        _positiveSum = 0;
        _negativeSum = 0;
        _signedMeanSum = 0;
        _lowReadings = 0;
        _highReadings = 0;
        return isAccepted;
    }

    private static bool IsWithin(int difference, int limit)
    {
        return difference <= limit && difference >= -limit;
    }

    private static int Rounded(int sum, int readings)
    {
        return (sum + readings / 2) / readings;
    }

    private bool AcceptMeans()
    {
        int peak = Rounded(_peakSum, _lowReadings);
        int readings = _lowReadings + _highReadings;
        int electrode = Rounded(_electrodeSum, readings);
        int mean = Rounded(_meanSum, _lowReadings);
        int positive = Rounded(_positiveSum, _lowReadings);
        int negative = Rounded(_negativeSum, _highReadings);
        int signedMean = Rounded(_signedMeanSum, _highReadings);
        bool isPlausible = mean >= FrontEnd.MinZeroCounts && mean <= FrontEnd.MaxZeroCounts
            && IsWithin(mean - peak, FrontEnd.ZeroSpreadCounts)
            && IsWithin(mean - electrode, FrontEnd.ZeroSpreadCounts)
            && IsWithin(mean - positive, FrontEnd.SignedZeroSpreadCounts)
            && IsWithin(mean - negative, FrontEnd.SignedZeroSpreadCounts)
            && IsWithin(signedMean - mean - FrontEnd.SignedMeanCounts, FrontEnd.SignedMeanSpreadCounts);
        if (isPlausible)
        {
            Peak = peak;
            ElectrodeScaled = (int)((long)_electrodeSum * FrontEnd.HighDividerPerCount / readings);
            Mean = mean;
            PositivePeak = positive;
            NegativePeak = negative;
            SignedMean = signedMean;
            LineShift = FrontEnd.ZeroCounts - mean;
        }

        return isPlausible;
    }
}

using System.Device.Adc;

namespace NanoStim.Hal.Esp32;

/// <summary>The five channels of ADC1, as current and voltage.</summary>
internal sealed class Esp32Sense : ISense
{
    // The slow channels take turns of 80 ms.
    private const int TurnMask = 15;
    private const int BatteryTurn = 0;
    private const int HighVoltageTurn = 8;

    private readonly AdcChannel _peak;
    private readonly AdcChannel _mean;
    private readonly AdcChannel _electrode;
    private readonly AdcChannel _battery;
    private readonly AdcChannel _highVoltage;

    private int _peakZero = FrontEnd.ZeroCounts;
    private int _meanZero = FrontEnd.ZeroCounts;
    private int _electrodeZero = FrontEnd.ZeroCounts;
    private int _peakSum;
    private int _meanSum;
    private int _electrodeSum;
    private int _zeroReadings;

    // Battery and reservoir have no 0.2 V of their own, but the same converter, whose line the zero calibration has found.
    private int _lineShift;

    private int _microAmpsPerCount;
    private int _turn;

    internal Esp32Sense()
    {
        AdcController adc = new AdcController();
        MaxCounts = adc.MaxValue;
        _peak = adc.OpenChannel(PinMap.PeakCurrentChannel);
        _mean = adc.OpenChannel(PinMap.MeanCurrentChannel);
        _electrode = adc.OpenChannel(PinMap.ElectrodeChannel);
        _battery = adc.OpenChannel(PinMap.BatteryChannel);
        _highVoltage = adc.OpenChannel(PinMap.HighVoltageChannel);
        UseRange(false);
    }

    /// <inheritdoc/>
    public int MaxCounts { get; }

    /// <inheritdoc/>
    public void Sample(Measurement measurement)
    {
        int peak = _peak.ReadValue();
        measurement.PeakCounts = peak;
        measurement.PeakMicroAmps = ((peak - _peakZero) * _microAmpsPerCount) >> FrontEnd.CountScaleBits;
        measurement.MeanMicroAmps = ((_mean.ReadValue() - _meanZero) * _microAmpsPerCount) >> FrontEnd.CountScaleBits;
        measurement.ElectrodeMilliVolts =
            ((_electrode.ReadValue() - _electrodeZero) * FrontEnd.HighDividerPerCount) >> FrontEnd.CountScaleBits;

        _turn = (_turn + 1) & TurnMask;
        if (_turn == BatteryTurn)
        {
            measurement.BatteryMilliVolts = ((_battery.ReadValue() + _lineShift) * FrontEnd.BatteryPerCount) >> FrontEnd.CountScaleBits;
        }
        else if (_turn == HighVoltageTurn)
        {
            measurement.HighVoltageMilliVolts =
                ((_highVoltage.ReadValue() + _lineShift) * FrontEnd.HighDividerPerCount) >> FrontEnd.CountScaleBits;
        }
    }

    /// <inheritdoc/>
    public void AccumulateZero()
    {
        _peakSum += _peak.ReadValue();
        _meanSum += _mean.ReadValue();
        _electrodeSum += _electrode.ReadValue();
        _zeroReadings++;
    }

    /// <inheritdoc/>
    public bool AcceptZero()
    {
        if (_zeroReadings == 0)
        {
            return false;
        }

        int peak = (_peakSum + _zeroReadings / 2) / _zeroReadings;
        int mean = (_meanSum + _zeroReadings / 2) / _zeroReadings;
        int electrode = (_electrodeSum + _zeroReadings / 2) / _zeroReadings;
        _peakSum = 0;
        _meanSum = 0;
        _electrodeSum = 0;
        _zeroReadings = 0;
        if (!IsZero(mean) || !IsNear(mean, peak) || !IsNear(mean, electrode))
        {
            return false;
        }

        _peakZero = peak;
        _meanZero = mean;
        _electrodeZero = electrode;
        _lineShift = FrontEnd.ZeroCounts - mean;
        return true;
    }

    /// <summary>Reads currents with the scale of the range.</summary>
    internal void UseRange(bool ems)
    {
        _microAmpsPerCount = ems ? FrontEnd.EmsPerCount : FrontEnd.MicrocurrentPerCount;
    }

    private static bool IsZero(int counts)
    {
        return counts >= FrontEnd.MinZeroCounts && counts <= FrontEnd.MaxZeroCounts;
    }

    private static bool IsNear(int counts, int others)
    {
        int spread = counts - others;
        return spread <= FrontEnd.ZeroSpreadCounts && spread >= -FrontEnd.ZeroSpreadCounts;
    }
}

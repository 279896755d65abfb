using System.Device.Adc;

namespace NanoStim.Hal.Esp32;

/// <summary>The five inputs of ADC1 as current and voltage. Three of them show one of two channels each, as the watchdog's kick selects.</summary>
internal sealed class Esp32Sense : ISense
{
    /// <summary>
    /// The next sample reads a supply as well. Set by the inputs, once in their cycle: one counter serves both. A cycle is an odd number of
    /// steps, so that battery and reservoir take turns.
    /// </summary>
    internal bool IsSupplyDue;

    private const int MaxRaisePermille = 50;

    private readonly Esp32Watchdog _watchdog;
    private readonly ZeroCalibration _zero = new ZeroCalibration();
    private readonly AdcChannel _peak;
    private readonly AdcChannel _electrode;
    private readonly AdcChannel _mean;
    private readonly AdcChannel _signed;
    private readonly AdcChannel _supply;

    private int _microAmpsPerCount;
    private int _microcurrentPerCount = FrontEnd.MicrocurrentPerCount;
    private int _emsPerCount = FrontEnd.EmsPerCount;
    private bool _isEms;

    internal Esp32Sense(Esp32Watchdog watchdog)
    {
        _watchdog = watchdog;
        AdcController adc = new AdcController();
        MaxCounts = adc.MaxValue;
        _peak = adc.OpenChannel(PinMap.PeakCurrentChannel);
        _electrode = adc.OpenChannel(PinMap.ElectrodeChannel);
        _mean = adc.OpenChannel(PinMap.MeanCurrentChannel);
        _signed = adc.OpenChannel(PinMap.SignedCurrentChannel);
        _supply = adc.OpenChannel(PinMap.SupplyChannel);

        // Stryker disable once Statement,Boolean : the current source selects its range before the first sample
        UseRange(false);
    }

    /// <inheritdoc/>
    public int MaxCounts { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// After a kick the shared inputs settle within 0.1 ms. They are read last, the high-ohmic supplies after the others: between the
    /// kick at the start of a step and the first of them lie one or two conversions and some sixty instructions, 0.12 ms without the
    /// conversions at the 2 µs an instruction of the fastest device that was reported.
    /// </remarks>
    public void Sample(Measurement measurement)
    {
        ZeroCalibration zero = _zero;
        int counts;
        measurement.ElectrodeMilliVolts =
            (_electrode.ReadValue() * FrontEnd.HighDividerPerCount - zero.ElectrodeScaled) >> FrontEnd.CountScaleBits;

        if (_watchdog.IsHigh)
        {
            measurement.SharedHigh = true;
            measurement.SignedMeanMicroAmps =
                ((_mean.ReadValue() - zero.SignedMean) * FrontEnd.SignedMeanPerCount) >> FrontEnd.CountScaleBits;
            counts = _signed.ReadValue();
            measurement.SignedCounts = counts;
            measurement.NegativePeakMicroAmps =
                ((counts - zero.NegativePeak) * FrontEnd.MicrocurrentPerCount) >> FrontEnd.CountScaleBits;
            if (IsSupplyDue)
            {
                SampleHighVoltage(measurement);
            }

            return;
        }

        measurement.SharedHigh = false;
        counts = _peak.ReadValue();
        measurement.PeakCounts = counts;
        measurement.PeakMicroAmps = ((counts - zero.Peak) * _microAmpsPerCount) >> FrontEnd.CountScaleBits;
        measurement.MeanMicroAmps = ((_mean.ReadValue() - zero.Mean) * _microAmpsPerCount) >> FrontEnd.CountScaleBits;
        counts = _signed.ReadValue();
        measurement.SignedCounts = counts;
        measurement.PositivePeakMicroAmps =
            ((counts - zero.PositivePeak) * FrontEnd.MicrocurrentPerCount) >> FrontEnd.CountScaleBits;
        if (IsSupplyDue)
        {
            SampleBattery(measurement);
        }
    }

    /// <inheritdoc/>
    public void SamplePeak(Measurement measurement)
    {
        int counts = _peak.ReadValue();
        measurement.PeakCounts = counts;
        measurement.PeakMicroAmps = ((counts - _zero.Peak) * _microAmpsPerCount) >> FrontEnd.CountScaleBits;
    }

    /// <inheritdoc/>
    public void AccumulateZero()
    {
        int mean = _mean.ReadValue();
        int signed = _signed.ReadValue();
        _zero.Add(_electrode.ReadValue());
        if (_watchdog.IsHigh)
        {
            _zero.AddHigh(mean, signed);
        }
        else
        {
            _zero.AddLow(_peak.ReadValue(), mean, signed);
        }
    }

    /// <inheritdoc/>
    public bool AcceptZero()
    {
        return _zero.Accept();
    }

    /// <inheritdoc/>
    public void RaiseScale(CurrentRange range, int permille)
    {
        // Stryker disable once Equality : a limit becomes itself
        int bounded = permille < 0 ? 0 : permille > MaxRaisePermille ? MaxRaisePermille : permille;
        if (range == CurrentRange.Ems)
        {
            _emsPerCount = FrontEnd.EmsPerCount + FrontEnd.EmsPerCount * bounded / 1000;
        }
        else
        {
            _microcurrentPerCount = FrontEnd.MicrocurrentPerCount + FrontEnd.MicrocurrentPerCount * bounded / 1000;
        }

        UseRange(_isEms);
    }

    /// <summary>Reads the magnitude of the current with the scale of the range. The signed channels have one scale.</summary>
    internal void UseRange(bool ems)
    {
        _isEms = ems;
        _microAmpsPerCount = ems ? _emsPerCount : _microcurrentPerCount;
    }

    private void SampleBattery(Measurement measurement)
    {
        IsSupplyDue = false;
        int counts = _supply.ReadValue();
        measurement.BatteryCounts = counts;
        measurement.BatteryMilliVolts = ((counts + _zero.LineShift - FrontEnd.BatteryZeroCounts) * FrontEnd.BatteryPerCount) >> FrontEnd.CountScaleBits;
    }

    private void SampleHighVoltage(Measurement measurement)
    {
        IsSupplyDue = false;
        int counts = _supply.ReadValue();
        measurement.HighVoltageCounts = counts;
        measurement.HighVoltageMilliVolts = ((counts + _zero.LineShift - FrontEnd.HighVoltageZeroCounts) * FrontEnd.HighDividerPerCount) >> FrontEnd.CountScaleBits;
    }
}

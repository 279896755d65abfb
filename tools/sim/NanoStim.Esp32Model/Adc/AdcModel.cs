namespace NanoStim.Esp32Model;

/// <summary>The two converters as nanoFramework uses them: 12 bits, 12 dB attenuation, one raw conversion a call.</summary>
/// <remarks>
/// Channels are numbered as nanoFramework does: 0 to 7 are ADC1 on GPIO 36, 37, 38, 39, 32, 33, 34, 35; 10 to 19 are ADC2. The line
/// is straight up to full scale; the real one bends above about 2.45 V (esp-idf gives 150 to 2450 mV as the range for 12 dB), which
/// is not modelled.
/// </remarks>
public sealed class AdcModel
{
    /// <summary>The largest reading.</summary>
    public const int MaxCounts = 4095;

    private const int None = -1;
    private const int TemperatureChannel = 8;
    private const int HallChannel = 9;

    private readonly Chip _chip;
    private readonly double _countsPerVolt;
    private readonly double _countsAtZeroVolts;
    private readonly double _deadZoneVolts;
    private readonly double _noiseCounts;
    private readonly GaussianNoise _noise;
    private readonly int[] _last = new int[Esp32Pins.AdcChannelCount];
    private readonly AdcChannelFaults[] _faults = new AdcChannelFaults[Esp32Pins.AdcChannelCount];

    internal AdcModel(Chip chip)
    {
        _chip = chip;
        ChipOptions options = chip.Options;
        double gain = 1 + options.AdcGainErrorPpm * 1e-6;
        if (options.AdcCurve == AdcCurve.Espressif)
        {
            const double VoltsPerCount = 1.1 * 196602 / 4096 / 65536;
            _countsPerVolt = gain / VoltsPerCount;
            _countsAtZeroVolts = options.AdcOffsetCounts - gain * 0.142 / VoltsPerCount;
        }
        else
        {
            _countsPerVolt = gain * MaxCounts / 3.3;
            _countsAtZeroVolts = options.AdcOffsetCounts;
        }

        _deadZoneVolts = options.AdcDeadZoneMilliVolts * 1e-3;
        _noiseCounts = options.AdcNoiseCounts;
        _noise = new GaussianNoise(options.Seed);
        Array.Fill(_last, None);
        MendAll();
    }

    /// <summary>Fault: the channel repeats its last reading from now on; its next one, if it has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public void FreezeChannel(int channel) => Of(channel).IsFrozen = true;

    /// <summary>Fault: as <see cref="FreezeChannel"/>, for every channel.</summary>
    public void FreezeAll() => Array.ForEach(_faults, faults => faults.IsFrozen = true);

    /// <summary>Mends <see cref="FreezeChannel"/> and <see cref="FreezeAll"/>.</summary>
    public void UnfreezeAll() => Array.ForEach(_faults, faults => faults.IsFrozen = false);

    /// <summary>Fault: the channel gives this reading always, in counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public void FixChannel(int channel, int counts) => Of(channel).FixedCounts = Clamp(counts);

    /// <summary>Fault: adds counts, of either sign, to every later reading of the channel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public void OffsetChannel(int channel, int extraCounts) => Of(channel).OffsetCounts = extraCounts;

    /// <summary>Fault: as <see cref="OffsetChannel"/>, for every channel. 0 mends it.</summary>
    public void OffsetAll(int extraCounts) => Array.ForEach(_faults, faults => faults.OffsetCounts = extraCounts);

    /// <summary>Fault: multiplies every later reading of the channel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public void ScaleChannel(int channel, double gain) => Of(channel).Gain = gain;

    /// <summary>Fault: as <see cref="ScaleChannel"/>, for every channel: the reference of the converter is wrong. 1 mends it.</summary>
    public void ScaleAll(double gain) => Array.ForEach(_faults, faults => faults.Gain = gain);

    /// <summary>Fault: the readings of the channel go away by this many counts a second from now on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public void DriftChannel(int channel, double countsPerSecond)
    {
        Of(channel).DriftCountsPerSecond = countsPerSecond;
        Of(channel).DriftSinceNanos = _chip.NowNanos;
    }

    /// <summary>Mends every fault of the channel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public void MendChannel(int channel)
    {
        _ = Of(channel);
        _faults[channel] = new AdcChannelFaults();
    }

    /// <summary>Mends every fault of every channel.</summary>
    public void MendAll()
    {
        for (int channel = 0; channel < _faults.Length; channel++)
        {
            _faults[channel] = new AdcChannelFaults();
        }
    }

    /// <summary>Makes the pin of the channel an analog input, which takes it from GPIO and LEDC.</summary>
    /// <returns>False where the driver refuses.</returns>
    internal bool TryOpen(int channel)
    {
        // The native check lets one too many through; the driver of ADC2 then refuses it.
        if (channel < 0 || channel > Esp32Pins.AdcChannelCount)
        {
            throw new ArgumentException("There is no ADC channel " + channel + ".");
        }

        if (channel == Esp32Pins.AdcChannelCount)
        {
            return false;
        }

        if (channel is not (TemperatureChannel or HallChannel))
        {
            _chip.Gpio.MakeAnalog(Esp32Pins.OfAdcChannel(channel));
        }

        return true;
    }

    internal int Convert(int channel)
    {
        AdcChannelFaults faults = _faults[channel];
        if (faults.FixedCounts is int fixedCounts)
        {
            return fixedCounts;
        }

        if (faults.IsFrozen && _last[channel] != None)
        {
            return _last[channel];
        }

        if (channel == TemperatureChannel)
        {
            throw new NotSupportedException("The temperature sensor of the chip is not modelled.");
        }

        if (channel == HallChannel)
        {
            throw new ArgumentException("esp-idf 5 no longer supports the Hall sensor.");
        }

        double volts = _chip.Circuit.AnalogVolts(Esp32Pins.OfAdcChannel(channel));
        double counts = 0;
        if (volts >= _deadZoneVolts)
        {
            counts = volts * _countsPerVolt + _countsAtZeroVolts;
            if (_noiseCounts > 0)
            {
                counts += _noiseCounts * _noise.Next();
            }
        }

        int reading = Clamp((int)Math.Round(faults.Apply(Math.Round(Math.Clamp(counts, 0, MaxCounts)), _chip.NowNanos)));
        _last[channel] = reading;
        return reading;
    }

    private static int Clamp(int counts) => Math.Clamp(counts, 0, MaxCounts);

    private AdcChannelFaults Of(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Esp32Pins.AdcChannelCount);
        return _faults[channel];
    }
}

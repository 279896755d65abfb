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
    private readonly bool[] _stuck = new bool[Esp32Pins.AdcChannelCount];
    private readonly int[] _extraOffset = new int[Esp32Pins.AdcChannelCount];

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
    }

    /// <summary>Fault: the channel gives its last reading for ever; its next one, if it has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public void StickChannel(int channel)
    {
        CheckChannel(channel);
        _stuck[channel] = true;
    }

    /// <summary>Fault: as <see cref="StickChannel"/>, for every channel.</summary>
    public void StickAll() => Array.Fill(_stuck, true);

    /// <summary>Mends <see cref="StickChannel"/> and <see cref="StickAll"/>.</summary>
    public void UnstickAll() => Array.Clear(_stuck);

    /// <summary>Fault: adds counts, of either sign, to every later reading of the channel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such channel.</exception>
    public void OffsetChannel(int channel, int extraCounts)
    {
        CheckChannel(channel);
        _extraOffset[channel] = extraCounts;
    }

    /// <summary>Fault: as <see cref="OffsetChannel"/>, for every channel. 0 mends it.</summary>
    public void OffsetAll(int extraCounts) => Array.Fill(_extraOffset, extraCounts);

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
        if (_stuck[channel] && _last[channel] != None)
        {
            return _last[channel];
        }

        if (channel == TemperatureChannel)
        {
            throw new NotSupportedException("The temperature sensor of the chip is not modelled.");
        }

        if (channel == HallChannel)
        {
            throw new ArgumentException("The Hall sensor is gone since esp-idf 5.");
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

        int reading = Clamp((int)Math.Round(Math.Clamp(counts, 0, MaxCounts)) + _extraOffset[channel]);
        _last[channel] = reading;
        return reading;
    }

    private static int Clamp(int counts) => Math.Clamp(counts, 0, MaxCounts);

    private static void CheckChannel(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Esp32Pins.AdcChannelCount);
    }
}

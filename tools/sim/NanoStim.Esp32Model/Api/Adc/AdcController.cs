#nullable disable

using NanoStim.Esp32Model;

namespace System.Device.Adc;

/// <summary>The ADC, with the signatures of nanoFramework.System.Device.Adc 1.x, over the converter of the <see cref="Chip"/>.</summary>
public class AdcController : AdcControllerBase
{
    private readonly long _bootId;

    /// <summary>Opens the converter. There may be several controllers: the package means to refuse a second one, and does not.</summary>
    public AdcController()
    {
        _bootId = Chip.Powered().BootId;
        _ = Chip.Enter(_bootId, NativeUnit.Adc);
    }

    /// <summary>20: ADC1 with eight channels, two internal ones, ADC2 with ten.</summary>
    public override int ChannelCount => Constant(20);

    /// <summary>Stored, and without effect: the native code never looks at it.</summary>
    public override AdcChannelMode ChannelMode { get; set; }

    /// <inheritdoc/>
    public override int MaxValue => Constant(AdcModel.MaxCounts);

    /// <inheritdoc/>
    public override int MinValue => Constant(0);

    /// <inheritdoc/>
    public override int ResolutionInBits => Constant(12);

    /// <inheritdoc/>
    public override bool IsChannelModeSupported(AdcChannelMode channelMode) =>
        Constant(0) == 0 && channelMode == AdcChannelMode.SingleEnded;

    /// <summary>Makes the pin of a channel an analog input.</summary>
    /// <exception cref="ArgumentException">No such channel.</exception>
    /// <exception cref="Exception">The driver refuses (CLR_E_PIN_UNAVAILABLE has no exception type of its own).</exception>
    public override AdcChannel OpenChannel(int channelNumber)
    {
        if (!Chip.Enter(_bootId, NativeUnit.Adc).Adc.TryOpen(channelNumber))
        {
            throw new Exception("ADC channel " + channelNumber + ": pin unavailable.");
        }

        return new AdcChannel(this, channelNumber, _bootId);
    }

    // A native call too, and it takes its time like any other.
    private int Constant(int value)
    {
        _ = Chip.Enter(_bootId, NativeUnit.Adc);
        return value;
    }
}

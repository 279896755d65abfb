#nullable disable

namespace System.Device.Adc;

/// <summary>Base of <see cref="AdcController"/>.</summary>
public abstract class AdcControllerBase
{
    /// <summary>Number of channels.</summary>
    public abstract int ChannelCount { get; }

    /// <summary>Mode of the channels.</summary>
    public abstract AdcChannelMode ChannelMode { get; set; }

    /// <summary>The largest reading.</summary>
    public abstract int MaxValue { get; }

    /// <summary>The smallest reading.</summary>
    public abstract int MinValue { get; }

    /// <summary>Number of bits of a reading.</summary>
    public abstract int ResolutionInBits { get; }

    /// <summary>Whether the controller can measure in this mode.</summary>
    public abstract bool IsChannelModeSupported(AdcChannelMode channelMode);

    /// <summary>Opens a channel.</summary>
    public abstract AdcChannel OpenChannel(int channelNumber);
}

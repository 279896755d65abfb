#nullable disable

namespace System.Device.Adc;

/// <summary>Base of <see cref="AdcChannel"/>.</summary>
public abstract class AdcChannelBase
{
    /// <summary>The controller; null once the channel is disposed of.</summary>
    public AdcController Controller { get; internal set; }

    /// <summary>One raw conversion.</summary>
    public abstract int ReadValue();

    /// <summary>One raw conversion, as a fraction of the largest value.</summary>
    public double ReadRatio() => ReadValue() / (double)Controller.MaxValue;
}

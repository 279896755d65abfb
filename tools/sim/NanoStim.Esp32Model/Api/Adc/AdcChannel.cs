#nullable disable

using NanoStim.Esp32Model;

namespace System.Device.Adc;

/// <summary>An ADC channel, with the signatures of nanoFramework.System.Device.Adc 1.x, over the converter of the <see cref="Chip"/>.</summary>
public class AdcChannel : AdcChannelBase, IDisposable
{
    private readonly Chip _chip = Chip.Powered();
    private readonly long _bootId;
    private readonly int _channel;
    private bool _isDisposed;

    internal AdcChannel(AdcController controller, int channel, long bootId)
    {
        Controller = controller;
        _channel = channel;
        _bootId = bootId;
    }

    /// <summary>One raw conversion: no averaging, no calibration.</summary>
    /// <returns>0 to 4095 counts.</returns>
    /// <exception cref="ObjectDisposedException">The channel is disposed of.</exception>
    public override int ReadValue()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _chip.Pass(_bootId, NativeUnit.Adc);
        return _chip.Adc.Convert(_channel);
    }

    /// <summary>Ends the use of the channel; its pin stays an analog input.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Controller = null;
    }
}

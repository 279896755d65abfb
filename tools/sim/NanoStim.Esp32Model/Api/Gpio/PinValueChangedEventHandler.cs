#nullable disable

namespace System.Device.Gpio;

/// <summary>Handles <see cref="GpioPin.ValueChanged"/>.</summary>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);

#nullable disable

namespace System.Device.Gpio;

/// <summary>Handles the pin events of a <see cref="GpioController"/>.</summary>
public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);

namespace NanoStim.Esp32Model;

/// <summary>Which unit of the chip a native call belongs to.</summary>
public enum NativeUnit
{
    /// <summary>None of the others: pin functions.</summary>
    Other,

    /// <summary>Digital pins.</summary>
    Gpio,

    /// <summary>The PWM unit.</summary>
    Pwm,

    /// <summary>The converter.</summary>
    Adc,
}

namespace System.Device.Pwm;

/// <summary>Level in which a PWM signal starts.</summary>
public enum PwmPulsePolarity
{
    /// <summary>High first: the only one that a PwmChannel has.</summary>
    ActiveHigh,

    /// <summary>Low first.</summary>
    ActiveLow,
}

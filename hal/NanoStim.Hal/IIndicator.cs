namespace NanoStim.Hal;

/// <summary>What the user sees and hears.</summary>
public interface IIndicator
{
    /// <summary>Switches the status light.</summary>
    void Light(bool on);

    /// <summary>Switches the buzzer.</summary>
    void Buzzer(bool on);
}

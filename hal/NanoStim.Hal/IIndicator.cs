namespace NanoStim.Hal;

/// <summary>What the user sees and hears. On the reference board the status light also is the clock line of the backup memory: a transfer leaves it off.</summary>
public interface IIndicator
{
    /// <summary>Switches the status light.</summary>
    void Light(bool on);

    /// <summary>Switches the buzzer.</summary>
    void Buzzer(bool on);
}

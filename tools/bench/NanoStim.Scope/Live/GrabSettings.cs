namespace NanoStim.Scope.Live;

/// <summary>How an oscilloscope is to be set for a capture.</summary>
/// <param name="Channels">Numbers of the channels, from 1; the first is the trigger.</param>
/// <param name="WindowSeconds">How much time the capture must show.</param>
/// <param name="PeakVolts">The largest voltage that is expected, at the tip of the probe.</param>
/// <param name="TriggerVolts">Level of the trigger, on a rising edge.</param>
public sealed record GrabSettings(IReadOnlyList<int> Channels, double WindowSeconds, double PeakVolts, double TriggerVolts)
{
    // Divisions above the middle that the peak may take; eight are on the screen.
    private const double PeakDivisions = 3;

    /// <summary>Whether to trigger at once, for a signal that may be flat.</summary>
    public bool IsForced { get; init; }

    /// <summary>How long to wait for the trigger, beyond the window itself.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>V a division, in steps of 1, 2 and 5.</summary>
    public double VoltsPerDivision => RoundUp(PeakVolts / PeakDivisions);

    /// <summary>Time a division, in steps of 1, 2 and 5.</summary>
    /// <param name="divisions">How many divisions the screen is wide.</param>
    public double SecondsPerDivision(int divisions) => RoundUp(WindowSeconds / divisions);

    private static double RoundUp(double value)
    {
        double decade = Math.Pow(10, Math.Floor(Math.Log10(value)));
        double share = value / decade;

        // A rounding error above a step is that step.
        return decade * (share <= 1.0001 ? 1 : share <= 2.0002 ? 2 : share <= 5.0005 ? 5 : 10);
    }
}

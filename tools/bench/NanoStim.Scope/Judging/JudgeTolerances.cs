namespace NanoStim.Scope.Judging;

/// <summary>
/// How far a device may be from its program. Uncertainty of the measurement narrows each of them. All numbers are of this judge alone:
/// it shares none with the firmware.
/// </summary>
public static class JudgeTolerances
{
    /// <summary>Largest gain error that a capture may have, as a fraction: as large as the tolerance of the current, beyond which nothing can pass.</summary>
    public const double LargestGainError = 0.05;

    /// <summary>Of the rate and of each period: a crystal and a divider with 8 fraction bits, both far better than this.</summary>
    public const double Period = 0.01;

    /// <summary>Of the width of each phase, or one step of the pulse generator where that is more.</summary>
    public const double PhaseWidth = 0.02;

    /// <summary>The dead time of the bridge switches, made by a resistor and a capacitor, in s; or <see cref="GapShare"/> of the phase width.</summary>
    public const double GapSeconds = 3e-6;

    /// <summary>Of the phase width, for the interphase gap.</summary>
    public const double GapShare = 0.01;

    /// <summary>Of the current of each pulse: what the project asks of its regulation.</summary>
    public const double Amplitude = 0.05;

    /// <summary>Of the amplitude, from the first to the last third of each phase.</summary>
    public const double Droop = 0.06;

    /// <summary>Of the amplitude, for single samples of a phase: the mask.</summary>
    public const double Mask = 0.1;

    /// <summary>Charge before and after the edges of a phase, by its charge.</summary>
    public const double Foot = 0.01;

    /// <summary>Noise of single samples above this share of the amplitude hides what the mask looks for.</summary>
    public const double MaskNoise = 0.15;

    /// <summary>Of the phase width, for the time in which a phase rises from a fifth to four fifths.</summary>
    public const double Rise = 0.1;

    /// <summary>Difference of the two phases by the charge of one, mean of all pulses: what 8 bits over 2.5 times the amplitude can show.</summary>
    public const double Balance = 0.02;

    /// <summary>The same for a single pulse.</summary>
    public const double BalanceOfAPulse = 0.06;

    /// <summary>Mean current between pulses by the amplitude.</summary>
    public const double Rest = 0.01;

    /// <summary>Of on time, off time and ramps; <see cref="TrainSeconds"/> where that is more.</summary>
    public const double Train = 0.05;

    /// <summary>Control steps of 10 ms, the settling of the regulator, and the period, in s.</summary>
    public const double TrainSeconds = 0.25;

    /// <summary>Shortest ramp in s (SAFETY.md, SR-8).</summary>
    public const double LeastRampSeconds = 0.1;

    /// <summary>How far a pulse of a ramp may be from the straight line, by the amplitude.</summary>
    public const double RampShape = 0.12;

    /// <summary>How far a pulse of a ramp may be from the mean of its neighbours, by the amplitude; half of a step of the ramp comes on top.</summary>
    public const double RampStep = 0.06;

    /// <summary>Whole pulses that a capture has to hold, so that one period in four that is wrong would be seen.</summary>
    public const int LeastPulses = 5;
}

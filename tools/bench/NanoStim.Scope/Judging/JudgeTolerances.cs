namespace NanoStim.Scope.Judging;

/// <summary>How far a device may be from its program. The uncertainty of the measurement comes on top of each.</summary>
public static class JudgeTolerances
{
    /// <summary>The rate comes from a crystal by way of a divider with 8 fraction bits, both far better than this.</summary>
    public const double Frequency = 0.01;

    /// <summary>Of the width, or one step of the pulse generator where that is more.</summary>
    public const double PhaseWidth = 0.02;

    /// <summary>The interphase gap is the dead time of the gates, made by a resistor and a capacitor; in µs.</summary>
    public const double GapMicros = 2;

    /// <summary>What the project asks of its own current regulation.</summary>
    public const double Amplitude = 0.05;

    /// <summary>Difference of the two phases of a balanced train, in width, height and charge.</summary>
    public const double Balance = 0.01;

    /// <summary>Net charge of a balanced train by the charge that it moves.</summary>
    public const double NetCharge = 0.01;

    /// <summary>Of on time, off time and ramps; the minimum is <see cref="TrainSeconds"/>.</summary>
    public const double Train = 0.05;

    /// <summary>Steps of 10 ms, the regulator's settling, and the first and last pulses that are too small to be seen; in s.</summary>
    public const double TrainSeconds = 0.25;
}

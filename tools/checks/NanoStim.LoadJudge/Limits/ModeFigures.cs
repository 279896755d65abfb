namespace NanoStim.LoadJudge;

/// <summary>The figures of one mode, read once.</summary>
public sealed class ModeFigures
{
    internal ModeFigures(LimitFile file, string mode)
    {
        Name = mode;
        IsEms = mode == "ems";
        CeilingMicroAmps = file.Of(mode + ".ceilingMicroAmps");
        PeakMicroAmps = file.Of(mode + ".peakMicroAmps");
        PeakMicros = file.Of(mode + ".peakMicros");
        PhaseNanoCoulombs = file.Of(mode + ".phaseNanoCoulombs");
        PlannedPhaseNanoCoulombs = file.Of(mode + ".plannedPhaseNanoCoulombs", PhaseNanoCoulombs);
        PulseNanoJoules = file.Of(mode + ".pulseNanoJoules");
        RmsMicroAmps = file.Of(mode + ".rmsMicroAmps");
        RiseMicroAmps = file.Of(mode + ".riseMicroAmps");
        StepMicroAmps = file.Of(mode + ".stepMicroAmps");
        NoiseMicroAmps = file.Of(mode + ".noiseMicroAmps");
        ContactMicroAmps = file.Of(mode + ".contactMicroAmps");
    }

    /// <summary>Name of the mode in the file.</summary>
    public string Name { get; }

    /// <summary>Whether it is EMS.</summary>
    public bool IsEms { get; }

    /// <summary>Highest set-point in µA.</summary>
    public double CeilingMicroAmps { get; }

    /// <summary>Highest current in µA, apart from <see cref="PeakMicros"/>.</summary>
    public double PeakMicroAmps { get; }

    /// <summary>Longest time above <see cref="PeakMicroAmps"/> in µs.</summary>
    public double PeakMicros { get; }

    /// <summary>Highest charge per phase with any part failed, in nC.</summary>
    public double PhaseNanoCoulombs { get; }

    /// <summary>Highest charge per phase with no part failed, in nC.</summary>
    public double PlannedPhaseNanoCoulombs { get; }

    /// <summary>Highest energy of a pulse into the test resistance, in nJ.</summary>
    public double PulseNanoJoules { get; }

    /// <summary>Highest r.m.s. current in µA.</summary>
    public double RmsMicroAmps { get; }

    /// <summary>Largest rise in a control step, in µA.</summary>
    public double RiseMicroAmps { get; }

    /// <summary>Change of intensity by one press, in µA.</summary>
    public double StepMicroAmps { get; }

    /// <summary>Error of the sense channels in µA.</summary>
    public double NoiseMicroAmps { get; }

    /// <summary>Current of the contact check in µA.</summary>
    public double ContactMicroAmps { get; }
}

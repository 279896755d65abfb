using NanoStim.Firmware.Programs;
using NanoStim.Scope.Judging;
using NanoStim.Scope.Measuring;

namespace NanoStim.Cli.Report;

/// <summary>One segment of a program on one load: what was asked, and what a capture shows.</summary>
/// <param name="Program">The program.</param>
/// <param name="Segment">Which of its segments, from 0.</param>
/// <param name="MicroAmps">The intensity that was set.</param>
/// <param name="LoadOhms">The resistor.</param>
/// <param name="Capture">File of the capture.</param>
/// <param name="Outcome">How the session ended; empty for a capture of a real device.</param>
/// <param name="Shown">The current, or the voltage by which it is known.</param>
/// <param name="Lines">Against the program; empty where the load does not let the device reach the intensity.</param>
/// <param name="Svg">The tracing.</param>
internal sealed record ReportEntry(
    TreatmentProgram Program,
    int Segment,
    int MicroAmps,
    double LoadOhms,
    string Capture,
    string Outcome,
    ChannelMeasurement Shown,
    IReadOnlyList<JudgeLine> Lines,
    string Svg)
{
    /// <summary>What the bench made of the same program, intensity and load; null where this entry is of the virtual bench itself.</summary>
    public ReportEntry? Simulated { get; init; }

    /// <summary>Highest charge that flows one way without a change of polarity, in C: of a phase, or of all pulses of a polarity in a row.</summary>
    public double PolarityCharge =>
        Lines.FirstOrDefault(line => line.Id == "charge-limit")?.Statistic?.Maximum
        ?? (Shown.MaxPhaseChargeNanoCoulombs ?? 0) * 1e-9 * Math.Max(1, Shown.PulsesPerPolarity ?? 1);

    /// <summary>Largest magnitude of the current in A.</summary>
    public double PeakAmps => (Shown.PeakMicroAmps ?? 0) * 1e-6;

    /// <summary>Largest magnitude of the voltage across the load in V.</summary>
    public double PeakVolts => Shown.PeakVolts ?? (PeakAmps * LoadOhms);
}

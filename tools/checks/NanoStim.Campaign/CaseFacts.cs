using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Campaign;

/// <summary>What a session asks for, as far as claims depend on it.</summary>
public sealed class CaseFacts
{
    /// <summary>Works them out.</summary>
    public CaseFacts(SessionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        TreatmentSegment[] segments = request.Program.Segments;
        Limits = ModeCatalogue.Of(request.Program.Mode);
        MostMicroAmps = request.IntensityMicroAmps * segments.Max(segment => segment.IntensityPercent) / 100;
        LeastMicroAmps = Math.Max(1, request.IntensityMicroAmps * segments.Min(segment => segment.IntensityPercent) / 100);
        if (request.PauseMillis > 0)
        {
            // A pause is resumed at the lowest step.
            LeastMicroAmps = Math.Max(1, Math.Min(LeastMicroAmps, Limits.StepMicroAmps * segments.Min(segment => segment.IntensityPercent) / 100));
        }

        RampUpMillis = segments.Max(segment => segment.RampUpMillis);
        RampDownMillis = segments.Max(segment => segment.RampDownMillis);
        LoadModel[] loads = [.. request.LoadChanges.Select(change => change.Load).Prepend(request.Load)];
        LacksCurrent = loads.Any(load => !load.IsOpen && MostMicroAmps > Reach(load));
        LeastOhms = loads.Min(load => load.IsOpen ? double.PositiveInfinity : load.SeriesOhms + load.ParallelOhms);
    }

    /// <summary>Limits of the mode.</summary>
    public ModeLimits Limits { get; }

    /// <summary>Whether it is microcurrent.</summary>
    public bool IsMicrocurrent => Limits.Mode == StimulationMode.Microcurrent;

    /// <summary>The highest level of the program, in µA.</summary>
    public int MostMicroAmps { get; }

    /// <summary>The lowest level of the program, in µA.</summary>
    public int LeastMicroAmps { get; }

    /// <summary>Longest ramp up in ms.</summary>
    public int RampUpMillis { get; }

    /// <summary>Longest ramp down in ms.</summary>
    public int RampDownMillis { get; }

    /// <summary>Whether a train of the program had pulses so rare that the held voltage droops between them; known once it has run.</summary>
    public bool HadSparseTrain { get; internal set; }

    /// <summary>The smallest resistance of the good loads.</summary>
    public double LeastOhms { get; }

    /// <summary>Whether the rail cannot drive the highest level through one of the loads, so that less flows than is asked for.</summary>
    public bool LacksCurrent { get; }

    // Microcurrent: 33 V less diodes and hold current, 36 kΩ, and 2 V of the sink. EMS: 70 V less diodes and sink.
    private double Reach(LoadModel load)
    {
        double ohms = load.SeriesOhms + load.ParallelOhms;
        return IsMicrocurrent ? 28.9e6 / (36_000 + ohms) : 66.5e6 / Math.Max(ohms, 1);
    }
}

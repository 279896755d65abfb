using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Cli;

/// <summary>A session as the options ask for it, and the defaults for what they leave open.</summary>
internal sealed record SessionWish
{
    private const string Continuous = "continuous";
    private const int DefaultSeconds = 20;

    public string? Mode { get; init; }

    public string? Program { get; init; }

    public int? IntensityMicroAmps { get; init; }

    public int? FrequencyMilliHertz { get; init; }

    public int? PhaseWidthMicros { get; init; }

    public int? DurationMillis { get; init; }

    public LoadModel? Load { get; init; }

    public IReadOnlyList<InjectedFault> Faults { get; init; } = [];

    public int Seed { get; init; } = 1;

    /// <summary>The request for the bench.</summary>
    /// <exception cref="UsageException">The options contradict each other, or the firmware does not have what they ask for.</exception>
    public SessionRequest ToRequest()
    {
        TreatmentProgram? named = NamedProgram();
        StimulationMode mode = ModeOf(named);
        ModeLimits limits = ModeCatalogue.Of(mode);
        int intensity = IntensityMicroAmps ?? (mode == StimulationMode.Ems ? 20_000 : 200);
        if (intensity > limits.CeilingMicroAmps)
        {
            throw new UsageException(Refusal.OfIntensity(intensity, limits));
        }

        return new SessionRequest
        {
            Program = named is null ? ContinuousProgram(mode) : Adjusted(named),
            IntensityMicroAmps = intensity,
            Load = Load ?? LoadModel.Parse(mode == StimulationMode.Ems ? "500ohm" : "10kohm"),
            Seconds = named is null ? 0 : Seconds(0),
            Faults = Faults,
            Seed = Seed,
        };
    }

    private TreatmentProgram? NamedProgram()
    {
        if (Program is null)
        {
            return null;
        }

        return ProgramCatalogue.Find(Program) ?? throw new UsageException(
            $"There is no program '{Program}': write one of {string.Join(", ", Catalogues.Programs.Select(program => program.Name))}.");
    }

    private StimulationMode ModeOf(TreatmentProgram? named)
    {
        StimulationMode? asked = Mode switch
        {
            "ms" => StimulationMode.Microcurrent,
            "ems" => StimulationMode.Ems,
            _ => null,
        };
        if (named is not null && asked is not null && named.Mode != asked)
        {
            throw new UsageException($"Program '{named.Name}' belongs to mode {ModeCatalogue.Of(named.Mode).Name}: leave out --mode, or write another program.");
        }

        return named?.Mode ?? asked ?? StimulationMode.Microcurrent;
    }

    private int Seconds(int unasked)
    {
        if (DurationMillis is not { } millis)
        {
            return unasked;
        }

        return millis % 1000 == 0
            ? millis / 1000
            : throw new UsageException("--duration: the device counts whole seconds: write a duration such as 20s or 5min.");
    }

    /// <summary>One train from beginning to end, with ramps of 2 s, or a quarter of a short session.</summary>
    private TreatmentProgram ContinuousProgram(StimulationMode mode)
    {
        int seconds = Seconds(DefaultSeconds);
        int rampMillis = Math.Min(2000, seconds * 250);
        PulseTrain train = mode == StimulationMode.Ems
            ? new PulseTrain(PulseShape.SymmetricBiphasic, FrequencyMilliHertz ?? 50_000, PhaseWidthMicros ?? 300, 0)
            : Microcurrent(FrequencyMilliHertz ?? 10_000);
        string title = $"{train.FrequencyMilliHertz / 1000.0:0.###} Hz"
            + (train.PhaseWidthMicros > 0 ? $", {train.PhaseWidthMicros} µs" : " square wave")
            + $", {seconds} s";
        return new TreatmentProgram(Continuous, title, mode, [new TreatmentSegment(train, seconds, rampMillis, 0, rampMillis, 0, 100)]);
    }

    /// <summary>A square wave, unless a phase width asks for pulses.</summary>
    private PulseTrain Microcurrent(int milliHertz)
    {
        if (PhaseWidthMicros is { } width)
        {
            return new PulseTrain(PulseShape.SymmetricBiphasic, milliHertz, width, 0);
        }

        return new PulseTrain(milliHertz < 1000 ? PulseShape.SlowBipolarSquare : PulseShape.BipolarSquare, milliHertz, 0, 0);
    }

    /// <summary>A named program with the rate and the width that the options ask for.</summary>
    private TreatmentProgram Adjusted(TreatmentProgram named)
    {
        if (FrequencyMilliHertz is null && PhaseWidthMicros is null)
        {
            return named;
        }

        TreatmentSegment[] segments = [.. named.Segments.Select(Adjusted)];
        return new TreatmentProgram(named.Name, named.Title + ", adjusted", named.Mode, segments, named.RepeatFrom, named.RepeatTo, named.Repeats);
    }

    private TreatmentSegment Adjusted(TreatmentSegment segment)
    {
        PulseTrain train = segment.Train;
        bool becomesPulses = PhaseWidthMicros is not null && PulseTrain.HasOwnWidth(train.Shape);
        PulseTrain adjusted = new(
            becomesPulses ? PulseShape.SymmetricBiphasic : train.Shape,
            FrequencyMilliHertz ?? train.FrequencyMilliHertz,
            PhaseWidthMicros ?? train.PhaseWidthMicros,
            train.PulsesPerPolarity);
        return new TreatmentSegment(
            adjusted, segment.Seconds, segment.RampUpMillis, segment.OnMillis, segment.RampDownMillis, segment.OffMillis, segment.IntensityPercent);
    }
}

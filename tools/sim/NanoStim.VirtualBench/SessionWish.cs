using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>A session as the options ask for it, and the defaults for what they leave open.</summary>
public sealed record SessionWish
{
    private const string Continuous = "continuous";
    private const int DefaultSeconds = 20;

    /// <summary>ms or ems; that of the program without one.</summary>
    public string? Mode { get; init; }

    /// <summary>A name of the catalogue; without one, a continuous train.</summary>
    public string? Program { get; init; }

    /// <summary>In µA.</summary>
    public int? IntensityMicroAmps { get; init; }

    /// <summary>In mHz.</summary>
    public int? FrequencyMilliHertz { get; init; }

    /// <summary>In µs.</summary>
    public int? PhaseWidthMicros { get; init; }

    /// <summary>In ms; whole seconds.</summary>
    public int? DurationMillis { get; init; }

    /// <summary>What is connected to the electrodes.</summary>
    public LoadModel? Load { get; init; }

    /// <summary>Changes of the load during the session.</summary>
    public IReadOnlyList<LoadChange> LoadChanges { get; init; } = [];

    /// <summary>Faults during the session.</summary>
    public IReadOnlyList<InjectedFault> Faults { get; init; } = [];

    /// <summary>When MODE pauses the session, in ms since power-up; 0 for never.</summary>
    public int PauseMillis { get; init; }

    /// <summary>What the interpreter makes of the loop.</summary>
    public LoopTiming Timing { get; init; } = new();

    /// <summary>Seed of all randomness.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The request for the bench.</summary>
    /// <exception cref="SessionRefusedException">The options contradict each other, or the firmware does not have what they ask for.</exception>
    public SessionRequest ToRequest()
    {
        TreatmentProgram? named = NamedProgram();
        StimulationMode mode = ModeOf(named);
        ModeLimits limits = ModeCatalogue.Of(mode);
        int intensity = IntensityMicroAmps ?? (mode == StimulationMode.Ems ? 20_000 : 200);
        if (intensity > limits.CeilingMicroAmps)
        {
            throw new SessionRefusedException(RequestRefusal.OfIntensity(intensity, limits));
        }

        return new SessionRequest
        {
            Program = named is null ? ContinuousProgram(mode) : Adjusted(named),
            IntensityMicroAmps = intensity,
            Load = Load ?? LoadModel.Parse(mode == StimulationMode.Ems ? "500ohm" : "10kohm"),
            Seconds = named is null ? 0 : Seconds(0),
            LoadChanges = LoadChanges,
            Faults = Faults,
            PauseMillis = PauseMillis,
            Timing = Timing,
            Seed = Seed,
        };
    }

    private TreatmentProgram? NamedProgram()
    {
        if (Program is null)
        {
            return null;
        }

        return ProgramCatalogue.Find(Program) ?? throw new SessionRefusedException(
            $"There is no program '{Program}': write one of {string.Join(", ", Enumerable.Range(0, ProgramCatalogue.Count).Select(index => ProgramCatalogue.At(index).Name))}.");
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
            throw new SessionRefusedException($"Program '{named.Name}' belongs to mode {ModeCatalogue.Of(named.Mode).Name}: leave out --mode, or write another program.");
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
            : throw new SessionRefusedException("--duration: the device counts whole seconds: write a duration such as 20s or 5min.");
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

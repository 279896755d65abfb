using NanoStim.Firmware.Programs;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>A session to be run.</summary>
public sealed record SessionRequest
{
    /// <summary>The treatment.</summary>
    public required TreatmentProgram Program { get; init; }

    /// <summary>The intensity in µA.</summary>
    public required int IntensityMicroAmps { get; init; }

    /// <summary>What lies between the electrodes.</summary>
    public required LoadModel Load { get; init; }

    /// <summary>Shorter than the program, in s; 0 for all of it.</summary>
    public int Seconds { get; init; }

    /// <summary>Faults during the session.</summary>
    public IReadOnlyList<InjectedFault> Faults { get; init; } = [];

    /// <summary>Changes of the load during the session.</summary>
    public IReadOnlyList<LoadChange> LoadChanges { get; init; } = [];

    /// <summary>
    /// When MODE is pressed to pause the session, in ms since power-up; 0 for never. It is pressed again after
    /// <see cref="SessionRunner.PauseLengthMillis"/>.
    /// </summary>
    public int PauseMillis { get; init; }

    /// <summary>What the interpreter makes of the loop.</summary>
    public LoopTiming Timing { get; init; } = new();

    /// <summary>Memory and clock of the device from an earlier session; null for a new device.</summary>
    public Mcp7940n? BackupMemory { get; init; }

    /// <summary>Seed of all randomness.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether to keep what a picture is drawn from.</summary>
    public bool WithPicture { get; init; }

    /// <summary>Takes every sample at the electrodes, if there is one.</summary>
    public ILoadProbe? Probe { get; init; }

    /// <summary>Follows the session step by step, if there is one.</summary>
    public ISessionObserver? Observer { get; init; }

    /// <summary>Called about once in a second of virtual time, if there is one.</summary>
    public Action<SessionProgress>? Progress { get; init; }
}

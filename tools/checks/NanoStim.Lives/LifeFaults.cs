using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>What can break in a life: the faults of the board, and those of the loop.</summary>
public static class LifeFaults
{
    // What a user does has verbs of its own.
    private static readonly HashSet<string> s_acts =
        ["short", "electrode-off", "stop-pressed", "stop-bounces", "stop-glitch", "plus-held", "minus-held", "mode-held", "charger-in", "battery-low"];

    // Each step takes so much longer, in µs.
    private const long LateMicros = 25_000;
    private const long SlowMicros = 10_000;
    private const long CollectionMicros = 6_000;
    private const long PauseMicros = 200_000;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LifeFault> All { get; } =
    [
        .. BoardFault.All.Where(fault => !s_acts.Contains(fault.Name)).Select(OfBoard),
        OfLoop("late-loop", LateMicros),
        OfLoop("slow-loop", SlowMicros),
        OfLoop("collection-every-step", CollectionMicros),
        new("gc-pause", false, bench => bench.Clock.PauseOnce(PauseMicros), _ => { }) { IsOnce = true },
    ];

    private static readonly Dictionary<string, LifeFault> s_byName = All.ToDictionary(fault => fault.Name, StringComparer.Ordinal);

    /// <summary>The fault of that name; null if there is none.</summary>
    public static LifeFault? Find(string name) => s_byName.GetValueOrDefault(name);

    // Several of them add up, and each takes away its own part only.
    private static LifeFault OfLoop(string name, long micros) =>
        new(name, false, bench => bench.Clock.ExtraStepMicros += micros, bench => bench.Clock.ExtraStepMicros -= micros);

    private static LifeFault OfBoard(BoardFault fault) =>
        new(fault.Name, true, bench => bench.Board.Inject(fault), bench => bench.Board.Mend(fault)) { IsOnce = fault.Name.EndsWith("-call-throws", StringComparison.Ordinal) };
}

using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>A fault that can be injected into a session: of the board, of the chip, or of the loop.</summary>
public sealed class BenchFault
{
    private readonly Action<Bench> _inject;
    private readonly Action<Bench> _mend;

    private BenchFault(string name, string description, Action<Bench> inject, Action<Bench> mend, string? latent = null)
    {
        Name = name;
        Description = description;
        Latent = latent;
        _inject = inject;
        _mend = mend;
    }

    /// <summary>All of them, in the order in which they should be shown.</summary>
    public static IReadOnlyList<BenchFault> All { get; } =
    [
        .. BoardFault.All.Select(OfBoard),
        new("late-loop", "every step takes 25 ms longer", bench => bench.Clock.ExtraStepMicros = 25_000, bench => bench.Clock.ExtraStepMicros = 0),
        new("slow-loop", "every step takes 10 ms longer, so that it lasts two ticks", bench => bench.Clock.ExtraStepMicros = 10_000, bench => bench.Clock.ExtraStepMicros = 0),
        new("gc-pause", "once, a garbage collection stops everything for 200 ms", bench => bench.Clock.PauseOnce(200_000), _ => { }),
    ];

    /// <summary>What to write on the command line.</summary>
    public string Name { get; }

    /// <summary>What is broken or done, in one line.</summary>
    public string Description { get; }

    /// <summary>Where nothing shows it in a session, so that it does not end one, and why; null if it always shows.</summary>
    public string? Latent { get; }

    /// <summary>The fault of that name, whatever its case; null if there is none.</summary>
    public static BenchFault? Find(string name) =>
        All.FirstOrDefault(fault => string.Equals(fault.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A fault of the board that is not in the catalogue.</summary>
    public static BenchFault OfBoard(BoardFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new BenchFault(fault.Name, fault.Description, bench => bench.Board.Inject(fault), bench => bench.Board.Mend(fault), fault.Latent);
    }

    /// <summary>Takes the fault away again.</summary>
    public void MendOn(Bench bench) => _mend(bench);

    /// <summary>Injects the fault now.</summary>
    public void InjectInto(Bench bench) => _inject(bench);
}

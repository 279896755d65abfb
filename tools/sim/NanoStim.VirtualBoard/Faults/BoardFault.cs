namespace NanoStim.VirtualBoard;

/// <summary>
/// A fault of the hardware, by name. It changes a part, a wire or a seam of the chip, and can be taken back; everything else
/// follows from the circuit.
/// </summary>
public sealed class BoardFault
{
    private static readonly Lazy<IReadOnlyList<BoardFault>> s_all = new(() =>
    [
        .. UseFaults.All, .. CircuitFaults.All, .. BridgeFaults.All, .. SignedChannelFaults.All, .. ProtectionFaults.All,
        .. MemoryFaults.All, .. ProcessorFaults.All, .. ConverterFaults.All, .. PinFaults.All,
    ]);

    private readonly Action<ReferenceBoard> _apply;
    private readonly Action<ReferenceBoard> _mend;

    internal BoardFault(
        string name, string description, Action<ReferenceBoard> apply, Action<ReferenceBoard> mend, string? latent = null, bool needsChip = false)
    {
        Name = name;
        Description = description;
        Latent = latent;
        NeedsChip = needsChip;
        _apply = apply;
        _mend = mend;
    }

    /// <summary>All of them, in the order in which they should be shown.</summary>
    public static IReadOnlyList<BoardFault> All => s_all.Value;

    /// <summary>What to write on the command line.</summary>
    public string Name { get; }

    /// <summary>What it does, in one line.</summary>
    public string Description { get; }

    /// <summary>Where nothing shows it in a session, and why the load receives no more for it; null if it always shows.</summary>
    public string? Latent { get; }

    /// <summary>Whether it sits in the chip, so that the board has to be switched on with one.</summary>
    public bool NeedsChip { get; }

    /// <summary>The fault of that name, whatever its case; null if there is none.</summary>
    public static BoardFault? Find(string name)
    {
        foreach (BoardFault fault in All)
        {
            if (string.Equals(fault.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>A GPIO that is joined to ground or to the logic supply, inside or outside of the chip.</summary>
    /// <param name="pin">Number of the GPIO.</param>
    /// <param name="high">Whether to the supply.</param>
    /// <exception cref="ArgumentException">The pin map has no such pin.</exception>
    public static BoardFault StuckPin(int pin, bool high) =>
        Find(PinFaults.Name(pin, high)) ?? throw new ArgumentException($"GPIO {pin} is not in the pin map.", nameof(pin));

    /// <summary>A logic supply of this voltage.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 2.7 to 5.5 V, where the model does not hold.</exception>
    public static BoardFault LogicSupply(double volts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(volts, 2.7);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(volts, 5.5);
        return CircuitFaults.LogicSupply(volts);
    }

    internal void ApplyTo(ReferenceBoard board) => _apply(board);

    internal void MendOn(ReferenceBoard board) => _mend(board);
}

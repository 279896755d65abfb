namespace NanoStim.VirtualBoard;

/// <summary>Makes faults of a changed part out of how the part is changed.</summary>
internal static class PartFault
{
    /// <summary>A fault that is there or not.</summary>
    /// <param name="name">What to write on the command line.</param>
    /// <param name="description">What it does, in one line.</param>
    /// <param name="set">Breaks the part (true), or mends it (false).</param>
    /// <param name="latent">Where nothing shows it.</param>
    internal static BoardFault Of(string name, string description, Action<HardwareFaults, bool> set, string? latent = null) => new(
        name, description, board => set(board.Faults, true), board => set(board.Faults, false), latent);
}

namespace NanoStim.Lives;

/// <summary>What comes of one failed part that is there from power-up on.</summary>
/// <param name="Name">The fault.</param>
/// <param name="IsEms">Whether the slide switch is at EMS.</param>
/// <param name="Latched">Number of the fault that latches, in the self-test or in the session after it; 0 for none.</param>
/// <param name="HasOutput">Whether a session gives any current.</param>
public sealed record FirstFault(string Name, bool IsEms, int Latched, bool HasOutput)
{
    /// <summary>Nothing refuses or trips: the part may have failed long before the next one does.</summary>
    public bool IsLatent => Latched == 0 && HasOutput;
}

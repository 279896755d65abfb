namespace NanoStim.Removal.Constants;

/// <summary>Why no test can notice a planted number.</summary>
/// <param name="File">Path from the root of the checkout.</param>
/// <param name="Member">Member as in <see cref="PlantedNumber.Member"/>; with * at its end all that begin so.</param>
/// <param name="From">The number; every number where it is left out.</param>
/// <param name="To">What was planted; everything where it is left out.</param>
/// <param name="Reason">Why it does the same, or why it does not matter.</param>
public sealed record NumberReason(string File, string Member, string? From, string? To, string Reason)
{
    // A reason that begins so explains a gap: the number does matter, and nothing here can show it.
    private const string Gap = "Not shown";

    /// <summary>Whether the planted number does the same, so that no test could notice it.</summary>
    public bool IsSame => !Reason.StartsWith(Gap, StringComparison.Ordinal);

    /// <summary>Whether it is about a planted number.</summary>
    public bool Covers(PlantedNumber number) =>
        number.File == File
        && (Member.EndsWith('*') ? number.Member.StartsWith(Member[..^1], StringComparison.Ordinal) : number.Member == Member)
        && (From is null || From == number.From)
        && (To is null || To == number.To);
}

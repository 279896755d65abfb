namespace NanoStim.Campaign.Safety;

/// <summary>What the load received in one attack on the firmware.</summary>
/// <param name="Mode">Name of the mode.</param>
/// <param name="Fault">Name of the first injected fault, or "no-fault".</param>
/// <param name="Name">The attack in words; unique.</param>
/// <param name="Command">The command that runs the same session.</param>
/// <param name="WasRefused">Whether the firmware did not start the session.</param>
/// <param name="Violations">What the load received that it must not receive; empty for a session within the claims.</param>
public sealed record AttackResult(string Mode, string Fault, string Name, string Command, bool WasRefused, IReadOnlyList<string> Violations)
{
    private const int FixedFields = 5;

    /// <summary>The result as strings, which are the same type for every copy of this assembly.</summary>
    internal string[] ToFields() => [Mode, Fault, Name, Command, WasRefused ? "refused" : "", .. Violations];

    /// <summary>The inverse of <see cref="ToFields"/>.</summary>
    internal static AttackResult FromFields(string[] fields) =>
        new(fields[0], fields[1], fields[2], fields[3], fields[4].Length > 0, fields[FixedFields..]);
}

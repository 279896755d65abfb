namespace NanoStim.DeviceSubset.Lists;

/// <summary>A finding that is right where it is, and why.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Member">Beginning of the full name of the member, without its result type.</param>
/// <param name="Subject">Beginning of the subject of the finding.</param>
/// <param name="Reason">Why it is right.</param>
public sealed record Allowance(string Rule, string Member, string Subject, string Reason)
{
    /// <summary>The allowances of Lists/allowances.txt.</summary>
    public static IReadOnlyList<Allowance> Committed { get; } = [.. TextResource.Lines("allowances").Select(Parse)];

    public bool Covers(SubsetFinding finding) =>
        finding.Rule.Id == Rule
        && finding.Member[(finding.Member.IndexOf(' ', StringComparison.Ordinal) + 1)..].StartsWith(Member, StringComparison.Ordinal)
        && finding.Subject.StartsWith(Subject, StringComparison.Ordinal);

    private static Allowance Parse(string line)
    {
        string[] parts = line.Split(" | ");
        return parts.Length == 4
            ? new Allowance(parts[0], parts[1], parts[2], parts[3])
            : throw new FormatException($"An allowance is 'rule | member | subject | reason', not '{line}'.");
    }
}

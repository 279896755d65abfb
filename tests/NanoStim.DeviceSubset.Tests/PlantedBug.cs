namespace NanoStim.DeviceSubset.Tests;

/// <summary>Code that breaks a rule, and the same without the bug.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Name">What the bug is.</param>
/// <param name="Bad">C# of a whole file. Lines that end in <c>//!</c> are where the rule must be found, and nowhere else; without any, anywhere.</param>
/// <param name="Good">What to write instead: nothing at all is found. Null where there is no other way to write it.</param>
internal sealed record PlantedBug(Rule Rule, string Name, string Bad, string? Good)
{
    public override string ToString() => $"{Rule.Id} {Name}";
}

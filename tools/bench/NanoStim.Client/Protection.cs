namespace NanoStim.Client;

/// <summary>The latched fault.</summary>
/// <param name="IsTripped">Whether one is latched.</param>
/// <param name="Code">Number (docs/faults.md), 0 for none.</param>
/// <param name="Name">Name for machines.</param>
/// <param name="Text">What happened.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Protection(bool IsTripped, int Code, string Name, string Text, string Remedy)
{
    public override string ToString() => IsTripped ? $"fault {Code} {Name}: {Text} {Remedy}" : "no fault";
}

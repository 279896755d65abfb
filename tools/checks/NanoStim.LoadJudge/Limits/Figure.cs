namespace NanoStim.LoadJudge;

/// <summary>A limit, and where it comes from.</summary>
/// <param name="Name">Mode (or "both"), and the quantity with its unit.</param>
/// <param name="Value">In that unit.</param>
/// <param name="Requirement">The requirement of SAFETY.md that has it; null for a figure that was chosen for the judge.</param>
/// <param name="Text">The words of the requirement's bound that hold it; null for a chosen one.</param>
/// <param name="Reason">Why it was chosen; null for a figure of the page.</param>
public sealed record Figure(string Name, double Value, string? Requirement, string? Text, string? Reason);

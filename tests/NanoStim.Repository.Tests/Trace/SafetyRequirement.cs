namespace NanoStim.Repository.Tests.Trace;

/// <summary>A requirement, as SAFETY.md states it.</summary>
/// <param name="Id">"SR-" and its number.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Hazards">The hazards that it is there for.</param>
/// <param name="Bound">What may be, at most.</param>
/// <param name="Enforcement">What makes it so.</param>
internal sealed record SafetyRequirement(string Id, string Title, IReadOnlyList<string> Hazards, string Bound, string Enforcement);

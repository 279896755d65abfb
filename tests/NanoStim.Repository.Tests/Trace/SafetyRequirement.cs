namespace NanoStim.Repository.Tests.Trace;

/// <summary>A requirement as SAFETY.md states it.</summary>
/// <param name="Id">"SR-" and its number.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Hazards">The hazards that it reduces.</param>
/// <param name="Bound">The maximum that it allows.</param>
/// <param name="Enforcement">The code and the parts that enforce it.</param>
/// <param name="Evidence">The link to its tests.</param>
internal sealed record SafetyRequirement(string Id, string Title, IReadOnlyList<string> Hazards, string Bound, string Enforcement, string Evidence);

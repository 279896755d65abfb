namespace NanoStim.Flashing.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Topic">What it is.</param>
/// <param name="State">How it stands.</param>
/// <param name="Found">What there is.</param>
/// <param name="Remedy">The commands that put it right; empty if nothing is wrong.</param>
public sealed record Finding(string Topic, FindingState State, string Found, string Remedy = "");

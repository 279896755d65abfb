namespace NanoStim.Spice;

/// <summary>A simulation that gave no result.</summary>
public sealed class SpiceException(string message) : Exception(message);

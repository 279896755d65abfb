namespace NanoStim.Spice.Studies;

/// <summary>What a high pin, a high gate and a full set-point are in volt.</summary>
internal sealed record SupplyLevels(double Logic, double Gate, double Set);

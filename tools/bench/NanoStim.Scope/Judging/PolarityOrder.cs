namespace NanoStim.Scope.Judging;

/// <summary>In which order the polarities should come.</summary>
public enum PolarityOrder
{
    /// <summary>A positive and a negative phase in each period.</summary>
    Biphasic,

    MonophasicPositive,

    MonophasicNegative,

    /// <summary>A number of positive pulses, then as many negative ones.</summary>
    Alternating,
}

namespace NanoStim.Scope.Reading;

/// <summary>What the time of a row is made of.</summary>
internal enum TimeKind
{
    /// <summary>A column holds it.</summary>
    Column,

    /// <summary>A column holds a date with a time of day.</summary>
    IsoColumn,

    /// <summary>A column holds it, each with its own unit.</summary>
    UnitColumn,

    /// <summary>A column holds the number of the sample.</summary>
    SequenceColumn,

    /// <summary>Rows are counted.</summary>
    Counted,
}

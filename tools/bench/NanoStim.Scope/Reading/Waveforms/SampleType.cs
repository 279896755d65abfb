namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>How a sample is stored.</summary>
internal enum SampleType
{
    /// <summary>8 bit, unsigned.</summary>
    UInt8,

    /// <summary>8 bit, signed.</summary>
    Int8,

    /// <summary>16 bit, unsigned.</summary>
    UInt16,

    /// <summary>16 bit, signed.</summary>
    Int16,

    /// <summary>24 bit, signed.</summary>
    Int24,

    /// <summary>32 bit, signed.</summary>
    Int32,

    /// <summary>32 bit, IEEE 754.</summary>
    Float32,

    /// <summary>64 bit, IEEE 754.</summary>
    Float64,
}

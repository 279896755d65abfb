namespace NanoStim.Scope.Reading;

/// <summary>How large a capture may be before it is refused. A small archive can hold more than any disk; the sizes are looked at before reading.</summary>
public sealed record CaptureLimits
{
    /// <summary>Channels of a file. Each takes 64 KiB of memory.</summary>
    public const int MaxChannels = 256;

    /// <summary>Bytes of the metadata of an archive. Real ones have less than 10 KiB.</summary>
    public const int MaxMetadataBytes = 1 << 20;

    /// <summary>Bytes of samples in an archive, expanded: 8 GiB is more than an hour of 8 channels at 2 MHz.</summary>
    public long MaxExpandedBytes { get; init; } = 8L << 30;
}

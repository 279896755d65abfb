namespace NanoStim.Scope.Reading;

/// <summary>A capture, read from beginning to end once.</summary>
public interface ISampleSource : IDisposable
{
    CaptureHeader Header { get; }

    /// <summary>Step of the last digit of the times, in s: what rounding they may carry. Grows while rows are read.</summary>
    double TimeResolutionSeconds { get; }

    /// <summary>How much has been read, from 0 to 1.</summary>
    double Progress { get; }

    /// <summary>What is worth telling of the file, beside its samples. Complete at the end.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>Reads the next rows.</summary>
    /// <returns>Whether there were any.</returns>
    /// <exception cref="CaptureFormatException">A row is damaged.</exception>
    bool Read(SampleBlock block);
}

using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Export;

/// <summary>Writes evenly spaced samples in the form of some instrument or tool. Disposing it completes the file.</summary>
public interface ICaptureExport : IDisposable
{
    /// <summary>Takes the next samples.</summary>
    void Write(SampleBlock block);
}

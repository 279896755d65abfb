namespace NanoStim.Scope.Reading;

/// <summary>The samples of a capture that were kept while it was read. Only for evenly spaced ones: it has no times.</summary>
/// <param name="header">Of the capture.</param>
/// <param name="store">With all its samples.</param>
internal sealed class StoredSource(CaptureHeader header, SampleStore store) : ISampleSource
{
    private int _block;

    public CaptureHeader Header => header;

    public double TimeResolutionSeconds => 0;

    public double Progress => store.Blocks > 0 ? (double)_block / store.Blocks : 1;

    public IReadOnlyList<string> Notes => [];

    public bool Read(SampleBlock block)
    {
        if (_block == store.Blocks)
        {
            block.Count = 0;
            return false;
        }

        store.Restore(_block++, block);
        return true;
    }

    public void Dispose()
    {
    }
}

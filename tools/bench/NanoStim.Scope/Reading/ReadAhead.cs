namespace NanoStim.Scope.Reading;

/// <summary>Reads the next block of a capture while the one before it is measured: one core reads, the other measures.</summary>
internal sealed class ReadAhead : ISampleSource
{
    private readonly ISampleSource _source;
    private readonly SampleBlock _next;
    private Task<bool>? _reading;

    /// <param name="source">Is closed with this.</param>
    public ReadAhead(ISampleSource source)
    {
        _source = source;
        _next = new SampleBlock(source.Header.Channels.Count);
    }

    public CaptureHeader Header => _source.Header;

    public double TimeResolutionSeconds { get; private set; }

    public double Progress { get; private set; }

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public bool Read(SampleBlock block)
    {
        bool hasRows = _reading is null ? _source.Read(_next) : _reading.GetAwaiter().GetResult();
        TimeResolutionSeconds = _source.TimeResolutionSeconds;
        Progress = _source.Progress;
        Notes = [.. _source.Notes];
        block.Exchange(_next);
        if (hasRows)
        {
            _reading = Task.Run(() => _source.Read(_next));
        }
        else
        {
            _reading = Task.FromResult(false);
        }

        return hasRows;
    }

    public void Dispose()
    {
        // The source must not be closed while it is being read.
        _reading?.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
        _source.Dispose();
    }
}

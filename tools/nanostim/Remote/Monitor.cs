using System.Diagnostics;
using NanoStim.Client;

namespace NanoStim.Cli.Remote;

/// <summary>Reads a device again and again, and remembers what a screen shows.</summary>
internal sealed class Monitor(NanoStimDevice device, MonitorCsv? csv, TimeSpan every, TimeSpan? duration) : IDisposable
{
    private const int ShownEvents = 12;
    private const int EventsAtOnce = 2;

    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly MonitorSource _source = new(device, every);
    private readonly List<LogEntry> _events = [];
    private int _count;
    private int _nextEvent;
    private int _eventCount;

    /// <summary>The device.</summary>
    public NanoStimDevice Device => device;

    /// <summary>The last reading.</summary>
    public Reading? Last { get; private set; }

    /// <summary>Highest peak so far, in µA.</summary>
    public double HighestMicroAmps { get; private set; }

    /// <summary>Readings so far.</summary>
    public int Count => _count;

    /// <summary>Frames of the stream that did not come, or not whole.</summary>
    public long Lost => _source.Lost;

    /// <summary>The newest events.</summary>
    public IReadOnlyList<LogEntry> Events => _events;

    /// <summary>Events that came with the last reading.</summary>
    public IReadOnlyList<LogEntry> NewEvents { get; private set; } = [];

    /// <summary>The latched fault, if there is one.</summary>
    public Protection? Fault { get; private set; }

    /// <summary>Whether a fault has latched while this watched.</summary>
    public bool HasTripped { get; private set; }

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => duration is { } limit && Stopwatch.GetElapsedTime(_begun) >= limit;

    /// <summary>How long to wait until the next reading is due; frames of the stream are waited for when they are read.</summary>
    public TimeSpan Rest => _source.IsStream ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Max(0, (every * _count - Stopwatch.GetElapsedTime(_begun)).Ticks));

    /// <summary>Reads values, and the events since the last time.</summary>
    /// <exception cref="ClientException">The device does not answer.</exception>
    public Reading Read()
    {
        Reading reading = _source.Read();
        csv?.Add(Stopwatch.GetElapsedTime(_begun), reading, Lost);
        HighestMicroAmps = double.IsNaN(reading.PeakMicroAmps) ? HighestMicroAmps : Math.Max(HighestMicroAmps, reading.PeakMicroAmps);
        _count++;
        bool isFirst = Last is null;
        bool isChanged = isFirst || Last!.State != reading.State || Last.FaultCode != reading.FaultCode;
        if (isChanged)
        {
            HasTripped |= !isFirst && reading.FaultCode != 0;
            Fault = reading.FaultCode == 0 ? null : device.Protection;
            _eventCount = device.EventCount;
            _nextEvent = isFirst ? Math.Max(0, _eventCount - ShownEvents) : _nextEvent;
        }

        Last = reading;
        TakeEvents();
        return reading;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    /// <summary>A few at a time: the device takes a tenth of a second for each, and the readings go on meanwhile.</summary>
    private void TakeEvents()
    {
        List<LogEntry> found = [];
        for (; _nextEvent < _eventCount && found.Count < EventsAtOnce; _nextEvent++)
        {
            found.Add(device.ReadEvent(_nextEvent));
        }

        NewEvents = found;
        _events.AddRange(found);
        _events.RemoveRange(0, Math.Max(0, _events.Count - ShownEvents));
    }
}

using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;

namespace NanoStim.VirtualBench;

/// <summary>What happened in a session: the firmware's own events, and what was done from outside.</summary>
internal sealed class SessionJournal(EventLog log)
{
    private readonly List<SessionLogEntry> _entries = [];
    private int _seen;

    public IReadOnlyList<SessionLogEntry> Entries => _entries;

    /// <summary>When the first fault was injected, in ns since power-up; -1 before that.</summary>
    public long FirstInjectionNanos { get; private set; } = -1;

    /// <summary>When the firmware entered its fault state, in µs since power-up; -1 before that.</summary>
    public long TripMicros { get; private set; } = -1;

    /// <summary>Copies what is new in the firmware's log, which is a ring: call it in every step.</summary>
    public void Follow()
    {
        for (; _seen < log.Count; _seen++)
        {
            Transition what = log.What(_seen);
            int detail = log.Detail(_seen);
            bool trips = what.To == SessionState.Fault;
            if (trips)
            {
                TripMicros = log.AtMicros(_seen);
            }

            string text = trips ? FaultCatalogue.Of((FaultCode)detail).Name : $"{SessionStateNames.Of(what.To)}, {detail} uA";
            Add(log.AtMicros(_seen), what.Name, text);
        }
    }

    /// <summary>A fault is injected.</summary>
    public void Injected(long nanos, string name)
    {
        if (FirstInjectionNanos < 0)
        {
            FirstInjectionNanos = nanos;
        }

        Add(nanos / 1000, "injected", name);
    }

    public void Add(long atMicros, string name, string detail) => _entries.Add(new SessionLogEntry(atMicros, name, detail));
}

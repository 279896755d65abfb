namespace NanoStim.Firmware.Session;

/// <summary>The last 64 events, in a ring of fixed size: adding one allocates nothing.</summary>
public sealed class EventLog
{
    private const int Capacity = 64;

    private readonly long[] _atMicros = new long[Capacity];
    private readonly Transition[] _transitions = new Transition[Capacity];
    private readonly int[] _details = new int[Capacity];
    private int _count;

    /// <summary>How many events there were since power-up; the newest has the number <c>Count - 1</c>.</summary>
    public int Count => _count;

    /// <summary>Number of the oldest event that is still in the ring.</summary>
    public int Oldest => Count > Capacity ? Count - Capacity : 0;

    /// <summary>The time of an event, in µs since power-up.</summary>
    public long AtMicros(int number)
    {
        return _atMicros[number & (Capacity - 1)];
    }

    /// <summary>The transition of an event.</summary>
    public Transition What(int number)
    {
        return _transitions[number & (Capacity - 1)];
    }

    /// <summary>The number of the fault for a transition to Fault, else the intensity in µA that the user has chosen.</summary>
    public int Detail(int number)
    {
        return _details[number & (Capacity - 1)];
    }

    internal void Add(long atMicros, Transition transition, int detail)
    {
        int slot = _count & (Capacity - 1);
        _atMicros[slot] = atMicros;
        _transitions[slot] = transition;
        _details[slot] = detail;
        _count++;
    }
}

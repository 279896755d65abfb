namespace NanoStim.Firmware.Safety;

/// <summary>
/// How long the output was armed in the last 24 hours, in slots of an hour. A slot counts until 24 whole hours after its end, so that no
/// choice of moments fits more into any 24 hours.
/// </summary>
internal sealed class DailyUsage
{
    /// <summary>Slots: 24 that have ended, and the one that runs.</summary>
    internal const int Slots = 25;

    private readonly int[] _seconds = new int[Slots];
    private int _micros;
    private int _newest;

    /// <summary>Sum of the slots, in s.</summary>
    internal int Seconds;

    /// <summary>The hour that runs, in hours of the retained clock.</summary>
    internal int Hour;

    /// <summary>What a slot holds in s, 0 the one that runs.</summary>
    internal int SecondsOf(int hoursAgo)
    {
        int slot = _newest - hoursAgo;
        return _seconds[slot < 0 ? slot + Slots : slot];
    }

    /// <summary>Time goes on to this hour. A clock that has been set back, or was lost, makes no slot older than it is.</summary>
    internal void MoveTo(int hour)
    {
        int passed = hour - Hour;
        Hour = hour;
        for (int i = 0; i < passed && i < Slots; i++)
        {
            _newest = _newest < Slots - 1 ? _newest + 1 : 0;
            Seconds -= _seconds[_newest];
            _seconds[_newest] = 0;
        }
    }

    /// <summary>Adds to the slot that runs.</summary>
    internal void Book(int micros)
    {
        _micros += micros;
        while (_micros >= 1000000)
        {
            _micros -= 1000000;
            Add(0, 1);
        }
    }

    /// <summary>Adds to a slot, 0 the one that runs: what an earlier power-on has left.</summary>
    internal void Add(int hoursAgo, int seconds)
    {
        int slot = _newest - hoursAgo;
        _seconds[slot < 0 ? slot + Slots : slot] += seconds;
        Seconds += seconds;
    }
}

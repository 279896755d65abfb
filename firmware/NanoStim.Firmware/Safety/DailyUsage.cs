namespace NanoStim.Firmware.Safety;

/// <summary>
/// How long the trip latch was armed in the last 24 hours, and how much net charge flowed in microcurrent, in slots of an hour. A slot counts until
/// 24 whole hours after its end, so that no choice of moments fits more into any 24 hours.
/// </summary>
internal sealed class DailyUsage
{
    /// <summary>Slots: 24 that have ended, and the current one.</summary>
    internal const int Slots = 25;

    private readonly int[] _seconds = new int[Slots];
    private readonly int[] _milliCoulombs = new int[Slots];
    private int _micros;
    private int _newest;
    private int _secondsComplement = -1;
    private int _chargeComplement = -1;

    /// <summary>Sum of the slots, in s.</summary>
    internal int Seconds;

    /// <summary>Sum of the slots, in mC: the magnitude of the net charge of each session.</summary>
    internal int MilliCoulombs;

    /// <summary>The current hour, in hours of the RTC.</summary>
    internal int Hour;

    /// <summary>False when a bit of the sums has flipped since they were written.</summary>
    internal bool IsIntact()
    {
        return (Seconds ^ _secondsComplement) == -1 && (MilliCoulombs ^ _chargeComplement) == -1;
    }

    /// <summary>Time in a slot in s; 0 is the current one.</summary>
    internal int SecondsOf(int hoursAgo)
    {
        return _seconds[IndexOf(hoursAgo)];
    }

    /// <summary>Net charge in a slot in mC; 0 is the current one.</summary>
    internal int MilliCoulombsOf(int hoursAgo)
    {
        return _milliCoulombs[IndexOf(hoursAgo)];
    }

    /// <summary>Moves on to this hour. A clock that has been set back, or was lost, makes no slot older than it is.</summary>
    internal void MoveTo(int hour)
    {
        int passed = hour - Hour;
        Hour = hour;
        for (int i = 0; i < passed && i < Slots; i++)
        {
            _newest = _newest < Slots - 1 ? _newest + 1 : 0;
            AddSeconds(_newest, -_seconds[_newest]);
            AddCharge(_newest, -_milliCoulombs[_newest]);
        }
    }

    /// <summary>Adds armed time to the current slot.</summary>
    internal void Book(int micros)
    {
        _micros += micros;
        while (_micros >= 1000000)
        {
            _micros -= 1000000;
            AddSeconds(_newest, 1);
        }
    }

    /// <summary>Adds one mC to the current slot.</summary>
    internal void BookCharge()
    {
        AddCharge(_newest, 1);
    }

    /// <summary>Adds to a slot, 0 the current one: what an earlier power-on has left.</summary>
    internal void Add(int hoursAgo, int seconds)
    {
        AddSeconds(IndexOf(hoursAgo), seconds);
    }

    /// <summary>Adds net charge to a slot in mC, 0 the current one.</summary>
    internal void AddNetCharge(int hoursAgo, int milliCoulombs)
    {
        AddCharge(IndexOf(hoursAgo), milliCoulombs);
    }

    private int IndexOf(int hoursAgo)
    {
        int slot = _newest - hoursAgo;
        return slot < 0 ? slot + Slots : slot;
    }

    private void AddSeconds(int slot, int seconds)
    {
        _seconds[slot] += seconds;
        Seconds += seconds;
        _secondsComplement = ~Seconds;
    }

    private void AddCharge(int slot, int milliCoulombs)
    {
        _milliCoulombs[slot] += milliCoulombs;
        MilliCoulombs += milliCoulombs;
        _chargeComplement = ~MilliCoulombs;
    }
}

using NanoStim.Hal;

namespace NanoStim.UnitTests.Fakes;

/// <summary>A board whose protections trip after as many ticks as a test says, and which notes every pulse train that is started on it.</summary>
public sealed class SlowProtections : FakeBoard
{
    /// <summary>Ticks after the last kick, or after arming, at which the watchdog trips.</summary>
    public int WatchdogTicks = 4;

    /// <summary>Ticks after the start of the first train with pulses, and of the one after it, at which a limiter trips.</summary>
    public int FirstLimiterTicks = 3;
    public int SecondLimiterTicks = 3;

    /// <summary>Ticks after a limiter has tripped in which nothing can be armed.</summary>
    public int ResetTicks;

    /// <summary>Ticks after which a kick that comes too early, and either comparator, trips.</summary>
    public int EarlyKickTicks = 1;
    public int FirstComparatorTicks = 1;
    public int SecondComparatorTicks = 1;

    /// <summary>What the held peak is before the first train, and by how much it rises with each, in µA.</summary>
    public int HeldMicroAmps;
    public int RiseMicroAmps;

    /// <summary>Rate and duties of every train, in their order.</summary>
    public string Trains = "";

    /// <summary>There were pulses while the set-point was above zero, so that current could have flowed.</summary>
    public bool CouldDeliver;

    private long _kicked;
    private long _due;
    private long _free;
    private int _pulseTrains;
    private bool _wasKicked;

    public SlowProtections()
    {
        // Those of the base class would come first.
        WatchdogIsDead = true;
        EarlyWatchdogIsDead = true;
        FirstComparatorIsDead = true;
        SecondComparatorIsDead = true;
        LimiterIsDead = true;
        DutyLimiterIsDead = true;
    }

    public override void Arm()
    {
        base.Arm();
        _kicked = Now;
        _wasKicked = false;
        _due = long.MaxValue;
    }

    public override void Kick()
    {
        base.Kick();
        if (Armed && _wasKicked && _kicked == Now)
        {
            TripAfter(EarlyKickTicks);
        }

        _kicked = Now;
        _wasKicked = true;
    }

    public override void SelectRange(CurrentRange range)
    {
        base.SelectRange(range);
        if (Armed && Ems && !HighVoltage)
        {
            TripAfter(SetPoint > 0 ? SecondComparatorTicks : FirstComparatorTicks);
        }
    }

    public override void Start(int frequencyHertz, int firstDuty, int secondDuty)
    {
        base.Start(frequencyHertz, firstDuty, secondDuty);
        Trains += frequencyHertz + " Hz " + firstDuty + "/" + secondDuty + "; ";
        if (firstDuty > 0)
        {
            _pulseTrains++;
            int ticks = _pulseTrains == 1 ? FirstLimiterTicks : SecondLimiterTicks;
            TripAfter(ticks);
            _free = Now + (ticks + ResetTicks) * (long)TickMicros;
        }
    }

    public override void Sample(InputState state)
    {
        CouldDeliver |= Armed && Running && SetPoint > 0 && (FirstDuty > 0 || SecondDuty > 0);
        bool isResetting = !Running && Now < _free;
        if (Armed && (Now >= _due || isResetting || Now - _kicked >= WatchdogTicks * (long)TickMicros))
        {
            LatchSetByHardware = true;
        }

        base.Sample(state);
    }

    public override void SamplePeak(Measurement measurement)
    {
        base.SamplePeak(measurement);
        measurement.PeakMicroAmps = HeldMicroAmps + _pulseTrains * RiseMicroAmps;
    }

    private void TripAfter(int ticks)
    {
        _due = Now + ticks * (long)TickMicros;
    }
}

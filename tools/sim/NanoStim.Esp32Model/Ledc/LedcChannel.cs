namespace NanoStim.Esp32Model;

/// <summary>Registers of one LEDC channel.</summary>
internal sealed class LedcChannel(int id, bool isHighSpeed)
{
    /// <summary>Number over both groups, as the pin matrix knows it.</summary>
    internal int Id { get; } = id;

    internal bool IsHighSpeed { get; } = isHighSpeed;

    internal LedcTimer? Timer { get; set; }

    /// <summary>What the duty register holds. Takes effect at the end of a cycle, once the update is started.</summary>
    internal uint DutyRegister { get; set; }

    /// <summary>What the output compares with now.</summary>
    internal uint LatchedDuty { get; private set; }

    /// <summary>When the started update takes effect, in ns; long.MaxValue without one, or while the timer is stopped.</summary>
    internal long LatchNanos { get; private set; } = long.MaxValue;

    /// <summary>duty_start: an update is started and has not yet taken effect.</summary>
    internal bool IsUpdatePending { get; private set; }

    /// <summary>sig_out_en.</summary>
    internal bool IsOutputOn { get; set; }

    internal bool IdleLevel { get; set; }

    /// <summary>What the channel puts on its pins.</summary>
    internal PinDrive Output => IsOutputOn ? Timer!.Drive(LatchedDuty) : (IdleLevel ? PinDrive.High : PinDrive.Low);

    internal void Reset(LedcTimer firstTimer)
    {
        Timer = firstTimer;
        DutyRegister = 0;
        LatchedDuty = 0;
        IsUpdatePending = false;
        LatchNanos = long.MaxValue;
        IsOutputOn = false;
        IdleLevel = false;
    }

    internal void StartUpdate(long nowPicos)
    {
        IsUpdatePending = true;
        Reschedule(nowPicos);
    }

    /// <summary>The timer of the channel has changed, or is another: the cycle ends at another time.</summary>
    internal void Reschedule(long nowPicos)
    {
        LatchNanos = IsUpdatePending ? Timer!.CycleEndNanos(nowPicos) : long.MaxValue;
    }

    internal void Latch()
    {
        LatchedDuty = DutyRegister;
        IsUpdatePending = false;
        LatchNanos = long.MaxValue;
    }
}

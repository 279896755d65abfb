namespace NanoStim.Esp32Model;

/// <summary>
/// The LEDC of the ESP32 under esp-idf's driver (v5.5.4, esp_driver_ledc/src/ledc.c and hal/esp32/include/hal/ledc_ll.h). The
/// internal methods are the driver's functions; they return false where the driver returns an error.
/// </summary>
public sealed class LedcModel
{
    private readonly Chip _chip;
    private readonly LedcGroup _highSpeed = new(true);
    private readonly LedcGroup _lowSpeed = new(false);

    internal LedcModel(Chip chip)
    {
        _chip = chip;
    }

    /// <summary>When the next duty change takes effect, in ns; long.MaxValue if none is pending.</summary>
    internal long NextLatchNanos { get; private set; } = long.MaxValue;

    private long NowPicos => _chip.NowNanos * 1000;

    /// <summary>Fault: holds a pin at a level from now on, whatever drives it. A reset does not mend it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such pin.</exception>
    public void StickPin(int pin, bool high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pin, Esp32Pins.Count);
        _chip.Matrix.Stick(pin, high);
    }

    /// <summary>Mends the fault of <see cref="StickPin"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such pin.</exception>
    public void UnstickPin(int pin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pin, Esp32Pins.Count);
        _chip.Matrix.Stick(pin, null);
    }

    internal void Reset()
    {
        _highSpeed.Reset();
        _lowSpeed.Reset();
        NextLatchNanos = long.MaxValue;
    }

    /// <summary>ledc_timer_config.</summary>
    internal bool ConfigureTimer(bool highSpeed, int timer, int hertz, int bits)
    {
        LedcGroup group = Group(highSpeed);
        group.IsInitialized = true;
        if (!LedcClock.TryFind(hertz, bits, out LedcClock clock))
        {
            return false;
        }

        LedcTimer configured = group.Timers[timer];
        configured.Configure(clock, bits, NowPicos);
        foreach (LedcChannel channel in group.Channels)
        {
            if (channel.Timer == configured)
            {
                channel.Reschedule(NowPicos);
                Show(channel);
            }
        }

        FindNextLatch();
        return true;
    }

    /// <summary>ledc_channel_config: duty, update, timer, pin, in this order.</summary>
    internal bool ConfigureChannel(bool highSpeed, int channel, int pin, int timer, uint duty)
    {
        LedcGroup group = Group(highSpeed);
        if ((uint)channel >= LedcGroup.ChannelCount || !Esp32Pins.IsOutput(pin))
        {
            return false;
        }

        group.IsInitialized = true;
        LedcChannel configured = group.Channels[channel];
        SetDuty(configured, duty);
        UpdateDuty(configured);
        configured.Timer = group.Timers[timer];
        configured.Reschedule(NowPicos);
        FindNextLatch();
        _chip.Matrix.RouteLedc(pin, configured.Id);
        Show(configured);
        return true;
    }

    /// <summary>ledc_set_duty, then ledc_update_duty. The update switches the output on, also that of a stopped channel.</summary>
    internal bool SetAndUpdateDuty(bool highSpeed, int channel, uint duty)
    {
        LedcGroup group = Group(highSpeed);
        if ((uint)channel >= LedcGroup.ChannelCount || !group.IsInitialized)
        {
            return false;
        }

        SetDuty(group.Channels[channel], duty);
        UpdateDuty(group.Channels[channel]);
        return true;
    }

    /// <summary>ledc_stop: the idle level, at once. The timer runs on.</summary>
    internal bool Stop(bool highSpeed, int channel, bool idleLevel)
    {
        LedcGroup group = Group(highSpeed);
        if ((uint)channel >= LedcGroup.ChannelCount || !group.IsInitialized)
        {
            return false;
        }

        group.Channels[channel].IdleLevel = idleLevel;
        group.Channels[channel].IsOutputOn = false;
        Show(group.Channels[channel]);
        return true;
    }

    /// <summary>A cycle has ended: the duty changes that waited for it take effect.</summary>
    internal void LatchDue()
    {
        LatchDue(_highSpeed);
        LatchDue(_lowSpeed);
        FindNextLatch();
    }

    private void LatchDue(LedcGroup group)
    {
        foreach (LedcChannel channel in group.Channels)
        {
            if (channel.LatchNanos <= _chip.NowNanos)
            {
                channel.Latch();
                Show(channel);
            }
        }
    }

    private void SetDuty(LedcChannel channel, uint duty)
    {
        if (!IsLost(channel))
        {
            channel.DutyRegister = duty;
        }
    }

    private void UpdateDuty(LedcChannel channel)
    {
        if (!channel.IsOutputOn)
        {
            channel.IsOutputOn = true;
            Show(channel);
        }

        if (IsLost(channel))
        {
            return;
        }

        if (channel.IsUpdatePending && _chip.Options.SecondDutyWrite == SecondDutyWrite.Waits)
        {
            WaitForLatch(channel);
        }

        channel.StartUpdate(NowPicos);
        NextLatchNanos = Math.Min(NextLatchNanos, channel.LatchNanos);
    }

    private bool IsLost(LedcChannel channel) => channel.IsUpdatePending && channel.IsHighSpeed
        && _chip.Options.SecondDutyWrite == SecondDutyWrite.LostOnHighSpeed;

    // ledc_ll_set_duty_start spins on the duty_start bit inside a critical section.
    private void WaitForLatch(LedcChannel channel)
    {
        long patience = _chip.Options.InterruptWatchdogNanos;
        long deadline = patience > 0 ? _chip.NowNanos + patience : long.MaxValue;
        if (channel.LatchNanos > deadline || channel.LatchNanos == long.MaxValue)
        {
            _chip.AdvanceTo(patience > 0 ? deadline : _chip.NowNanos);
            _chip.Crash("interrupt watchdog: the LEDC driver waited for a duty change to take effect, with interrupts off");
        }

        _chip.AdvanceTo(channel.LatchNanos);
    }

    private void Show(LedcChannel channel) => _chip.Matrix.DriveLedc(channel.Id, channel.Output);

    private void FindNextLatch()
    {
        NextLatchNanos = long.MaxValue;
        foreach (LedcChannel channel in _highSpeed.Channels)
        {
            NextLatchNanos = Math.Min(NextLatchNanos, channel.LatchNanos);
        }

        foreach (LedcChannel channel in _lowSpeed.Channels)
        {
            NextLatchNanos = Math.Min(NextLatchNanos, channel.LatchNanos);
        }
    }

    private LedcGroup Group(bool highSpeed) => highSpeed ? _highSpeed : _lowSpeed;
}

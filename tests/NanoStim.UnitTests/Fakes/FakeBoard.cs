using NanoStim.Hal;

namespace NanoStim.UnitTests.Fakes;

/// <summary>
/// A board without physics: current flows as requested while the latch is armed and pulses run. What reaches the "load" is
/// <see cref="LoadMicroAmps"/>; what the firmware is told of it can be bent by the knobs.
/// </summary>
public sealed class FakeBoard : IStimulatorBoard, IClock, ICurrentSource, IPulseGenerator, IPowerStage, ISense, IInputs, IWatchdog, IIndicator, IBackupMemory
{
    /// <summary>Time that a wait for the tick takes.</summary>
    public int TickMicros = 10000;

    /// <summary>Resistance of the load in ohm: one that carries the ceiling of either mode within the compliance of its supply.</summary>
    public int LoadOhms = 900;

    /// <summary>Nothing is connected.</summary>
    public bool Open;

    /// <summary>The measured peak is this many thousandths of the true one.</summary>
    public int PeakPermille = 1000;

    /// <summary>The measured mean is this many thousandths of the true one.</summary>
    public int MeanPermille = 1000;

    /// <summary>The converter is frozen at this many counts; 0 for one that works.</summary>
    public int StuckCounts;

    /// <summary>Mean current that is measured whatever flows.</summary>
    public int GhostMicroAmps;

    /// <summary>The EMS supply when it is requested, and when it is not, in mV.</summary>
    public int SupplyMilliVolts = 70000;
    public int RestingSupplyMilliVolts = 4000;

    /// <summary>The zero calibration finds an implausible zero.</summary>
    public bool ZeroIsOff;

    /// <summary>Readings that were added to the zero calibration.</summary>
    public int ZeroReadings;

    /// <summary>The latch came up armed.</summary>
    public bool LatchCameUpClear;

    /// <summary>What the inputs show; a tripped latch is worked out.</summary>
    public readonly InputState Switches = new InputState { BenchStrap = true };

    /// <summary>Battery in mV.</summary>
    public int BatteryMilliVolts = 3900;

    /// <summary>Something holds the latch tripped whatever Arm requests.</summary>
    public bool LatchHeld;

    /// <summary>The hardware has tripped the latch since it was armed.</summary>
    public bool LatchSetByHardware;

    /// <summary>The next write of the current throws.</summary>
    public bool ThrowOnWrite;

    /// <summary>Calls in their order, a letter each: A arm, D disarm, H/h high voltage on/off, R/r range EMS/microcurrent, W/w write above zero/zero, S start, X stop, F first duty changed, M backup memory written.</summary>
    public string Calls = "";

    /// <summary>Set-point in µA.</summary>
    public int SetPoint;

    /// <summary>Duties and rate of the running train.</summary>
    public int FirstDuty;
    public int SecondDuty;
    public int FrequencyHertz;

    /// <summary>Kicks of the watchdog.</summary>
    public int Kicks;

    /// <summary>The board has a backup memory by design.</summary>
    public bool MemoryIsFitted;

    /// <summary>What the backup memory holds; it survives the board. Null where none answers.</summary>
    public byte[] Memory;

    /// <summary>The memory reads, but takes nothing.</summary>
    public bool MemoryIsStuck;

    /// <summary>A write to the memory ends after so many bytes, as if the power had failed.</summary>
    public int BytesUntilPowerFails = int.MaxValue;

    /// <summary>So many readings of the memory are disturbed, as by a short press of MINUS; each in another byte of both copies.</summary>
    public int DisturbedReadings;

    /// <summary>How often the clock of the backup memory was read.</summary>
    public int HourReadings;

    /// <summary>Hours of the clock of the backup memory; -1 where none answers.</summary>
    public int Hours = -1;

    /// <summary>The first phase does not reach the bridge: no positive current, and in EMS no negative current either.</summary>
    public bool FirstPhaseLost;

    /// <summary>The second phase does not reach the bridge: no negative current.</summary>
    public bool SecondPhaseLost;

    /// <summary>The converter gives these counts for either sign of the current; 0 for one that works.</summary>
    public int SignedStuckCounts;

    /// <summary>Status light and buzzer, and how often each was written.</summary>
    public bool LightIsOn;
    public bool BuzzerIsOn;
    public int LightWrites;
    public int BuzzerWrites;

    /// <summary>Protections of the hardware that are dead.</summary>
    public bool WatchdogIsDead;
    public bool EarlyWatchdogIsDead;
    public bool FirstComparatorIsDead;
    public bool SecondComparatorIsDead;
    public bool LimiterIsDead;
    public bool DutyLimiterIsDead;

    /// <summary>The RTC runs at this many thousandths of the processor's clock.</summary>
    public int RtcPermille = 1000;

    // A kick later than this trips the latch, one earlier than the other after the one before does, too.
    private const int LateKickMicros = 35000;
    private const int EarlyKickMicros = 5000;

    // A phase that stays on for longer trips the latch.
    private const int EmsLimitMicros = 390;
    private const int MicrocurrentLimitMicros = 1210000;

    // EMS bears a duty of 9.5 %.
    private const int EmsLimitDuty = 950;
    private const int EmsDutyMicros = 20000;

    // The isolated amplifier in the electrode lead clips there.
    private const int ClipMicroAmps = 760;

    private long _nowMicros;
    private long _startMicros;
    private long _lastKickMicros;
    private bool _armed;
    private bool _running;
    private bool _highVoltage;
    private bool _ems;
    private int _readings;
    private int _sinceFirstPulseMicros;

    /// <summary>The current that flows in the load, in µA.</summary>
    public int LoadMicroAmps => HasPositive || HasNegative ? DrivenMicroAmps : 0;

    private int DrivenMicroAmps => _armed && !LatchHeld && !LatchSetByHardware && _running && !Open ? SetPoint : 0;

    private bool HasPositive => FirstDuty > 0 && !FirstPhaseLost;

    private bool HasNegative => SecondDuty > FirstDuty && !SecondPhaseLost && !(_ems && FirstPhaseLost);

    public IClock Clock => this;

    public ICurrentSource CurrentSource => this;

    public IPulseGenerator Pulses => this;

    public IPowerStage Power => this;

    public ISense Sense => this;

    public IInputs Inputs => this;

    public IWatchdog Watchdog => this;

    public IIndicator Indicator => this;

    public IBackupMemory BackupMemory => this;

    public int DeadTimeMicros => 5;

    public int MaxCounts => 4095;

    public void MakeSafe()
    {
        Calls += "!";
        _armed = false;
    }

    public long NowMicros()
    {
        return _nowMicros;
    }

    public void WaitForTick()
    {
        _nowMicros += TickMicros;
    }

    public void SelectRange(CurrentRange range)
    {
        _ems = range == CurrentRange.Ems;
        Calls += _ems ? "R" : "r";
        TestComparators();
    }

    public void WriteMicroAmps(int microAmps)
    {
        if (ThrowOnWrite)
        {
            ThrowOnWrite = false;
            throw new System.InvalidOperationException("planted");
        }

        Calls += microAmps > 0 ? "W" : "w";
        SetPoint = microAmps;
    }

    public long PeriodNanos(int frequencyHertz)
    {
        return frequencyHertz > 0 ? 1000000000L / frequencyHertz : 0;
    }

    public void Start(int frequencyHertz, int firstDuty, int secondDuty)
    {
        Calls += "S";
        FrequencyHertz = frequencyHertz;
        FirstDuty = firstDuty;
        SecondDuty = secondDuty;
        _startMicros = _nowMicros;
        _running = true;
    }

    public void WriteFirstDuty(int firstDuty)
    {
        Calls += "F";
        FirstDuty = firstDuty;
    }

    public void Stop()
    {
        Calls += "X";
        _running = false;
    }

    public void Arm()
    {
        Calls += "A";
        _armed = true;
        _lastKickMicros = _nowMicros - EarlyKickMicros;
        TestComparators();
    }

    public void Disarm()
    {
        Calls += "D";
        _armed = false;
        LatchSetByHardware = false;
    }

    public void RequestHighVoltage(bool on)
    {
        Calls += on ? "H" : "h";
        _highVoltage = on;
    }

    public void Sample(Measurement measurement)
    {
        int microAmps = LoadMicroAmps;
        bool driven = _armed && _running && SetPoint > 0;
        measurement.PeakMicroAmps = microAmps * PeakPermille / 1000;
        SampleShared(measurement);
        int rail = _ems ? 70000 : 33000;
        measurement.ElectrodeMilliVolts = driven && Open ? rail : HeldMilliVolts(microAmps);
        measurement.BatteryMilliVolts = BatteryMilliVolts;
        measurement.HighVoltageMilliVolts = _highVoltage ? SupplyMilliVolts : RestingSupplyMilliVolts;

        // Noise: the lowest bit of a converter that works keeps changing.
        _readings++;
        measurement.PeakCounts = StuckCounts > 0 ? StuckCounts : 248 + (_readings & 1);
        measurement.BatteryCounts = 2544 + Noise();
        measurement.HighVoltageCounts = 300 + Noise();
        measurement.SignedCounts = SignedStuckCounts > 0 ? SignedStuckCounts : 248 + Noise();
    }

    /// <summary>The lowest bit of a converter that works, with no period that a window could have.</summary>
    private int Noise()
    {
        return (_readings * 7919 >> 6) & 1;
    }

    /// <summary>What the inputs that are shared show: the one half of the channels after one kick, the other half after the next.</summary>
    private void SampleShared(Measurement measurement)
    {
        int positivePermyriad = HasPositive ? FirstDuty - DeadTimeMicros * FrequencyHertz / 100 : 0;
        int negativeDuty = FirstPhaseLost ? SecondDuty : SecondDuty - FirstDuty;
        int negativePermyriad = HasNegative ? negativeDuty - DeadTimeMicros * FrequencyHertz / 100 : 0;
        long microAmps = LoadMicroAmps;
        long clipped = microAmps < ClipMicroAmps ? microAmps : ClipMicroAmps;
        measurement.SharedHigh = (Kicks & 1) != 0;
        if (measurement.SharedHigh)
        {
            measurement.NegativePeakMicroAmps = HasNegative ? (int)clipped : 0;
            measurement.SignedMeanMicroAmps = (int)(clipped * (positivePermyriad - negativePermyriad) / 10000);
        }
        else
        {
            measurement.PositivePeakMicroAmps = HasPositive ? (int)clipped : 0;
            measurement.MeanMicroAmps =
                (int)(microAmps * (positivePermyriad + negativePermyriad) / 10000 * MeanPermille / 1000) + GhostMicroAmps;
        }
    }

    /// <summary>A pulse in every period, and between pulses a droop with 100 ms.</summary>
    private int HeldMilliVolts(int microAmps)
    {
        _sinceFirstPulseMicros += TickMicros;
        int peak = (int)((long)microAmps * LoadOhms / 1000);
        int steps = FrequencyHertz > 0 ? _sinceFirstPulseMicros % (1000000 / FrequencyHertz) / 10000 : 0;
        for (int i = 0; i < steps; i++)
        {
            peak -= peak / 10;
        }

        return peak;
    }

    /// <summary>The range of EMS without high voltage lifts the input of one comparator: that of the feed where the set-point is not zero.</summary>
    private void TestComparators()
    {
        bool second = SetPoint > 0;
        if (_armed && _ems && !_highVoltage && !(second ? SecondComparatorIsDead : FirstComparatorIsDead))
        {
            LatchSetByHardware = true;
        }
    }

    private void RunProtections()
    {
        if (_armed && !WatchdogIsDead && _nowMicros - _lastKickMicros > LateKickMicros)
        {
            LatchSetByHardware = true;
        }

        if (!_armed || !_running)
        {
            return;
        }

        long onMicros = _nowMicros - _startMicros;
        if (Switches.EmsSwitch)
        {
            long phaseMicros = FirstDuty * 100L / FrequencyHertz;
            bool tooLong = onMicros > 1000000 / FrequencyHertz && phaseMicros > EmsLimitMicros;
            LatchSetByHardware |= (tooLong && !LimiterIsDead) || (SecondDuty > EmsLimitDuty && onMicros > EmsDutyMicros && !DutyLimiterIsDead);
        }
        else
        {
            LatchSetByHardware |= FirstDuty >= 10000 && onMicros > MicrocurrentLimitMicros && !LimiterIsDead;
        }
    }

    public void AccumulateZero()
    {
        ZeroReadings++;
    }

    public bool AcceptZero()
    {
        return !ZeroIsOff;
    }

    public void Sample(InputState state)
    {
        RunProtections();
        state.Tripped = (!_armed && !LatchCameUpClear) || LatchHeld || LatchSetByHardware;
        state.StopPressed = Switches.StopPressed;
        state.ChargerPresent = Switches.ChargerPresent;
        state.EmsSwitch = Switches.EmsSwitch;
        state.BenchStrap = Switches.BenchStrap;
        state.Plus = Switches.Plus;
        state.Minus = Switches.Minus;
        state.Mode = Switches.Mode;
    }

    public void Kick()
    {
        if (_armed && !EarlyWatchdogIsDead && _nowMicros - _lastKickMicros < EarlyKickMicros)
        {
            LatchSetByHardware = true;
        }

        _lastKickMicros = _nowMicros;
        Kicks++;
    }

    public void Light(bool on)
    {
        LightIsOn = on;
        LightWrites++;
    }

    public void Buzzer(bool on)
    {
        BuzzerIsOn = on;
        BuzzerWrites++;
    }

    public bool IsFitted => MemoryIsFitted;

    public int ReadSeconds()
    {
        return Hours >= 0 ? (int)(_nowMicros * RtcPermille / 1000000000 % 60) : -1;
    }

    public int ReadHours()
    {
        HourReadings++;
        return Hours;
    }

    public bool Read(byte[] bytes)
    {
        if (Memory == null)
        {
            return false;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = Memory[i];
        }

        if (DisturbedReadings > 0)
        {
            bytes[DisturbedReadings] ^= 0xFF;
            bytes[DisturbedReadings + 32] ^= 0xFF;
            DisturbedReadings--;
        }

        return true;
    }

    public bool Write(byte[] bytes, int offset)
    {
        if (Memory == null || MemoryIsStuck)
        {
            return false;
        }

        Calls += "M";
        for (int i = 0; i < bytes.Length && i < BytesUntilPowerFails; i++)
        {
            Memory[offset + i] = bytes[i];
        }

        return bytes.Length <= BytesUntilPowerFails;
    }
}

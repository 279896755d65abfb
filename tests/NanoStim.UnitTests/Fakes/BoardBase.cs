using NanoStim.Hal;

namespace NanoStim.UnitTests.Fakes;

/// <summary>
/// What every board without physics has in common: its interfaces, time that passes only in waits, and the protections of the hardware, which trip when
/// the self-test provokes them.
/// </summary>
/// <remarks>Nothing here refers to anything but the switches, so that a copy of the fields is a copy of the board.</remarks>
public abstract class BoardBase : IStimulatorBoard, IClock, ICurrentSource, IPulseGenerator, IPowerStage, ISense, IInputs, IWatchdog, IIndicator, IBackupMemory
{
    /// <summary>Time that a wait for the tick takes.</summary>
    public int TickMicros = 10000;

    /// <summary>What the inputs show; a tripped latch is worked out.</summary>
    public readonly InputState Switches = new InputState { BenchStrap = true };

    /// <summary>Time since power-up.</summary>
    public long Now;

    /// <summary>Set-point in µA.</summary>
    public int SetPoint;

    /// <summary>Duties and rate of the train that was started last.</summary>
    public int FirstDuty;
    public int SecondDuty;
    public int FrequencyHertz;

    /// <summary>By how much the scales of the measured magnitudes have been raised.</summary>
    public int MicrocurrentScalePermille;
    public int EmsScalePermille;

    /// <summary>Pulses run.</summary>
    public bool Running;

    /// <summary>High voltage is requested.</summary>
    public bool HighVoltage;

    /// <summary>The range of EMS is selected.</summary>
    public bool Ems;

    /// <summary>Arm was requested, and not taken back.</summary>
    public bool Armed;

    /// <summary>Kicks of the watchdog.</summary>
    public int Kicks;

    /// <summary>Something holds the latch tripped whatever Arm requests.</summary>
    public bool LatchHeld;

    /// <summary>The latch came up armed.</summary>
    public bool LatchCameUpClear;

    /// <summary>The hardware has tripped the latch since it was armed.</summary>
    public bool LatchSetByHardware;

    /// <summary>The first phase does not reach the bridge: no positive current, and in EMS no negative current either.</summary>
    public bool FirstPhaseLost;

    /// <summary>The second phase does not reach the bridge: no negative current.</summary>
    public bool SecondPhaseLost;

    /// <summary>Protections of the hardware that are dead.</summary>
    public bool WatchdogIsDead;
    public bool EarlyWatchdogIsDead;
    public bool FirstComparatorIsDead;
    public bool SecondComparatorIsDead;
    public bool LimiterIsDead;
    public bool DutyLimiterIsDead;

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

    private long _startMicros;
    private long _lastKickMicros;

    public IClock Clock => this;

    public ICurrentSource CurrentSource => this;

    public IPulseGenerator Pulses => this;

    public IPowerStage Power => this;

    public ISense Sense => this;

    public IInputs Inputs => this;

    public IWatchdog Watchdog => this;

    public IIndicator Indicator => this;

    public IBackupMemory BackupMemory => this;

    /// <summary>Null for a board without a console.</summary>
    public abstract IConsolePort ConsolePort { get; set; }

    public int DeadTimeMicros => 5;

    public int MaxCounts => 4095;

    public virtual bool IsFitted => false;

    /// <summary>The train has positive phases, and they reach the load.</summary>
    protected bool HasPositive => FirstDuty > 0 && !FirstPhaseLost;

    /// <summary>The same for negative ones.</summary>
    protected bool HasNegative => SecondDuty > FirstDuty && !SecondPhaseLost && !(Ems && FirstPhaseLost);

    /// <summary>The latch lets current through.</summary>
    protected bool LatchIsClear => Armed && !LatchHeld && !LatchSetByHardware;

    public virtual void MakeSafe()
    {
        Armed = false;
    }

    public long NowMicros()
    {
        return Now;
    }

    public virtual void WaitForTick()
    {
        Now += TickMicros;
    }

    public virtual void SelectRange(CurrentRange range)
    {
        Ems = range == CurrentRange.Ems;
        TestComparators();
    }

    public virtual void WriteMicroAmps(int microAmps)
    {
        SetPoint = microAmps;
    }

    public long PeriodNanos(int frequencyHertz)
    {
        return frequencyHertz > 0 ? 1000000000L / frequencyHertz : 0;
    }

    public virtual void Start(int frequencyHertz, int firstDuty, int secondDuty)
    {
        FrequencyHertz = frequencyHertz;
        FirstDuty = firstDuty;
        SecondDuty = secondDuty;
        _startMicros = Now;
        Running = true;
    }

    public virtual void WriteFirstDuty(int firstDuty)
    {
        FirstDuty = firstDuty;
    }

    public virtual void Stop()
    {
        Running = false;
    }

    public virtual void Arm()
    {
        Armed = true;
        _lastKickMicros = Now - EarlyKickMicros;
        TestComparators();
    }

    public virtual void Disarm()
    {
        Armed = false;
        LatchSetByHardware = false;
    }

    public virtual void RequestHighVoltage(bool on)
    {
        HighVoltage = on;
    }

    public abstract void Sample(Measurement measurement);

    public abstract void SamplePeak(Measurement measurement);

    public virtual void AccumulateZero()
    {
    }

    public abstract bool AcceptZero();

    public void RaiseScale(CurrentRange range, int permille)
    {
        if (range == CurrentRange.Ems)
        {
            EmsScalePermille = permille;
        }
        else
        {
            MicrocurrentScalePermille = permille;
        }
    }

    public virtual void Sample(InputState state)
    {
        RunProtections();
        state.Tripped = (!Armed && !LatchCameUpClear) || LatchHeld || LatchSetByHardware;
        state.StopPressed = Switches.StopPressed;
        state.ChargerPresent = Switches.ChargerPresent;
        state.EmsSwitch = Switches.EmsSwitch;
        state.BenchStrap = Switches.BenchStrap;
        state.Plus = Switches.Plus;
        state.Minus = Switches.Minus;
        state.Mode = Switches.Mode;
    }

    public virtual void Kick()
    {
        if (Armed && !EarlyWatchdogIsDead && Now - _lastKickMicros < EarlyKickMicros)
        {
            LatchSetByHardware = true;
        }

        _lastKickMicros = Now;
        Kicks++;
    }

    public virtual void Light(bool on)
    {
    }

    public virtual void Buzzer(bool on)
    {
    }

    public virtual int ReadSeconds()
    {
        return -1;
    }

    public virtual int ReadHours()
    {
        return -1;
    }

    public virtual bool Read(byte[] bytes)
    {
        return false;
    }

    public virtual bool Write(byte[] bytes, int offset)
    {
        return false;
    }

    /// <summary>The lowest bit of a converter that works, with no period that a window could have.</summary>
    protected static int Noise(int readings)
    {
        return (readings * 7919 >> 6) & 1;
    }

    /// <summary>What the inputs that are shared show: the one half of the channels after one kick, the other half after the next.</summary>
    protected void SampleShared(Measurement measurement, int microAmps)
    {
        int positivePermyriad = HasPositive ? FirstDuty - DeadTimeMicros * FrequencyHertz / 100 : 0;
        int negativeDuty = FirstPhaseLost ? SecondDuty : SecondDuty - FirstDuty;
        int negativePermyriad = HasNegative ? negativeDuty - DeadTimeMicros * FrequencyHertz / 100 : 0;
        int clipped = microAmps < ClipMicroAmps ? microAmps : ClipMicroAmps;
        measurement.SharedHigh = (Kicks & 1) != 0;
        if (measurement.SharedHigh)
        {
            measurement.NegativePeakMicroAmps = HasNegative ? clipped : 0;
            measurement.SignedMeanMicroAmps = (int)((long)clipped * (positivePermyriad - negativePermyriad) / 10000);
        }
        else
        {
            measurement.PositivePeakMicroAmps = HasPositive ? clipped : 0;
            measurement.MeanMicroAmps = (int)((long)microAmps * (positivePermyriad + negativePermyriad) / 10000);
        }
    }

    /// <summary>The range of EMS without high voltage lifts the input of one comparator: that of the feed where the set-point is not zero.</summary>
    private void TestComparators()
    {
        bool second = SetPoint > 0;
        if (Armed && Ems && !HighVoltage && !(second ? SecondComparatorIsDead : FirstComparatorIsDead))
        {
            LatchSetByHardware = true;
        }
    }

    private void RunProtections()
    {
        if (Armed && !WatchdogIsDead && Now - _lastKickMicros > LateKickMicros)
        {
            LatchSetByHardware = true;
        }

        if (!Armed || !Running)
        {
            return;
        }

        long onMicros = Now - _startMicros;
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
}

using NanoStim.Hal;

namespace NanoStim.UnitTests.Fakes;

/// <summary>
/// A board without physics: current flows as asked while the latch is clear and pulses run. What reaches the "load" is
/// <see cref="LoadMicroAmps"/>; what the firmware is told of it can be bent by the knobs.
/// </summary>
public sealed class FakeBoard : IStimulatorBoard, IClock, ICurrentSource, IPulseGenerator, IPowerStage, ISense, IInputs, IWatchdog, IIndicator, IBackupMemory
{
    /// <summary>Time that a wait for the tick takes.</summary>
    public int TickMicros = 10000;

    /// <summary>Resistance of the load in ohm: one that takes the ceiling of either mode without using the supply up.</summary>
    public int LoadOhms = 900;

    /// <summary>Nothing is connected.</summary>
    public bool Open;

    /// <summary>The measured peak is this many thousandths of the true one.</summary>
    public int PeakPermille = 1000;

    /// <summary>The measured mean is this many thousandths of the true one.</summary>
    public int MeanPermille = 1000;

    /// <summary>The converter repeats itself, at this many counts; 0 for a living one.</summary>
    public int StuckCounts;

    /// <summary>Mean current that is measured whatever flows.</summary>
    public int GhostMicroAmps;

    /// <summary>The EMS supply when it is asked for, and when it is not, in mV.</summary>
    public int SupplyMilliVolts = 70000;
    public int RestingSupplyMilliVolts = 4000;

    /// <summary>The sense channels do not rest where they can.</summary>
    public bool ZeroIsOff;

    /// <summary>Readings that were added to the zero calibration.</summary>
    public int ZeroReadings;

    /// <summary>The latch came up clear.</summary>
    public bool LatchCameUpClear;

    /// <summary>What the inputs show; a tripped latch is worked out.</summary>
    public readonly InputState Switches = new InputState { BenchStrap = true };

    /// <summary>Battery in mV.</summary>
    public int BatteryMilliVolts = 3900;

    /// <summary>Something holds the latch set whatever Arm asks for.</summary>
    public bool LatchHeld;

    /// <summary>Something has set the latch since it was armed.</summary>
    public bool LatchSetByHardware;

    /// <summary>The next write of the current throws.</summary>
    public bool ThrowOnWrite;

    /// <summary>Calls in their order, a letter each: A arm, D disarm, H/h high voltage on/off, R/r range EMS/microcurrent, W/w write above zero/zero, S start, X stop, F flip, M memory written.</summary>
    public string Calls = "";

    /// <summary>Set-point in µA.</summary>
    public int SetPoint;

    /// <summary>Duties and rate of the running train.</summary>
    public int FirstDuty;
    public int SecondDuty;
    public int FrequencyHertz;

    /// <summary>Kicks of the watchdog.</summary>
    public int Kicks;

    /// <summary>What the retained memory holds; it outlives the board. Null where none answers.</summary>
    public byte[] Memory;

    /// <summary>The memory reads, but takes nothing.</summary>
    public bool MemoryIsStuck;

    /// <summary>How often the retained clock was read.</summary>
    public int HourReadings;

    /// <summary>Hours of the retained clock; -1 where none answers.</summary>
    public int Hours = -1;

    private long _nowMicros;
    private bool _armed;
    private bool _running;
    private bool _highVoltage;
    private bool _ems;
    private int _readings;
    private int _sinceFirstPulseMicros;

    /// <summary>The truth: what flows.</summary>
    public int LoadMicroAmps => _armed && !LatchHeld && !LatchSetByHardware && _running && !Open ? SetPoint : 0;

    public IClock Clock => this;

    public ICurrentSource CurrentSource => this;

    public IPulseGenerator Pulses => this;

    public IPowerStage Power => this;

    public ISense Sense => this;

    public IInputs Inputs => this;

    public IWatchdog Watchdog => this;

    public IIndicator Indicator => this;

    public IBackupMemory Retention => this;

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
        int onPermyriad = SecondDuty - (SecondDuty > FirstDuty ? 2 : 1) * DeadTimeMicros * FrequencyHertz / 100;
        measurement.MeanMicroAmps = (int)((long)microAmps * onPermyriad / 10000 * MeanPermille / 1000);
        int rail = _ems ? 70000 : 33000;
        measurement.ElectrodeMilliVolts = driven && Open ? rail : HeldMilliVolts(microAmps);
        measurement.BatteryMilliVolts = BatteryMilliVolts;
        measurement.MeanMicroAmps += GhostMicroAmps;
        measurement.HighVoltageMilliVolts = _highVoltage ? SupplyMilliVolts : RestingSupplyMilliVolts;

        // The lowest bit of a living converter never rests.
        _readings++;
        measurement.PeakCounts = StuckCounts > 0 ? StuckCounts : 248 + (_readings & 1);
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
        Kicks++;
    }

    public void Light(bool on)
    {
    }

    public void Buzzer(bool on)
    {
    }

    public int ReadHours()
    {
        HourReadings++;
        return Hours;
    }

    public bool Read(byte[] bytes)
    {
        return Memory != null && Copy(Memory, bytes);
    }

    public bool Write(byte[] bytes)
    {
        if (Memory == null || MemoryIsStuck)
        {
            return false;
        }

        Calls += "M";
        return Copy(bytes, Memory);
    }

    private static bool Copy(byte[] from, byte[] to)
    {
        for (int i = 0; i < from.Length && i < to.Length; i++)
        {
            to[i] = from[i];
        }

        return true;
    }
}

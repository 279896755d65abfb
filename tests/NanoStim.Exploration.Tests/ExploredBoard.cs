using NanoStim.Hal;

namespace NanoStim.Exploration.Tests;

/// <summary>A board without physics whose whole state is a few fields, so that it can be copied together with the firmware.</summary>
internal sealed class ExploredBoard : IStimulatorBoard, IClock, ICurrentSource, IPulseGenerator, IPowerStage, ISense, IInputs, IWatchdog, IIndicator, IBackupMemory
{
    public InputState Switches = new() { BenchStrap = true };
    public Reading Reading;
    public int StepMicros = 10_000;
    public long Now;
    public int SetPoint;
    public bool Armed;
    public bool LatchSet = true;
    public bool Running;
    public bool HighVoltage;
    public bool Ems;
    public int Readings;

    /// <summary>What could flow through a good load.</summary>
    public int OutputMicroAmps => !LatchSet && Running ? SetPoint : 0;

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

    public void MakeSafe() => Disarm();

    public long NowMicros() => Now;

    public void WaitForTick() => Now += StepMicros;

    public void SelectRange(CurrentRange range) => Ems = range == CurrentRange.Ems;

    public void WriteMicroAmps(int microAmps) => SetPoint = microAmps;

    public long PeriodNanos(int frequencyHertz) => frequencyHertz > 0 ? 1_000_000_000L / frequencyHertz : 0;

    public void Start(int frequencyHertz, int firstDuty, int secondDuty) => Running = true;

    public void WriteFirstDuty(int firstDuty)
    {
    }

    public void Stop() => Running = false;

    public void Arm()
    {
        Armed = true;
        LatchSet = Switches.StopPressed || Switches.ChargerPresent || Reading == Reading.LatchHeld;
    }

    public void Disarm()
    {
        Armed = false;
        LatchSet = true;
    }

    public void RequestHighVoltage(bool on) => HighVoltage = on;

    public void Sample(Measurement measurement)
    {
        int microAmps = OutputMicroAmps;
        measurement.PeakMicroAmps = Reading switch
        {
            Reading.Open or Reading.NoCurrent => 0,
            Reading.Above => microAmps + microAmps / 2 + (Ems ? 2_000 : 20),
            Reading.Saturated => Ems ? 90_000 : 900,
            Reading.WhileOff => microAmps,
            _ => microAmps,
        };
        measurement.MeanMicroAmps = Reading switch
        {
            Reading.Open or Reading.NoCurrent => 0,
            Reading.MeanTwice => microAmps,
            Reading.WhileOff => Ems ? 5_000 : 50,
            _ => microAmps / 20,
        };
        bool driven = microAmps > 0;
        measurement.ElectrodeMilliVolts = Reading switch
        {
            Reading.Open => driven ? (Ems ? 70_000 : 33_000) : 0,
            Reading.Short => 0,
            _ => microAmps,
        };
        measurement.BatteryMilliVolts = Reading == Reading.LowBattery ? 3_000 : 3_900;
        measurement.HighVoltageMilliVolts = Reading == Reading.WrongSupply ? 90_000 : HighVoltage ? 70_000 : 4_000;

        // The lowest bit of a converter that works always changes.
        Readings ^= 1;
        measurement.PeakCounts = Reading == Reading.Saturated ? MaxCounts : Reading == Reading.Stuck ? 300 : 248 + Readings;
    }

    public void AccumulateZero()
    {
    }

    public bool AcceptZero() => Reading != Reading.Saturated;

    public void Sample(InputState state)
    {
        if (Switches.StopPressed || Switches.ChargerPresent || Reading == Reading.LatchHeld)
        {
            LatchSet = true;
        }

        if (Reading == Reading.LatchFree)
        {
            LatchSet = false;
        }

        state.Tripped = LatchSet;
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
    }

    public void Light(bool on)
    {
    }

    public void Buzzer(bool on)
    {
    }

    public bool IsFitted => false;

    public int ReadHours() => -1;

    public bool Read(byte[] bytes) => false;

    public bool Write(byte[] bytes, int offset) => false;
}

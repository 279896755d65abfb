using NanoStim.Hal;

namespace NanoStim.Repository.Tests.Contributing;

/// <summary>
/// The smallest board that the firmware runs on: an ideal current source into a resistor, and the protections that the self-test makes trip
/// in microcurrent: window watchdog, comparators, maximum-on-time limiter. An example for a board of your own, and what a test runs the firmware on.
/// </summary>
internal sealed class MinimalBoard : IStimulatorBoard, IClock, ICurrentSource, IPulseGenerator, IPowerStage, ISense, IInputs, IWatchdog, IIndicator, IBackupMemory
{
    private const int LoadOhms = 1_000;
    private const int TickMicros = 10_000;
    private const int FullDuty = 10_000;

    // Those of the reference board.
    private const int EarlyKickMicros = 5_000;
    private const int LateKickMicros = 40_000;
    private const int MaxOnMicros = 1_210_000;

    private readonly byte[] _memory = new byte[64];
    private long _nowMicros;
    private int _setPointMicroAmps;
    private int _firstDuty;
    private int _secondDuty;
    private int _readings;
    private int _kicks;
    private long _kickedMicros;
    private long _startedMicros;
    private bool _justArmed;
    private bool _armed;
    private bool _running;
    private bool _highVoltage;

    /// <summary>The current in the load during a pulse, in µA.</summary>
    public int LoadMicroAmps => _armed && _running ? _setPointMicroAmps : 0;

    public IClock Clock => this;

    public ICurrentSource CurrentSource => this;

    public IPulseGenerator Pulses => this;

    public IPowerStage Power => this;

    public ISense Sense => this;

    public IInputs Inputs => this;

    public IWatchdog Watchdog => this;

    public IIndicator Indicator => this;

    public IBackupMemory BackupMemory => this;

    public IConsolePort? ConsolePort => null;

    public int DeadTimeMicros => 5;

    public int MaxCounts => 4095;

    public bool IsFitted => true;

    public long NowMicros() => _nowMicros;

    public void WaitForTick()
    {
        _nowMicros += TickMicros;
        bool heldOn = _running && _firstDuty == FullDuty && _nowMicros - _startedMicros > MaxOnMicros;
        if (heldOn || _nowMicros - _kickedMicros > LateKickMicros)
        {
            _armed = false;
        }
    }

    /// <summary>The EMS range without high voltage is the test of both comparators.</summary>
    public void SelectRange(CurrentRange range) => _armed &= range == CurrentRange.Microcurrent || _highVoltage;

    public void WriteMicroAmps(int microAmps) => _setPointMicroAmps = Math.Max(0, microAmps);

    public long PeriodNanos(int frequencyHertz) => frequencyHertz > 0 ? 1_000_000_000L / frequencyHertz : 0;

    public void Start(int frequencyHertz, int firstDuty, int secondDuty)
    {
        _firstDuty = firstDuty;
        _secondDuty = secondDuty;
        _startedMicros = _nowMicros;
        _running = true;
    }

    public void WriteFirstDuty(int firstDuty) => _firstDuty = firstDuty;

    public void Stop() => _running = false;

    public void Arm()
    {
        _armed = true;
        _justArmed = true;
        _kickedMicros = _nowMicros;
    }

    public void Disarm() => _armed = false;

    public void RequestHighVoltage(bool on) => _highVoltage = on;

    public void SamplePeak(Measurement measurement)
    {
        measurement.PeakMicroAmps = LoadMicroAmps;
        measurement.PeakCounts = 248 + ((_readings >> 1) & 1);
    }

    public void Sample(Measurement measurement)
    {
        SamplePeak(measurement);
        measurement.MeanMicroAmps = (int)((long)LoadMicroAmps * _secondDuty / 10_000);
        measurement.ElectrodeMilliVolts = LoadMicroAmps * LoadOhms / 1_000;
        measurement.PositivePeakMicroAmps = _firstDuty > 0 ? LoadMicroAmps : 0;
        measurement.NegativePeakMicroAmps = _secondDuty > _firstDuty ? LoadMicroAmps : 0;
        measurement.SignedMeanMicroAmps = (int)((long)LoadMicroAmps * (2 * _firstDuty - _secondDuty) / 10_000);
        measurement.BatteryMilliVolts = 3_900;
        measurement.HighVoltageMilliVolts = _highVoltage ? 70_000 : 4_000;

        // The lowest bit of a real converter always changes; a reading that does not is taken for frozen.
        _readings++;
        measurement.SignedCounts = 248 + ((_readings >> 1) & 1);
        measurement.BatteryCounts = 2_668;
        measurement.HighVoltageCounts = _highVoltage ? 2_672 : 387;
        measurement.SharedHigh = (_kicks & 1) != 0;
    }

    public void AccumulateZero()
    {
    }

    public bool AcceptZero() => true;

    public void RaiseScale(CurrentRange range, int permille)
    {
    }

    public void Sample(InputState state)
    {
        state.Tripped = !_armed;
        state.BenchStrap = true;
    }

    public void Kick()
    {
        _kicks++;
        _armed &= _justArmed || _nowMicros - _kickedMicros >= EarlyKickMicros;
        _justArmed = false;
        _kickedMicros = _nowMicros;
    }

    public void Light(bool on)
    {
    }

    public void Buzzer(bool on)
    {
    }

    public int ReadHours() => (int)(_nowMicros / 3_600_000_000L);

    public int ReadSeconds() => (int)(_nowMicros / 1_000_000 % 60);

    public bool Read(byte[] bytes)
    {
        _memory.AsSpan(0, bytes.Length).CopyTo(bytes);
        return true;
    }

    public bool Write(byte[] bytes, int offset = 0)
    {
        bytes.CopyTo(_memory, offset);
        return true;
    }

    public void MakeSafe() => _armed = false;
}

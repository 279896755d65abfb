using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>
/// The checks at power-up, without current: buttons released, trip latch tripped, EMS reservoir empty, sense channels at a zero that is plausible
/// (which becomes their zero), every hardware protection seen to trip, backup memory answering, processor clock in agreement with the RTC.
/// </summary>
internal sealed class SelfTest
{
    // What a reset in mid-session has left on the peak hold droops away before the last attempt.
    private const int RoundSteps = 64;
    private const int MaxRounds = 10;

    // The range for which the protections were seen to trip; 0 for none.
    private const int MicrocurrentTested = 1;
    private const int EmsTested = 2;

    private readonly ISense _sense;
    private readonly IBackupMemory _memory;
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private readonly ProtectionTest _protection;
    private readonly ClockTest _clock;
    private int _steps;
    private int _rounds;
    private int _testedRange;

    internal SelfTest(IStimulatorBoard board, Measurement measurement, InputState inputs)
    {
        _sense = board.Sense;
        _memory = board.BackupMemory;
        _measurement = measurement;
        _inputs = inputs;
        _protection = new ProtectionTest(board, inputs, measurement);
        _clock = new ClockTest(board.BackupMemory, board.Clock);
    }

    /// <summary>Why it failed; none before it has.</summary>
    internal FaultCode Reason { get; private set; }

    /// <summary>
    /// Whether the protections are untested for the range at which the slide switch stands: it has been moved since, or STOP or the charger kept the
    /// latch tripped at power-up.
    /// </summary>
    internal bool NeedsProtectionTest => _testedRange != (_inputs.EmsSwitch ? EmsTested : MicrocurrentTested);

    /// <summary>Starts over.</summary>
    internal void Restart()
    {
        _steps = 0;
        _rounds = 0;
        _testedRange = 0;
        Reason = FaultCode.None;
    }

    /// <summary>Runs one step of it. The last steps block for some seconds, output off.</summary>
    internal SelfTestResult Step()
    {
        if (!_inputs.Tripped)
        {
            return Fail(FaultCode.SelfTestFailed);
        }

        if (_inputs.Plus || _inputs.Minus || _inputs.Mode)
        {
            return Fail(FaultCode.ButtonHeld);
        }

        _sense.AccumulateZero();
        _steps++;
        if (_steps < RoundSteps)
        {
            return SelfTestResult.Running;
        }

        _steps = 0;
        _rounds++;
        bool empty = _measurement.HighVoltageMilliVolts < MicrocurrentMode.Limits.MaxHighVoltageMilliVolts;
        if (_sense.AcceptZero() && empty)
        {
            return TestHardware();
        }

        return _rounds < MaxRounds ? SelfTestResult.Running : Fail(FaultCode.SelfTestFailed);
    }

    /// <summary>Tests the protections for the range at which the slide switch stands.</summary>
    internal bool TestProtection()
    {
        int range = _inputs.EmsSwitch ? EmsTested : MicrocurrentTested;
        bool passed = _protection.Run();
        _testedRange = passed ? range : 0;
        return passed;
    }

    private SelfTestResult TestHardware()
    {
        if (_memory.IsFitted && !_clock.Begin())
        {
            return Fail(FaultCode.BackupMemoryFailed);
        }

        // STOP and charger keep the latch tripped: nothing can be armed. The test is made up for before the first start.
        if (!_inputs.StopPressed && !_inputs.ChargerPresent && !TestProtection())
        {
            return Fail(FaultCode.ProtectionFailed);
        }

        return _memory.IsFitted && !_clock.Agrees() ? Fail(FaultCode.ClockMismatch) : SelfTestResult.Passed;
    }

    private SelfTestResult Fail(FaultCode reason)
    {
        Reason = reason;
        return SelfTestResult.Failed;
    }
}

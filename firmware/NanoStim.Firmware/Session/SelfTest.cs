using NanoStim.Firmware.Modes;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>
/// The checks at boot, gates closed: the latch must have come up set, the EMS reservoir must be empty, and the sense channels must rest
/// where they can rest at zero current, which is then their zero. What a reset in mid-session has left on the peak-hold droops away in
/// the meantime.
/// </summary>
internal sealed class SelfTest
{
    private const int RoundSteps = 64;
    private const int MaxRounds = 10;

    private readonly ISense _sense;
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private int _steps;
    private int _rounds;

    internal SelfTest(ISense sense, Measurement measurement, InputState inputs)
    {
        _sense = sense;
        _measurement = measurement;
        _inputs = inputs;
    }

    /// <summary>One step of it.</summary>
    internal SelfTestResult Step()
    {
        if (!_inputs.Tripped)
        {
            return SelfTestResult.Failed;
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
            return SelfTestResult.Passed;
        }

        return _rounds < MaxRounds ? SelfTestResult.Running : SelfTestResult.Failed;
    }
}

using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>What speaks against a start, the most serious first.</summary>
internal sealed class StartCheck
{
    // Less is not worth the contact check.
    private const int MinSeconds = 60;

    private readonly IPulseGenerator _pulses;
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private readonly DayLedger _day;
    private readonly PulsePlan _scratch = new PulsePlan();

    internal StartCheck(IPulseGenerator pulses, Measurement measurement, InputState inputs, DayLedger day)
    {
        _day = day;
        _pulses = pulses;
        _measurement = measurement;
        _inputs = inputs;
    }

    /// <summary>What is left of the 24 hours for a mode, in s.</summary>
    internal int SecondsLeft(ModeLimits limits)
    {
        return limits.MaxDaySeconds - _day.Seconds;
    }

    internal PlanVerdict CheckProgram(TreatmentProgram program)
    {
        return ProgramCheck.Check(program, _pulses, _scratch);
    }

    internal StartBlock Check(SessionState state, TreatmentProgram program, int intensityMicroAmps, bool fromConsole)
    {
        if (state != SessionState.Idle)
        {
            return state == SessionState.Fault ? StartBlock.FaultLatched : StartBlock.NotIdle;
        }

        if (_inputs.StopPressed)
        {
            return StartBlock.StopPressed;
        }

        if (_inputs.ChargerPresent)
        {
            return StartBlock.ChargerPresent;
        }

        ModeLimits limits = ModeCatalogue.Of(program.Mode);
        if (_inputs.EmsSwitch != (limits.Range == CurrentRange.Ems))
        {
            return StartBlock.SwitchMismatch;
        }

        if (_measurement.BatteryMilliVolts < InterlockMonitor.LowBatteryMilliVolts)
        {
            return StartBlock.BatteryLow;
        }

        if (SecondsLeft(limits) < MinSeconds)
        {
            return StartBlock.DayLimitReached;
        }

        if (CheckProgram(program) != PlanVerdict.Ok)
        {
            return StartBlock.ProgramInvalid;
        }

        if (fromConsole && !_inputs.BenchStrap)
        {
            return StartBlock.BenchStrapMissing;
        }

        return intensityMicroAmps == 0 ? StartBlock.NothingSet : StartBlock.None;
    }
}

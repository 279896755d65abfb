using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>Checks whether a session may start; the most serious start inhibit first.</summary>
internal sealed class StartCheck
{
    // A shorter session is not worth the contact check.
    private const int MinSeconds = 60;

    private readonly IPulseGenerator _pulses;
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private readonly DailyUsage _day;
    private readonly PulsePlan _scratch = new PulsePlan();

    internal StartCheck(IPulseGenerator pulses, Measurement measurement, InputState inputs, DailyUsage day)
    {
        _day = day;
        _pulses = pulses;
        _measurement = measurement;
        _inputs = inputs;
    }

    /// <summary>Time that the last 24 hours leave for a mode, in s.</summary>
    internal int SecondsLeft(ModeLimits limits)
    {
        return limits.MaxDaySeconds - _day.Seconds;
    }

    internal PlanResult CheckProgram(TreatmentProgram program)
    {
        return ProgramCheck.Check(program, _pulses, _scratch);
    }

    internal StartInhibit Check(SessionState state, TreatmentProgram program, int intensityMicroAmps, bool fromConsole)
    {
        if (state != SessionState.Idle)
        {
            return state == SessionState.Fault ? StartInhibit.FaultLatched : StartInhibit.NotIdle;
        }

        if (_inputs.StopPressed)
        {
            return StartInhibit.StopPressed;
        }

        if (_inputs.ChargerPresent)
        {
            return StartInhibit.ChargerPresent;
        }

        ModeLimits limits = ModeCatalogue.Of(program.Mode);
        if (_inputs.EmsSwitch != (limits.Range == CurrentRange.Ems))
        {
            return StartInhibit.SwitchMismatch;
        }

        if (_measurement.BatteryMilliVolts < InterlockMonitor.LowBatteryMilliVolts)
        {
            return StartInhibit.BatteryLow;
        }

        if (SecondsLeft(limits) < MinSeconds)
        {
            return StartInhibit.DayLimitReached;
        }

        if (program.MovesNetCharge() && _day.MilliCoulombs >= limits.MaxDayNetChargeMilliCoulombs)
        {
            return StartInhibit.DayChargeReached;
        }

        if (CheckProgram(program) != PlanResult.Ok)
        {
            return StartInhibit.ProgramInvalid;
        }

        if (fromConsole && !_inputs.BenchStrap)
        {
            return StartInhibit.BenchStrapMissing;
        }

        return intensityMicroAmps == 0 ? StartInhibit.NothingSet : StartInhibit.None;
    }
}

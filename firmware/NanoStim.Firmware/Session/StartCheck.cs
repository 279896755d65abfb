using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Session;

/// <summary>What speaks against a start, the most serious first.</summary>
internal sealed class StartCheck
{
    private readonly IPulseGenerator _pulses;
    private readonly Measurement _measurement;
    private readonly InputState _inputs;
    private readonly PulsePlan _scratch = new PulsePlan();

    internal StartCheck(IPulseGenerator pulses, Measurement measurement, InputState inputs)
    {
        _pulses = pulses;
        _measurement = measurement;
        _inputs = inputs;
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

        if (_inputs.EmsSwitch != (ModeCatalogue.Of(program.Mode).Range == CurrentRange.Ems))
        {
            return StartBlock.SwitchMismatch;
        }

        if (_measurement.BatteryMilliVolts < InterlockMonitor.LowBatteryMilliVolts)
        {
            return StartBlock.BatteryLow;
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

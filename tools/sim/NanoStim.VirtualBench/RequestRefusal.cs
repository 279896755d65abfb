using System.Globalization;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;

namespace NanoStim.VirtualBench;

/// <summary>Why the firmware refuses, and what to ask for instead. The ranges are the firmware's own.</summary>
public static class RequestRefusal
{
    /// <summary>An intensity that the mode does not have.</summary>
    public static string OfIntensity(int microAmps, ModeLimits limits) =>
        $"{Amps(microAmps)} is out of range for mode {limits.Name}: write an intensity from {Amps(limits.StepMicroAmps)} to {Amps(limits.CeilingMicroAmps)}.";

    /// <summary>A program that cannot be delivered.</summary>
    public static string Of(PlanResult verdict, ModeLimits limits) => verdict switch
    {
        PlanResult.FrequencyOutOfRange =>
            $"The frequency is out of range for mode {limits.Name}: write {Hertz(limits.MinFrequencyMilliHertz)} to {Hertz(limits.MaxFrequencyMilliHertz)}.",
        PlanResult.PhaseWidthOutOfRange =>
            $"The phase width is out of range for mode {limits.Name}: write {limits.MinPhaseWidthMicros}us to {limits.MaxPhaseWidthMicros}us.",
        PlanResult.DutyTooHigh =>
            $"The phases do not fit into the period: mode {limits.Name} may have current for {limits.MaxDuty / 100.0:0.##} % of it; write a smaller phase width or frequency.",
        PlanResult.QuantisationTooCoarse =>
            "The pulse generator would miss the frequency or the phase width by more than 5 %: write a wider phase, or another frequency.",
        PlanResult.PhaseChargeTooHigh =>
            $"A phase could move more than {limits.MaxPhaseChargeNanoCoulombs} nC: write a smaller phase width.",
        PlanResult.ShapeNotAllowed =>
            $"Mode {limits.Name} does not have pulses of this shape.",
        PlanResult.DurationOutOfRange =>
            $"The session is too long for mode {limits.Name}: write a duration from 1s to {limits.MaxSessionSeconds}s.",
        PlanResult.TimingInvalid =>
            "A ramp, on time or off time of the program is out of range.",
        _ => "Another session is under way.",
    };

    /// <summary>A start that is blocked.</summary>
    public static string Of(StartInhibit block) => block switch
    {
        StartInhibit.FaultLatched => "A fault is latched.",
        StartInhibit.NotIdle => "The stimulator is not idle.",
        StartInhibit.StopPressed => "STOP is pressed.",
        StartInhibit.ChargerPresent => "The charger is connected.",
        StartInhibit.SwitchMismatch => "The MS | EMS switch is not at the mode of the program.",
        StartInhibit.BatteryLow => "The battery is low.",
        StartInhibit.ProgramInvalid => "The program cannot be delivered.",
        StartInhibit.BenchStrapMissing => "The bench strap is not fitted.",
        StartInhibit.NothingSet => "The intensity is zero.",
        StartInhibit.DayLimitReached => "Less than a minute is left of the 60 minutes for any 24 hours: let the skin rest until tomorrow.",
        StartInhibit.TimeNotBooked => "The time of the session could not be booked in the memory: release MINUS, and start again.",
        _ => "Nothing blocks the start.",
    };

    /// <summary>A fault that comes too late.</summary>
    internal static string OfFault(InjectedFault fault, long endMicros) => string.Create(
        CultureInfo.InvariantCulture,
        $"The session was over at {endMicros * 1e-6:0.0}s, before fault {fault.Kind.Name}@{fault.AtMillis * 1e-3:0.###}s: write an earlier time, or a longer duration.");

    /// <summary>A current as one writes it on the command line.</summary>
    internal static string Amps(int microAmps) =>
        microAmps < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{microAmps}uA") : string.Create(CultureInfo.InvariantCulture, $"{microAmps / 1000m:0.###}mA");

    private static string Hertz(int milliHertz) => string.Create(CultureInfo.InvariantCulture, $"{milliHertz / 1000m:0.###}Hz");
}

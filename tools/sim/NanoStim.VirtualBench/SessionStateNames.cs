using NanoStim.Firmware.Session;

namespace NanoStim.VirtualBench;

/// <summary>The states of the stimulator as reports name them.</summary>
public static class SessionStateNames
{
    public static string Of(SessionState state) => state switch
    {
        SessionState.PowerOn => "power-on",
        SessionState.SelfTest => "self-test",
        SessionState.Idle => "idle",
        SessionState.ContactCheck => "contact-check",
        SessionState.RampUp => "ramp-up",
        SessionState.Deliver => "deliver",
        SessionState.RampDown => "ramp-down",
        SessionState.Rest => "rest",
        SessionState.Paused => "paused",
        SessionState.Complete => "complete",
        SessionState.Fault => "fault",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a name."),
    };
}

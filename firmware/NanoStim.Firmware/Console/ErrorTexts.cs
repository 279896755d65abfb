namespace NanoStim.Firmware.Console;

/// <summary>Numbers and texts of the errors (SCPI-99, volume 2, 21.8). Positive numbers are those of this device.</summary>
/// <remarks>Tables and no switch: a text that is named in a control step is allocated there.</remarks>
internal static class ErrorTexts
{
    /// <summary>The number of a start that was inhibited is this one and the number of the start inhibit.</summary>
    internal const int InhibitBase = 100;

    /// <summary>The number of a user program that was refused is this one and the number of the plan result.</summary>
    internal const int RefusalBase = 200;

    /// <summary>The number of a fault that has latched is this one and the number of the fault.</summary>
    internal const int FaultBase = 1000;

    private static readonly int[] s_numbers =
    {
        0, -101, -102, -104, -108, -109, -112, -113, -120, -131, -138, -151, -203, -221, -222, -224, -350, -363, -410, 310,
    };

    private static readonly string[] s_texts =
    {
        "No error",
        "Invalid character",
        "Syntax error",
        "Data type error",
        "Parameter not allowed",
        "Missing parameter",
        "Program mnemonic too long",
        "Undefined header",
        "Numeric data error",
        "Invalid suffix",
        "Suffix not allowed",
        "Invalid string data",
        "Command protected",
        "Settings conflict",
        "Data out of range",
        "Illegal parameter value",
        "Queue overflow",
        "Input buffer overrun",
        "Query INTERRUPTED",
        "Keep-alive missed",
    };

    private static readonly string[] s_inhibits =
    {
        "none",
        "fault-latched",
        "stop-pressed",
        "charger-present",
        "switch-mismatch",
        "battery-low",
        "program-invalid",
        "bench-strap-missing",
        "nothing-set",
        "not-idle",
        "day-limit-reached",
        "time-not-booked",
        "memory-failed",
        "day-charge-reached",
    };

    private static readonly string[] s_refusals =
    {
        "none",
        "frequency-out-of-range",
        "phase-width-out-of-range",
        "duty-too-high",
        "quantisation-too-coarse",
        "phase-charge-too-high",
        "shape-not-allowed",
        "timing-invalid",
        "duration-out-of-range",
        "not-idle",
        "net-charge-too-high",
        "not-stored",
    };

    private static readonly string[] s_userStates = { "empty", "valid", "damaged", "refused", "no-memory" };

    private static readonly string[] s_calibrations = { "none", "valid", "damaged", "no-memory" };

    private static readonly string[] s_states =
    {
        "power-on", "self-test", "idle", "contact-check", "ramp-up", "deliver", "ramp-down", "rest", "paused", "complete", "fault",
    };

    /// <summary>The number of an error as the user sees it.</summary>
    internal static int NumberOf(ConsoleError error)
    {
        return s_numbers[(int)error];
    }

    /// <summary>The text of an error.</summary>
    internal static string TextOf(ConsoleError error)
    {
        return s_texts[(int)error];
    }

    /// <summary>The name of a start inhibit.</summary>
    internal static string InhibitOf(int inhibit)
    {
        return s_inhibits[inhibit];
    }

    /// <summary>The name of a plan result.</summary>
    internal static string RefusalOf(int result)
    {
        return s_refusals[result];
    }

    /// <summary>The name of what is known of the user program.</summary>
    internal static string UserStateOf(int status)
    {
        return s_userStates[status];
    }

    /// <summary>The name of what is known of the calibration.</summary>
    internal static string CalibrationOf(int status)
    {
        return s_calibrations[status];
    }

    /// <summary>The name of a state.</summary>
    internal static string StateOf(int state)
    {
        return s_states[state];
    }
}

namespace NanoStim.Firmware.Session;

/// <summary>How far the self-test is.</summary>
internal enum SelfTestResult
{
    /// <summary>Under way.</summary>
    Running = 0,

    /// <summary>Good.</summary>
    Passed = 1,

    /// <summary>Something is not as it must be before anything may be switched on.</summary>
    Failed = 2,
}

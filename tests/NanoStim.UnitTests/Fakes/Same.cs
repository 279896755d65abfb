using nanoFramework.TestFramework;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;

namespace NanoStim.UnitTests.Fakes;

/// <summary>
/// Asserts that two members of an enumeration are the same. Assert takes numbers only, and keeps the text of its argument as a string of the assembly, which may have
/// 65,535 bytes of them: here the text is the same for all.
/// </summary>
internal static class Same
{
    public static void Are(FaultCode expected, FaultCode actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    public static void Are(PlanResult expected, PlanResult actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    public static void Are(StartInhibit expected, StartInhibit actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    public static void Are(SessionState expected, SessionState actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    public static void Are(SelfTestResult expected, SelfTestResult actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    public static void Are(UserProgramStatus expected, UserProgramStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    public static void Are(OutputPower expected, OutputPower actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    public static void Are(CalibrationStatus expected, CalibrationStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    public static void Are(MemoryStatus expected, MemoryStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }
}

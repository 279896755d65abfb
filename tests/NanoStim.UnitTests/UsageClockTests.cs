using nanoFramework.TestFramework;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;
using static NanoStim.UnitTests.Fakes.StoredUsage;

namespace NanoStim.UnitTests;

/// <summary>Which hour it is, with a clock that is silent, or begins again.</summary>
[TestClass]
public class UsageClockTests
{
    [TestMethod]
    [Requirement("SR-19")]
    public void Without_a_clock_time_passes_only_while_the_device_is_on()
    {
        byte[] memory = Given(3600, 700);
        StimulatorFixture rig = PoweredUp(memory, 700);
        rig.Board.Hours = -1;
        rig.Session.SetIntensity(200);
        AssertBlocked(rig);
        rig.Board.TickMicros = 3600000;
        rig.Run(24010);
        AssertBlocked(rig);
        rig.Run(1000);
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Clock_that_is_silent_for_a_moment_makes_no_slot_older()
    {
        // MINUS held, say, at a start. Were time then counted from the record of hour 5000 again, the next reading would add 14 hours.
        StimulatorFixture rig = PoweredUp(Given(3600, 5000), 5014);
        rig.Session.SetIntensity(200);
        AssertBlocked(rig);
        rig.Board.Hours = -1;
        AssertBlocked(rig);
        rig.Board.Hours = 5014;
        AssertBlocked(rig);

        // And while it is silent, the hours that the device is on count from there.
        rig.Board.Hours = -1;
        rig.Board.TickMicros = 3600000;
        rig.Run(9000);
        AssertBlocked(rig);
        rig.Run(2000);
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-19")]
    [Requirement("SR-23")]
    [Requirement("SR-30")]
    public void Clock_that_is_silent_at_power_up_is_a_fault()
    {
        StimulatorFixture rig = new StimulatorFixture();
        rig.Board.MemoryIsFitted = true;
        rig.Board.Memory = Given(3600, 5000);
        rig.AssertTrips(FaultCode.BackupMemoryFailed, 100);
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Hours_of_a_silent_clock_count_from_its_last_reading()
    {
        // Nine hours on, then a reading of a full day, then nine more: fifteen are missing.
        StimulatorFixture rig = PoweredUp(Given(3600, 5000), 5000);
        rig.Session.SetIntensity(200);
        rig.Board.TickMicros = 3600000;
        rig.Run(9000);
        AssertBlocked(rig);
        rig.Board.Hours = -1;
        rig.Run(9000);
        AssertBlocked(rig);
        rig.Run(15000);
        AssertBlocked(rig);
        rig.Run(1100);
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Clock_that_begins_again_counts_from_zero()
    {
        StimulatorFixture rig = PoweredUp(Given(3600, 5000), 0);
        rig.Session.SetIntensity(200);
        AssertBlocked(rig);
        rig.Board.Hours = 24;
        AssertBlocked(rig);
        rig.Board.Hours = 25;
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
    }
}

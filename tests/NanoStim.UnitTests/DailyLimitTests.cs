using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;
using static NanoStim.UnitTests.Fakes.StoredUsage;

namespace NanoStim.UnitTests;

/// <summary>What the time given in 24 hours permits.</summary>
[TestClass]
public class DailyLimitTests
{
    [TestMethod]
    [Requirement("SR-19")]
    public void Day_limit_cuts_the_session_and_then_blocks_the_start()
    {
        byte[] memory = Given(3540, 5000);
        StimulatorFixture rig = PoweredUp(memory, 5010);
        rig.Start("ms-facial", 200);
        int steps = rig.RunTo(SessionState.Complete, 6200);
        Assert.IsTrue(steps > 5990 && steps < 6110, steps.ToString());

        rig.Session.Dismiss(rig.Board.NowMicros());
        rig.Run(10);
        rig.Session.SetIntensity(200);
        AssertBlocked(rig);

        // Switching off and on does not help; 24 hours after the end of the six in which the time was given do.
        StimulatorFixture next = PoweredUp(memory, 5027);
        next.Session.SetIntensity(200);
        AssertBlocked(next);
        next = PoweredUp(memory, 5028);
        next.Session.SetIntensity(200);
        Same.Are(StartInhibit.None, next.Session.Start(next.Board.NowMicros(), true));
    }

    [TestMethod]
    [DataRow(3540, true)]
    [DataRow(3541, false)]
    [Requirement("SR-19")]
    public void Less_than_a_minute_is_not_worth_a_start(int given, bool starts)
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Session.SetIntensity(200);
        DailyUsage day = DayOf(given);
        StartCheck check = new StartCheck(rig.Board.Pulses, rig.Stimulator.Measured, rig.Board.Switches, day);
        StartInhibit block = check.Check(SessionState.Idle, rig.Session.Program, 200, true);
        Same.Are(starts ? StartInhibit.None : StartInhibit.DayLimitReached, block);
    }

    [TestMethod]
    public void Without_a_memory_the_day_is_counted_from_power_up()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start(Seconds(2), 200);
        rig.RunTo(SessionState.Complete, 1000);
        rig.Session.Dismiss(rig.Board.NowMicros());
        rig.Session.SetIntensity(200);
        rig.Run(10);
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Gate_counts_the_day_itself()
    {
        DailyUsage day = DayOf(3600);
        DoseMonitor dose = new DoseMonitor(day);
        for (int second = 0; second < 60; second++)
        {
            Same.Are(FaultCode.None, dose.CheckTime(1000000, EmsMode.Limits));
        }

        Same.Are(FaultCode.DayTimeExceeded, dose.CheckTime(1000000, EmsMode.Limits));
        dose.Restart();
        Same.Are(FaultCode.DayTimeExceeded, dose.CheckTime(0, EmsMode.Limits));
    }
}

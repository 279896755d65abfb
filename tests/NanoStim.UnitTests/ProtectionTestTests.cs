using nanoFramework.TestFramework;
using NanoStim.Firmware.Output;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The test of the protections, with each of them as slow as it may be, and slower.</summary>
[TestClass]
public class ProtectionTestTests
{
    [TestMethod]
    [DataRow(1, false)]
    [DataRow(2, true)]
    [DataRow(7, true)]
    [DataRow(8, false)]
    [Requirement("SR-29")]
    public void Watchdog_trips_two_to_seven_ticks_after_the_last_kick(int ticks, bool passes)
    {
        AssertRun(AtEms(new SlowProtections { WatchdogTicks = ticks }), passes);
    }

    [TestMethod]
    [DataRow(1, true)]
    [DataRow(2, false)]
    [Requirement("SR-29")]
    public void Kick_that_comes_too_early_trips_within_a_tick(int ticks, bool passes)
    {
        AssertRun(AtEms(new SlowProtections { EarlyKickTicks = ticks }), passes);
    }

    [TestMethod]
    [DataRow(1, 1, true)]
    [DataRow(2, 1, false)]
    [DataRow(1, 2, false)]
    [Requirement("SR-29")]
    public void Each_comparator_trips_within_a_tick(int first, int second, bool passes)
    {
        AssertRun(AtEms(new SlowProtections { FirstComparatorTicks = first, SecondComparatorTicks = second }), passes);
    }

    [TestMethod]
    [DataRow(1, 1, true)]
    [DataRow(6, 10, true)]
    [DataRow(7, 10, false)]
    [DataRow(6, 11, false)]
    [Requirement("SR-29")]
    public void Limiters_of_ems_trip_within_six_and_ten_ticks(int phase, int duty, bool passes)
    {
        AssertRun(AtEms(new SlowProtections { FirstLimiterTicks = phase, SecondLimiterTicks = duty }), passes);
    }

    [TestMethod]
    [DataRow(89, false)]
    [DataRow(90, true)]
    [DataRow(160, true)]
    [DataRow(161, false)]
    [Requirement("SR-29")]
    public void Limiter_of_microcurrent_trips_after_1210_ms(int ticks, bool passes)
    {
        AssertRun(new SlowProtections { FirstLimiterTicks = ticks }, passes);
    }

    [TestMethod]
    [DataRow(0, true)]
    [DataRow(40, true)]
    [DataRow(41, false)]
    public void Limiter_may_take_400_ms_to_reset(int ticks, bool passes)
    {
        AssertRun(new SlowProtections { FirstLimiterTicks = 121, ResetTicks = ticks }, passes);
    }

    [TestMethod]
    [DataRow(0, 10, true)]
    [DataRow(0, 11, false)]
    [DataRow(300, 10, true)]
    [DataRow(300, 11, false)]
    [Requirement("SR-29")]
    public void Current_during_the_test_of_a_limiter_ends_it(int held, int rise, bool passes)
    {
        AssertRun(AtEms(new SlowProtections { HeldMicroAmps = held, RiseMicroAmps = rise }), passes);
    }

    [TestMethod]
    [Requirement("SR-29")]
    public void Trains_of_ems_are_600_us_and_15_percent()
    {
        // 600 µs at a duty of 3 % is nothing to the duty limiter (9.5 %), 300 µs nothing to the phase limiter (390 µs). The last has no pulses.
        SlowProtections board = AtEms(new SlowProtections());
        AssertRun(board, true);
        Assert.AreEqual("50 Hz 300/300; 500 Hz 1500/1500; 1000 Hz 0/0; ", board.Trains);
    }

    [TestMethod]
    [Requirement("SR-29")]
    public void Train_of_microcurrent_is_on_all_the_time()
    {
        SlowProtections board = new SlowProtections { FirstLimiterTicks = 121 };
        AssertRun(board, true);
        Assert.AreEqual("1000 Hz 10000/10000; 1000 Hz 0/0; ", board.Trains);
    }

    private static SlowProtections AtEms(SlowProtections board)
    {
        board.Switches.EmsSwitch = true;
        return board;
    }

    private static void AssertRun(SlowProtections board, bool passes)
    {
        InputState inputs = new InputState { EmsSwitch = board.Switches.EmsSwitch };
        ProtectionTest test = new ProtectionTest(board, inputs, new Measurement());
        Assert.AreEqual(passes, test.Run());

        Assert.IsFalse(board.CouldDeliver);
        Assert.IsFalse(board.Armed);
        Assert.IsFalse(board.HighVoltage);
        Assert.IsFalse(board.Running);
        Assert.IsFalse(board.Ems);
        Assert.AreEqual(0, board.SetPoint);
    }
}

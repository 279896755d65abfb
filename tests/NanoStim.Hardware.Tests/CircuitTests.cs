using NanoStim.Spice.Comparison;
using NanoStim.Spice.Studies;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Hardware.Tests;

/// <summary>Every deck with nominal values: all limits hold.</summary>
[Category("Spice")]
public class CircuitTests : SpiceTest
{
    [Test]
    public void Steady_currents_follow_the_set_point() => AssertHolds(SteadyCurrents.Run(Spice));

    [Test]
    [Requirement("SR-3")]
    public void Over_current_turns_the_bridge_switches_off_within_20_microseconds() => AssertHolds(OverCurrent.Run(Spice));

    [Test]
    [Requirement("SR-3")]
    public void No_single_fault_takes_EMS_out_of_its_limits() => AssertHolds(EmsFaults.Run(Spice));

    [Test]
    [Requirement("SR-2")]
    public void No_single_fault_lets_a_milliampere_of_microcurrent_flow() => AssertHolds(SingleFaults.Run(Spice));

    [Test]
    [Requirement("SR-2")]
    public void Each_of_the_two_means_is_enough_alone() => AssertHolds(TwoMeans.Run(Spice));

    [Test]
    [Requirement("SR-2")]
    public void Strays_stay_above_a_milliampere_for_microseconds_only() => AssertHolds(Spikes.Run(Spice));

    [Test]
    [Requirement("SR-2")]
    public void Boards_within_tolerances_stay_within_limits() => AssertHolds(Tolerances.Run(Spice));

    [Test]
    [Requirement("SR-7")]
    public void Both_sides_of_the_bridge_are_never_on_together() => AssertHolds(BridgeSwitches.Run(Spice));

    [Test]
    [Requirement("SR-7")]
    public void Blocking_capacitors_stay_below_7_volts_with_a_phase_input_stuck() => AssertHolds(Blocking.Run(Spice));

    [Test]
    [Requirement("SR-15")]
    public void Limiters_and_watchdog_trip_in_their_windows() => AssertHolds(TripTimes.Run(Spice));

    [Test]
    public void Set_point_and_sense_channels_have_their_scales() => AssertHolds(SenseChain.Run(Spice));

    [Test]
    [Requirement("SR-7")]
    [Requirement("SR-27")]
    public void The_signed_channel_tells_a_missing_polarity_for_every_load() => AssertHolds(SignedChannel.Run(Spice));

    [Test]
    [Requirement("SR-7")]
    [Requirement("SR-27")]
    public void The_signed_channel_in_motion_tells_a_missing_polarity() => AssertHolds(SignedPulses.Run(Spice));

    [Test]
    [Requirement("SR-7")]
    [Requirement("SR-4")]
    public void A_phase_ends_within_402_microseconds_and_no_negative_phase_comes_without_a_positive_one() => AssertHolds(PhaseLimits.Run(Spice));

    [Test]
    [Requirement("SR-3")]
    public void Over_current_thresholds_do_not_follow_the_logic_supply() => AssertHolds(References.Run(Spice));

    [Test]
    [Requirement("SR-7")]
    public void Direct_current_with_a_bridge_switch_shorted_is_below_10_microamps() => AssertHolds(Bleed.Run(Spice));

    [Test]
    [Requirement("SR-17")]
    public void One_broken_part_leaves_a_way_from_the_charger_to_the_trip_latch() => AssertHolds(ChargerTrips.Run(Spice));

    [Test]
    [Requirement("SR-29")]
    public void Each_over_current_comparator_is_seen_to_trip_by_itself() => AssertHolds(ComparatorTest.Run(Spice));

    [Test]
    [Requirement("SR-25")]
    public void The_virtual_board_agrees_within_2_per_cent() => AssertHolds(WaveformComparison.Run(Spice));

    [Test]
    public void The_virtual_board_is_more_than_100_times_faster() => AssertHolds(WaveformComparison.Speed(Spice));
}

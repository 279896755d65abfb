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
    public void Steady_currents() => AssertHolds(SteadyCurrents.Run(Spice));

    [Test]
    [Requirement("SR-3")]
    public void Over_current_closes_the_gates_within_20_microseconds() => AssertHolds(OverCurrent.Run(Spice));

    [Test]
    [Requirement("SR-3")]
    public void No_single_fault_takes_ems_out_of_its_limits() => AssertHolds(EmsFaults.Run(Spice));

    [Test]
    [Requirement("SR-2")]
    public void No_single_fault_gives_a_milliampere_of_microcurrent() => AssertHolds(SingleFaults.Run(Spice));

    [Test]
    [Requirement("SR-2")]
    public void Each_of_the_two_means_is_enough_alone() => AssertHolds(TwoMeans.Run(Spice));

    [Test]
    [Requirement("SR-2")]
    public void Strays_stay_above_a_milliampere_for_microseconds_only() => AssertHolds(Spikes.Run(Spice));

    [Test]
    [Requirement("SR-2")]
    public void Boards_within_tolerances() => AssertHolds(Tolerances.Run(Spice));

    [Test]
    [Requirement("SR-7")]
    public void Gates_cannot_both_open() => AssertHolds(Gates.Run(Spice));

    [Test]
    [Requirement("SR-7")]
    public void Blocking_capacitors_with_a_gate_stuck_open() => AssertHolds(Blocking.Run(Spice));

    [Test]
    [Requirement("SR-15")]
    public void Trip_times() => AssertHolds(TripTimes.Run(Spice));

    [Test]
    public void Set_point_and_sense_channels() => AssertHolds(SenseChain.Run(Spice));

    [Test]
    [Requirement("SR-25")]
    public void The_virtual_board_agrees_within_2_per_cent() => AssertHolds(WaveformComparison.Run(Spice));

    [Test]
    public void The_virtual_board_is_faster_by_far() => AssertHolds(WaveformComparison.Speed(Spice));
}

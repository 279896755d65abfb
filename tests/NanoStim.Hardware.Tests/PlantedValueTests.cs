using NanoStim.Spice;
using NanoStim.Spice.Studies;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Hardware.Tests;

/// <summary>A value changed for the worse is found.</summary>
[Category("Spice")]
public class PlantedValueTests : SpiceTest
{
    [Test]
    [Requirement("SR-2")]
    public void A_series_resistor_of_24_kilohm_is_found() => AssertFound(
        changed => SingleFaults.Run(Spice, [PartFaults.Named("slide switch contact 1 closed"), PartFaults.Named("lead B on ground")], changed), "SeriesOhms", 24e3);

    [Test]
    public void A_sense_resistor_of_2_kilohm_is_found() => AssertFound(changed => SteadyCurrents.Run(Spice, changed), "SenseOhms", 2000);

    [Test]
    [Requirement("SR-2")]
    public void A_sense_resistor_of_2_kilohm_breaks_one_of_the_two_means() => AssertFound(changed => TwoMeans.Run(Spice, changed), "SenseOhms", 2000);

    [Test]
    public void A_comparator_filter_of_10_kilohm_is_found() => AssertFound(changed => OverCurrent.Run(Spice, changed), "TripFilterOhms", 10e3);

    [Test]
    public void A_shunt_of_a_tenth_in_the_feed_is_found() => AssertFound(changed => OverCurrent.Run(Spice, changed), "FeedShuntOhms", 0.15);

    [Test]
    public void A_second_threshold_near_full_scale_is_found() => AssertFound(changed => Tolerances.Run(Spice, changed), "FeedTripLowerOhms", 27e3);

    [Test]
    public void A_dead_time_of_1_microsecond_is_found() => AssertFound(changed => BridgeSwitches.Run(Spice, changed), "DeadTimeOhms", 1500);

    [Test]
    public void Blocking_capacitors_of_2_2_microfarad_are_found() => AssertFound(changed => Blocking.Run(Spice, changed), "BlockingFarads", 2.2e-6);

    [Test]
    [Requirement("SR-15")]
    public void A_watchdog_resistor_of_1_megohm_is_found() => AssertFound(changed => TripTimes.Run(Spice, changed), "WatchdogOhms", 1e6);

    [Test]
    public void A_signed_shunt_of_300_ohm_is_found() => AssertFound(changed => Table(SignedChannel.Microcurrent(Spice, changed)), "SignShuntOhms", 300);

    [Test]
    public void A_signed_input_without_its_balance_resistor_is_found() => AssertFound(changed => Table(SignedChannel.Microcurrent(Spice, changed)), "SignBalanceOhms", 1);

    [Test]
    public void A_peak_hold_of_the_signed_channel_that_droops_in_2_milliseconds_is_found() => AssertFound(changed => SignedPulses.Run(Spice, changed), "SignDroopOhms", 10e3);

    [Test]
    public void A_phase_limiter_of_62_kilohm_is_found() => AssertFound(changed => PhaseLimits.Run(Spice, changed), "PhaseLimitOhms", 62e3);

    [Test]
    public void A_reference_resistor_of_10_kilohm_is_found() => AssertFound(changed => References.Run(Spice, changed), "ReferenceOhms", 10e3);

    [Test]
    public void A_bleed_of_1_megohm_is_found() => AssertFound(changed => Bleed.Run(Spice, changed), "BlockingBleedOhms", 1e6);

    [Test]
    public void A_discharge_resistor_of_1_megohm_is_found() => AssertFound(changed => Bleed.Run(Spice, changed), "BlockingDischargeOhms", 1e6);

    [Test]
    public void A_test_resistor_of_2_kilohm_is_found() => AssertFound(changed => ComparatorTest.Run(Spice, changed), "TestOhms", 2e3);

    private static SpiceTable Table(IReadOnlyList<SpiceRow> rows) => new("Part of a study", rows);

    private static void AssertFound(Func<KeyValuePair<string, double>[], SpiceTable> study, string parameter, double value)
    {
        SpiceTable table = study([new(parameter, value)]);
        table.Write(TestContext.Out);
        Assert.That(table.Holds, Is.False, $"{parameter} = {value} went unnoticed");
        // What fails must be a figure beyond its limit, not a run that gave none.
        Assert.That(table.Rows.Any(row => !row.Holds && !double.IsNaN(row.Value)), Is.True);
    }
}

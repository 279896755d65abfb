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
    public void Series_resistor_of_24_kohm() => AssertFound(
        changed => SingleFaults.Run(Spice, [PartFaults.Named("slide switch contact 1 closed"), PartFaults.Named("lead B on ground")], changed), "SeriesOhms", 24e3);

    [Test]
    public void Sense_resistor_of_2_kohm() => AssertFound(changed => SteadyCurrents.Run(Spice, changed), "SenseOhms", 2000);

    [Test]
    [Requirement("SR-2")]
    public void Sense_resistor_of_2_kohm_breaks_one_of_the_two_means() => AssertFound(changed => TwoMeans.Run(Spice, changed), "SenseOhms", 2000);

    [Test]
    public void Comparator_filter_of_10_kohm() => AssertFound(changed => OverCurrent.Run(Spice, changed), "TripFilterOhms", 10e3);

    [Test]
    public void Shunt_of_a_tenth_in_the_feed() => AssertFound(changed => OverCurrent.Run(Spice, changed), "FeedShuntOhms", 0.15);

    [Test]
    public void Second_threshold_near_full_scale() => AssertFound(changed => Tolerances.Run(Spice, changed), "FeedTripLowerOhms", 12.4e3);

    [Test]
    public void Dead_time_of_1_microsecond() => AssertFound(changed => Gates.Run(Spice, changed), "DeadTimeOhms", 1500);

    [Test]
    public void Blocking_capacitors_of_4_7_microfarad() => AssertFound(changed => Blocking.Run(Spice, changed), "BlockingFarads", 4.7e-6);

    [Test]
    [Requirement("SR-15")]
    public void Watchdog_of_1_megohm() => AssertFound(changed => TripTimes.Run(Spice, changed), "WatchdogOhms", 1e6);

    private static void AssertFound(Func<KeyValuePair<string, double>[], SpiceTable> study, string parameter, double value)
    {
        SpiceTable table = study([new(parameter, value)]);
        table.Write(TestContext.Out);
        Assert.That(table.Holds, Is.False, $"{parameter} = {value} went unnoticed");
        // What fails must be a figure beyond its limit, not a run that gave none.
        Assert.That(table.Rows.Any(row => !row.Holds && !double.IsNaN(row.Value)), Is.True);
    }
}

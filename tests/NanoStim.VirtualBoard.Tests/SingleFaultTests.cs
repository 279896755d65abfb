using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Single faults of the microcurrent range: worst load current over all loads, against the circuit simulation of the front end.</summary>
public class SingleFaultTests
{
    private static readonly double[] LoadsOhms = [0.1, 1, 10, 100, 500, 1e3, 2e3, 5e3, 10e3, 13e3, 20e3, 50e3, 100e3, 300e3, 1e6];

    [TestCase(null, 0.600)]
    [TestCase("range-switch-short", 0.756)]
    [TestCase("sink-short", 0.756)]
    [TestCase("opamp-stuck-high", 0.757)]
    [TestCase("sense-resistor-short", 0.756)]
    [TestCase("sense-resistor-open", 0.001)]
    [TestCase("feed-shunt-short", 0.600)]
    [TestCase("comparator-stuck", 0.600)]
    [TestCase("set-point-divider-open", 0.757)]
    [TestCase("set-point-stuck-high", 0.600)]
    [TestCase("series-resistor-short", 0.600)]
    [TestCase("ms-rail-high", 0.600)]
    [TestCase("hv-switch-short", 0.600)]
    [TestCase("boost-stuck-on", 0.600)]
    [TestCase("bridge-switch-short", 0.600)]
    [TestCase("watchdog-stuck", 0.600)]
    [Requirement("SR-2")]
    public void Worst_current_over_all_loads(string? fault, double milliAmps)
    {
        double worst = LoadsOhms.Max(ohms => PeakMicroAmps(fault, ohms, emsSlide: false)) * 1e-3;
        Assert.That(worst, Is.EqualTo(milliAmps).Within(2).Percent);
    }

    [TestCase("hv-switch-short")]
    [TestCase("boost-stuck-on")]
    [TestCase(null)]
    [Requirement("SR-2")]
    public void With_70_volts_on_the_reservoir_the_microcurrent_range_keeps_its_limit(string? fault)
    {
        double worst = LoadsOhms.Max(ohms => PeakMicroAmps(fault, ohms, emsSlide: true)) * 1e-3;
        Assert.That(worst, Is.EqualTo(0.600).Within(1).Percent);
    }

    [TestCase("range-switch-short", 0.801)]
    [TestCase(null, 0.600)]
    [Requirement("SR-2")]
    public void Worst_current_at_the_tolerance_of_rail_and_resistor(string? fault, double milliAmps)
    {
        FrontEndParameters parameters = new() { MicrocurrentRailVolts = 33 * 1.04, SeriesOhms = 36e3 * 0.99 };
        double worst = LoadsOhms.Max(ohms => PeakMicroAmps(fault, ohms, emsSlide: false, parameters)) * 1e-3;
        Assert.That(worst, Is.EqualTo(milliAmps).Within(1).Percent);
    }

    [Test]
    public void A_shorted_bridge_switch_makes_the_output_unipolar()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.05);
        rig.Board.Inject(BoardFault.Find("bridge-switch-short")!);
        rig.Biphasic(10, 40_000).Wait(0.5);
        LoadTotals totals = rig.Board.Meter.Read();

        // D8 and D9 share the current: 11.9 uA of 200 uA into 10 kOhm in the circuit simulation.
        Assert.That(totals.NegativeNanoCoulombs, Is.EqualTo(5 * 11.9e-6 * 40e-3 * 1e9).Within(10).Percent);
        Assert.That(totals.PositiveNanoCoulombs, Is.EqualTo(5 * 7999).Within(0.1).Percent);
        Assert.That(rig.Board.LatchTripped, Is.False, "the sense resistor sees both phases as before");
    }

    [Test]
    public void A_shorted_range_switch_does_not_move_the_comparator()
    {
        BoardFixture rig = BoardFixture.Microcurrent("500ohm").Arm().SetAmps(200e-6).Wait(0.05);
        rig.Board.Inject(BoardFault.Find("range-switch-short")!);
        rig.Biphasic(10, 40_000).Wait(0.5);
        Assert.That(rig.Board.LatchTripped, Is.False);
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.EqualTo(756).Within(2).Percent);
    }

    [TestCase(0.1, true)]
    [TestCase(500, true)]
    [TestCase(10e3, false)]
    public void A_shorted_sink_trips_the_comparator_into_small_loads_only(double ohms, bool trips)
    {
        BoardFixture rig = BoardFixture.Microcurrent($"{ohms}ohm").Arm().SetAmps(200e-6).Wait(0.05);
        rig.Board.Inject(BoardFault.Find("sink-short")!);
        rig.Biphasic(10, 40_000).Wait(0.5);
        Assert.That(rig.Board.LatchTripped, Is.EqualTo(trips));
    }

    [Test]
    public void Names_are_unique_and_found_in_any_case()
    {
        Assert.That(BoardFault.All.Select(fault => fault.Name), Is.Unique);
        Assert.That(BoardFault.Find("Sink-Short"), Is.SameAs(BoardFault.Find("sink-short")));
        Assert.That(BoardFault.Find("sink-shorted"), Is.Null);
        Assert.That(BoardFault.All.Select(fault => fault.Description), Has.None.Empty);
    }

    private static double PeakMicroAmps(string? fault, double ohms, bool emsSlide, FrontEndParameters? parameters = null)
    {
        BoardFixture rig = new(new VirtualBoardOptions
        {
            Load = new LoadModel("test", ohms),
            EmsSwitch = emsSlide,
            FrontEnd = parameters ?? new FrontEndParameters(),
        });
        rig.Arm().SetDuty(1);
        rig.WriteHighVoltage(emsSlide);
        rig.Wait(0.1);
        if (fault is not null)
        {
            rig.Board.Inject(BoardFault.Find(fault)!);
            rig.Wait(0.1);
        }

        rig.Biphasic(50, 355).Wait(0.1);
        return rig.Board.Meter.Read().PeakMicroAmps;
    }
}

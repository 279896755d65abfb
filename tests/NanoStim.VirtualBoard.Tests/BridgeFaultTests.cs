using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Each bridge switch shorted and open: which polarity is lost, what the signed channel shows of it, and what direct current is left.</summary>
public class BridgeFaultTests
{
    private static readonly string[] PositiveLost = ["bridge-q1-open", "bridge-q4-open", "bridge-q2-short", "bridge-q3-short"];
    private static readonly string[] NegativeLost = ["bridge-q2-open", "bridge-q3-open", "bridge-q1-short", "bridge-q4-short"];
    private static readonly string[] Loads = ["0.1ohm", "500ohm", "10kohm", "1Mohm"];

    [Test]
    [Requirement("SR-27")]
    public void In_microcurrent_the_signed_channel_sees_the_lost_polarity(
        [ValueSource(nameof(PositiveLost))] string fault, [ValueSource(nameof(Loads))] string load) => AssertLost(fault, load, 1);

    [Test]
    [Requirement("SR-27")]
    public void In_microcurrent_the_signed_channel_sees_the_lost_polarity_the_other_way(
        [ValueSource(nameof(NegativeLost))] string fault, [ValueSource(nameof(Loads))] string load) => AssertLost(fault, load, -1);

    [TestCase("0.1ohm", 64.2)]
    [TestCase("100ohm", 60.3)]
    [TestCase("10kohm", 11.87)]
    [TestCase("1Mohm", 0.281)]
    public void With_a_shorted_high_side_switch_the_leg_diodes_share_200_microamps(string load, double microAmps)
    {
        // From the circuit simulation of the front end, Q2 shorted. There the input current of the amplifier makes 12 mV over the
        // shunt as well, which the model leaves out.
        BoardFixture rig = BoardFixture.Microcurrent(load).Arm().SetAmps(200e-6).Wait(0.05);
        rig.Board.Inject(BoardFault.Find("bridge-q2-short")!);
        Assert.That(rig.HeldAmps(0.01) * 1e6, Is.EqualTo(microAmps).Within(15).Percent);
    }

    [TestCase("0.1ohm", 734)]
    [TestCase("100ohm", 604)]
    [TestCase("10kohm", 41.3)]
    public void In_ems_they_share_60_milliamps(string load, double microAmps)
    {
        // At 10 kOhm the rail gives 6.75 mA only.
        BoardFixture rig = BoardFixture.Ems(load).Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.Board.Inject(BoardFault.Find("bridge-q2-short")!);
        Assert.That(rig.HeldAmps(20e-6) * 1e6, Is.EqualTo(microAmps).Within(load == "10kohm" ? 60 : 10).Percent);
    }

    [TestCase("bridge-q3-short", "0.1ohm")]
    [TestCase("bridge-q3-short", "500ohm")]
    [TestCase("bridge-q4-short", "100ohm")]
    [Requirement("SR-3")]
    public void In_ems_a_shorted_low_side_switch_breaks_the_sink_down_and_trips_within_20_microseconds(string fault, string load)
    {
        BoardFixture rig = BoardFixture.Ems(load).Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.1);
        rig.Board.Inject(BoardFault.Find(fault)!);
        rig.Biphasic(50, 305).Wait(0.015);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.OverCurrent).Or.EqualTo(TripCause.FeedOverCurrent));
        Assert.That(rig.Phases.Select(phase => phase.WidthNanos), Is.All.LessThan(20_000));
        Assert.That(rig.Phases.Select(phase => Math.Abs(phase.NanoCoulombs)), Is.All.LessThan(24_480));
    }

    [Test]
    public void In_microcurrent_it_gives_227_microamps_whatever_the_set_point_says()
    {
        // (33 - 1.2 - 0.9 - 22) V over 36 kOhm and 3.3 kOhm; the circuit simulation has 227 uA.
        BoardFixture rig = BoardFixture.Microcurrent("0.1ohm").Arm().SetAmps(50e-6).Wait(0.05);
        rig.Board.Inject(BoardFault.Find("bridge-q4-short")!);
        Assert.That(rig.HeldAmps(0.01) * 1e6, Is.EqualTo(227).Within(3).Percent);
    }

    [Test]
    [Requirement("SR-7")]
    public void In_ems_no_broken_switch_leaves_more_than_10_microamps_of_direct_current(
        [Values("bridge-q1-short", "bridge-q2-short", "bridge-q3-short", "bridge-q4-short", "bridge-q1-open", "bridge-q2-open", "bridge-q3-open", "bridge-q4-open")]
        string fault,
        [Values("10ohm", "500ohm", "2kohm")] string load)
    {
        BoardFixture rig = BoardFixture.Ems(load).Arm().SelectEms().SetAmps(0.04, ems: true).Wait(0.1);
        rig.Board.Inject(BoardFault.Find(fault)!);
        rig.Biphasic(100, 305).Wait(20);
        double before = rig.Board.Meter.Read().NetNanoCoulombs;
        rig.Wait(10);
        double microAmps = (rig.Board.Meter.Read().NetNanoCoulombs - before) * 1e-3 / 10;

        // 70 V over two times 10 MOhm beside 45 MOhm is 4.3 uA; the capacitors still charge a little.
        Assert.That(Math.Abs(microAmps), Is.LessThan(10));
    }

    [Test]
    public void A_low_side_switch_at_the_foot_lets_the_blocking_capacitors_return_their_charge_past_the_sink()
    {
        // Q1 open: 20 mA * 300 us leave 0.545 V; from the second pulse on more than the body diode's 0.6 V are there.
        BoardFixture rig = BoardFixture.Ems("10ohm").Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.1);
        rig.Board.Inject(BoardFault.Find("bridge-q1-open")!);
        rig.Biphasic(50, 305).Wait(0.0495);
        Assert.That(rig.Phases.Where(phase => phase.Polarity > 0), Is.Not.Empty);
        Assert.That(rig.Phases.Where(phase => phase.Polarity > 0).Select(phase => phase.PeakMicroAmps), Is.All.LessThan(1500));
        Assert.That(rig.PositivePeakVolts(), Is.GreaterThan(0.5), "the signed channel sees it; the sink does not");
    }

    [Test]
    public void In_microcurrent_an_open_high_side_switch_gives_back_what_the_other_phase_has_left_on_the_skin()
    {
        // No more than the charge of that phase, but not held to 1 mA: the skin's own voltage over 1 kOhm, shunt and a body diode.
        BoardFixture rig = BoardFixture.Microcurrent("small-skin").Arm().SetAmps(150e-6).Wait(0.05);
        rig.Board.Inject(BoardFault.Find("bridge-q2-open")!);
        rig.Biphasic(10, 5_000).Wait(0.5);
        LoadTotals totals = rig.Board.Meter.Read();

        // 150 uA over 130 kOhm is 19.5 V on 5 nF.
        Assert.That(totals.NegativeNanoCoulombs, Is.InRange(1, 5 * 19.5 * 5));
        Assert.That(totals.PeakMicroAmps, Is.InRange(1_000, 19.5 / 1000 * 1e6));
    }

    private static void AssertLost(string fault, string load, int lostSign)
    {
        BoardFixture rig = BoardFixture.Microcurrent(load).Arm().SetAmps(25e-6).Wait(0.05);
        rig.Board.Inject(BoardFault.Find(fault)!);
        rig.Biphasic(500, 805).Wait(0.5);
        double lost = lostSign > 0 ? rig.PositivePeakVolts() : rig.NegativePeakVolts();
        double left = lostSign > 0 ? rig.NegativePeakVolts() : rig.PositivePeakVolts();
        double mean = rig.SignedMeanVolts() - 1.25;
        double expected = 25e-6 * 3320;
        Assert.Multiple(() =>
        {
            // What firmware goes by: the lost polarity below half of the other one. A shorted high-side switch leaves up to 0.46 of it
            // to a load of no resistance at 25 uA; a shorted low-side switch makes the other one larger than what was asked for.
            Assert.That(lost, Is.LessThan(left * 0.48));
            Assert.That(left, Is.GreaterThan(expected * 0.3));
            Assert.That(Math.Sign(mean), Is.EqualTo(-lostSign));
        });
    }
}

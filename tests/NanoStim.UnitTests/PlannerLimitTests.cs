using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The planner at its limits, with a generator that makes the period which the test sets. All in microcurrent.</summary>
[TestClass]
public class PlannerLimitTests
{
    private const long Milli = 1000000;

    [TestMethod]
    public void Rate_that_the_generator_cannot_make_is_refused()
    {
        PulsePlan plan = new PulsePlan();
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 1000, 0);
        Same.Are(PlanResult.QuantisationTooCoarse, Plan(train, 0, 5, plan));
    }

    [TestMethod]
    [DataRow(95000, 50, true)]
    [DataRow(94900, 51, false)]
    [DataRow(105000, 50, true)]
    [DataRow(105100, 51, false)]
    [DataRow(100050, 1, true)]
    [DataRow(100049, 0, true)]
    [Requirement("SR-12")]
    public void Rate_may_be_off_by_50_permille(int periodMicros, int permille, bool good)
    {
        PulsePlan plan = new PulsePlan();
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 20000, 0);
        AssertResult(good ? PlanResult.Ok : PlanResult.QuantisationTooCoarse, Plan(train, periodMicros * 1000L, 0, plan));
        Assert.AreEqual(permille, plan.FrequencyErrorPermille);
    }

    [TestMethod]
    [DataRow(952, 1000, 50, true)]
    [DataRow(951, 1000, 52, false)]
    [DataRow(1049, 1000, 47, true)]
    [DataRow(1050, 1100, 48, true)]
    [DataRow(1040, 1000, 38, true)]
    [Requirement("SR-12")]
    public void Width_may_be_off_by_50_permille(int wanted, int delivered, int permille, bool good)
    {
        // At 1 Hz the resolution is 100 µs.
        PulsePlan plan = new PulsePlan();
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 1000, wanted, 0);
        AssertResult(good ? PlanResult.Ok : PlanResult.QuantisationTooCoarse, Plan(train, 1000 * Milli, 0, plan));
        Assert.AreEqual(delivered, plan.PhaseWidthMicros);
        Assert.AreEqual(permille, plan.WidthErrorPermille);
    }

    [TestMethod]
    public void Square_loses_its_dead_time_on_both_sides()
    {
        // 40 % of 666.667 µs are 266.67 µs: 261 µs wanted, rounded down, and 262 delivered, to the nearest: 3.8 in a thousand.
        PulsePlan plan = new PulsePlan();
        PulseTrain train = new PulseTrain(PulseShape.BipolarSquare, 1500000, 0, 0);
        AssertResult(PlanResult.Ok, Plan(train, 666667, 5, plan));
        Assert.AreEqual(262, plan.PhaseWidthMicros);
        Assert.AreEqual(4, plan.WidthErrorPermille);
    }

    [TestMethod]
    [DataRow(265, 2)]
    [DataRow(266, 0)]
    [DataRow(267, 0)]
    [DataRow(300, 0)]
    public void Square_that_is_nothing_but_dead_time_is_refused(int deadTimeMicros, int delivered)
    {
        PulsePlan plan = new PulsePlan();
        PulseTrain train = new PulseTrain(PulseShape.BipolarSquare, 1500000, 0, 0);
        AssertResult(PlanResult.QuantisationTooCoarse, Plan(train, 666667, deadTimeMicros, plan));
        Assert.AreEqual(delivered, plan.PhaseWidthMicros);
    }

    [TestMethod]
    public void Pulse_below_the_resolution_is_refused()
    {
        // At 0.5 Hz, with a generator that makes 20 s of it, the resolution is 2 ms.
        PulsePlan plan = new PulsePlan();
        PulseTrain train = new PulseTrain(PulseShape.MonophasicPositive, 500, 200, 0);
        AssertResult(PlanResult.QuantisationTooCoarse, Plan(train, 20000 * Milli, 5, plan));
        AssertResult(PlanResult.QuantisationTooCoarse, Plan(train, 20000 * Milli, 0, plan));
    }

    [TestMethod]
    [DataRow(40000, 20000, false)]
    [DataRow(40000, 19996, true)]
    [DataRow(30000, 1000, false)]
    [DataRow(30001, 1000, true)]
    public void Rare_pulses_are_shorter_than_half_of_more_than_30_millis(int periodMicros, int widthMicros, bool sparse)
    {
        PulsePlan plan = new PulsePlan();
        PulseTrain train = new PulseTrain(PulseShape.MonophasicPositive, periodMicros == 40000 ? 25000 : 33333, widthMicros, 0);
        AssertResult(PlanResult.Ok, Plan(train, periodMicros * 1000L, 0, plan));
        Assert.AreEqual(sparse, plan.IsSparse);
    }

    [TestMethod]
    [DataRow(1, 40000, true)]
    [DataRow(0, 40000, true)]
    [DataRow(-1, 40000, true)]
    [DataRow(1, 39999, false)]
    [DataRow(2, 20000, true)]
    [DataRow(2, 19999, false)]
    public void Polarity_alternates_no_faster_than_every_40_milliseconds(int pulses, int periodMicros, bool good)
    {
        PulsePlan plan = new PulsePlan();
        PulseTrain train = new PulseTrain(PulseShape.Alternating, periodMicros < 30000 ? 50000 : 25000, 2000, pulses);
        AssertResult(good ? PlanResult.Ok : PlanResult.QuantisationTooCoarse, Plan(train, periodMicros * 1000L, 0, plan));
        Assert.AreEqual((pulses == 2 ? 2 : 1) * periodMicros * 1000L, plan.FlipNanos);
        Assert.AreEqual(0, plan.FlippedFirstDuty);
        Assert.AreEqual(1, plan.Polarity);
    }

    [TestMethod]
    public void Train_without_polarity_alternation_keeps_its_first_duty()
    {
        PulsePlan plan = new PulsePlan();
        AssertResult(PlanResult.Ok, Plan(new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 20000, 0), 100 * Milli, 0, plan));
        Assert.AreEqual(2000, plan.FirstDuty);
        Assert.AreEqual(2000, plan.FlippedFirstDuty);
        Assert.AreEqual(0, plan.FlipNanos);
    }

    [TestMethod]
    [DataRow(1000000, 1, (int)PlanResult.Ok)]
    [DataRow(40100, 25, (int)PlanResult.PhaseChargeTooHigh)]
    [DataRow(40020, 25, (int)PlanResult.PhaseChargeTooHigh)]
    [DataRow(40000, 25, (int)PlanResult.Ok)]
    [DataRow(40000, 53688, (int)PlanResult.PhaseChargeTooHigh)]
    [DataRow(40000, 107375, (int)PlanResult.PhaseChargeTooHigh)]
    [Requirement("SR-4")]
    public void Charge_per_phase_is_that_of_all_pulses_in_a_row(int widthMicros, int pulses, int expected)
    {
        // 600 µC are 1 s at 600 µA. 107375 times 40 ms are 2^32 µs and 33 ms more.
        long period = widthMicros == 1000000 ? 2000 * Milli : 100 * Milli;
        PulsePlan plan = new PulsePlan();
        PulseTrain train = new PulseTrain(PulseShape.Alternating, widthMicros == 1000000 ? 500 : 10000, widthMicros, pulses);
        AssertResult((PlanResult)expected, Plan(train, period, 0, plan));
        Assert.AreEqual((long)widthMicros * pulses > int.MaxValue ? int.MaxValue : widthMicros * pulses, plan.PolarityMicros);
    }

    [TestMethod]
    [DataRow(10499, 100 * 1000 * 1000, 10, 50)]
    [DataRow(10500, 91 * 1000 * 1000, 11, 44)]
    [DataRow(10001, 100039995, 10, 1)]
    public void Rate_is_the_nearest_whole_one(int milliHertz, int periodNanos, int hertz, int permille)
    {
        PulsePlan plan = new PulsePlan();
        AssertResult(PlanResult.Ok, Plan(new PulseTrain(PulseShape.SymmetricBiphasic, milliHertz, 20000, 0), periodNanos, 0, plan));
        Assert.AreEqual(hertz, plan.FrequencyHertz);
        Assert.AreEqual(permille, plan.FrequencyErrorPermille);
    }

    [TestMethod]
    public void Limits_of_time_hold_to_the_nanosecond()
    {
        PulsePlan plan = new PulsePlan();
        PulseTrain rare = new PulseTrain(PulseShape.MonophasicPositive, 33333, 1000, 0);
        AssertResult(PlanResult.Ok, Plan(rare, 30000000, 0, plan));
        Assert.IsFalse(plan.IsSparse);
        AssertResult(PlanResult.Ok, Plan(rare, 30000001, 0, plan));
        Assert.IsTrue(plan.IsSparse);

        PulseTrain alternating = new PulseTrain(PulseShape.Alternating, 25000, 2000, 1);
        AssertResult(PlanResult.Ok, Plan(alternating, 40000000, 0, plan));
        AssertResult(PlanResult.QuantisationTooCoarse, Plan(alternating, 39999999, 0, plan));
    }

    [TestMethod]
    public void Width_and_share_are_rounded_as_they_are_delivered()
    {
        // Ten steps of 100.04995 µs are 1000.4995 µs.
        PulsePlan plan = new PulsePlan();
        AssertResult(PlanResult.Ok, Plan(new PulseTrain(PulseShape.MonophasicPositive, 1000, 1000, 0), 1000499500, 0, plan));
        Assert.AreEqual(1000, plan.PhaseWidthMicros);

        // Two phases of 1037 µs in 98.78028 ms are 85.9999998 parts of 4096.
        AssertResult(PlanResult.Ok, Plan(new PulseTrain(PulseShape.SymmetricBiphasic, 10000, 1037, 0), 98780280, 0, plan));
        Assert.AreEqual(85, plan.OnShare);

        // Of a square the whole share that the mode allows.
        AssertResult(PlanResult.Ok, Plan(new PulseTrain(PulseShape.BipolarSquare, 10000, 0, 0), 100 * Milli, 0, plan));
        Assert.AreEqual(40000, plan.PhaseWidthMicros);
        Assert.AreEqual(0, plan.WidthErrorPermille);
    }

    [TestMethod]
    [DataRow(3030, 17)]
    [DataRow(3031, 16)]
    public void Half_period_is_a_whole_number_of_carrier_periods(int milliHertz, int pulses)
    {
        // 1 s over twice the rate, in periods of 10 ms: 16.502 and 16.496.
        PulsePlan plan = new PulsePlan();
        AssertResult(PlanResult.Ok, Plan(new PulseTrain(PulseShape.SlowBipolarSquare, milliHertz, 0, 0), 10 * Milli, 0, plan));
        Assert.AreEqual(pulses * 10 * Milli, plan.FlipNanos);
    }

    private static void AssertResult(PlanResult expected, PlanResult actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }

    private static PlanResult Plan(PulseTrain train, long periodNanos, int deadTimeMicros, PulsePlan plan)
    {
        return PulsePlanner.Plan(train, MicrocurrentMode.Limits, new FakeGenerator(periodNanos, deadTimeMicros), plan);
    }
}

using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

[TestClass]
public class PulsePlannerTests
{
    [TestMethod]
    [DataRow(50000, 300, 301)]
    [DataRow(50000, 301, 301)]
    [DataRow(100000, 350, 350)]
    [DataRow(1000, 300, 295)]
    [DataRow(120000, 50, 50)]
    public void Biphasic_width_is_the_nearest_step_less_dead_time(int milliHertz, int widthMicros, int deliveredMicros)
    {
        PulsePlan plan = new PulsePlan();
        PlanResult result = Plan(PulseShape.SymmetricBiphasic, milliHertz, widthMicros, StimulationMode.Ems, plan);
        Same.Are(PlanResult.Ok, result);
        Assert.AreEqual(deliveredMicros, plan.PhaseWidthMicros);
        Assert.AreEqual(2 * plan.FirstDuty, plan.SecondDuty);
        Assert.AreEqual(0, plan.Polarity);
    }

    [TestMethod]
    [DataRow(999, 300, (int)PlanResult.FrequencyOutOfRange)]
    [DataRow(120001, 300, (int)PlanResult.FrequencyOutOfRange)]
    [DataRow(50000, 49, (int)PlanResult.PhaseWidthOutOfRange)]
    [DataRow(50000, 350, (int)PlanResult.Ok)]
    [DataRow(50000, 351, (int)PlanResult.PhaseWidthOutOfRange)]
    [DataRow(120000, 350, (int)PlanResult.Ok)]
    [DataRow(1000, 200, (int)PlanResult.Ok)]
    [DataRow(1000, 350, (int)PlanResult.QuantisationTooCoarse)]
    [DataRow(2400, 300, (int)PlanResult.QuantisationTooCoarse)]
    [DataRow(10400, 300, (int)PlanResult.Ok)]
    [Requirement("SR-12")]
    public void Ems_refuses_what_it_cannot_deliver(int milliHertz, int widthMicros, int expected)
    {
        PulsePlan plan = new PulsePlan();
        Assert.AreEqual(expected, (int)Plan(PulseShape.SymmetricBiphasic, milliHertz, widthMicros, StimulationMode.Ems, plan));
    }

    [TestMethod]
    [DataRow((int)PulseShape.MonophasicPositive)]
    [DataRow((int)PulseShape.MonophasicNegative)]
    [DataRow((int)PulseShape.Alternating)]
    [DataRow((int)PulseShape.BipolarSquare)]
    [DataRow((int)PulseShape.SlowBipolarSquare)]
    [Requirement("SR-7")]
    public void Ems_refuses_every_shape_but_symmetric_biphasic(int shape)
    {
        PulsePlan plan = new PulsePlan();
        Same.Are(PlanResult.ShapeNotAllowed, Plan((PulseShape)shape, 50000, 300, StimulationMode.Ems, plan));
    }

    [TestMethod]
    public void Alternating_square_wave_changes_polarity_every_half_period()
    {
        PulsePlan plan = new PulsePlan();
        PlanResult result = Plan(PulseShape.SlowBipolarSquare, 500, 0, StimulationMode.Microcurrent, plan);
        Same.Are(PlanResult.Ok, result);
        Assert.AreEqual(1000000000L, plan.FlipNanos);
        Assert.AreEqual(0, plan.FlippedFirstDuty);
        Assert.AreEqual(8000, plan.FirstDuty);
        Assert.AreEqual(8000, plan.SecondDuty);
        Assert.AreEqual(799500, plan.PolarityMicros);
    }

    [TestMethod]
    public void Monophasic_negative_has_no_first_phase()
    {
        PulsePlan plan = new PulsePlan();
        Plan(PulseShape.MonophasicNegative, 10000, 20000, StimulationMode.Microcurrent, plan);
        Assert.AreEqual(0, plan.FirstDuty);
        Assert.AreEqual(2001, plan.SecondDuty);
        Assert.AreEqual(-1, plan.Polarity);
    }

    [TestMethod]
    [Requirement("SR-4")]
    public void Alternating_train_refuses_too_much_charge()
    {
        PulsePlan plan = new PulsePlan();
        PulseTrain longest = new PulseTrain(PulseShape.Alternating, 10000, 40000, 24);
        PulseTrain tooLong = new PulseTrain(PulseShape.Alternating, 10000, 40000, 26);
        ModeLimits limits = MicrocurrentMode.Limits;
        Same.Are(PlanResult.Ok, PulsePlanner.Plan(longest, limits, new FakeBoard(), plan));
        Same.Are(PlanResult.PhaseChargeTooHigh, PulsePlanner.Plan(tooLong, limits, new FakeBoard(), plan));
    }

    [TestMethod]
    [DataRow(10000, 10)]
    [DataRow(7000, 100)]
    [DataRow(55000, 20)]
    [DataRow(75000, 12)]
    public void Window_holds_whole_periods(int milliHertz, int steps)
    {
        PulsePlan plan = new PulsePlan();
        Plan(PulseShape.SymmetricBiphasic, milliHertz, 300, StimulationMode.Ems, plan);
        Assert.AreEqual(steps, plan.WindowSteps);
    }

    [TestMethod]
    [Requirement("SR-4")]
    [Requirement("SR-6")]
    public void Every_plan_keeps_duty_and_charge_of_its_mode()
    {
        PulsePlan plan = new PulsePlan();
        int good = 0;
        for (int hertz = 1; hertz <= 120; hertz++)
        {
            for (int width = 50; width <= 350; width += 10)
            {
                if (Plan(PulseShape.SymmetricBiphasic, hertz * 1000, width, StimulationMode.Ems, plan) == PlanResult.Ok)
                {
                    good++;
                    Assert.IsTrue(plan.SecondDuty <= EmsMode.Limits.MaxDuty);
                    Assert.IsTrue(plan.PhaseWidthMicros * 60 <= EmsMode.Limits.MaxPhaseChargeNanoCoulombs);
                    Assert.IsTrue(plan.WidthErrorPermille <= PulsePlanner.MaxErrorPermille);
                }
            }
        }

        Assert.IsTrue(good > 2800);
    }

    [TestMethod]
    [DataRow(3995, (int)PlanResult.Ok)]
    [DataRow(3996, (int)PlanResult.DutyTooHigh)]
    [Requirement("SR-12")]
    public void Both_phases_fit_into_the_share_that_the_mode_allows(int widthMicros, int expected)
    {
        PulsePlan plan = new PulsePlan();
        Assert.AreEqual(expected, (int)Plan(PulseShape.SymmetricBiphasic, 100000, widthMicros, StimulationMode.Microcurrent, plan));
    }

    [TestMethod]
    [Requirement("SR-4")]
    [Requirement("SR-30")]
    public void Longest_phase_with_a_slow_clock_stays_below_its_bound()
    {
        // 60 mA for 350 µs, made by a clock that runs 10 % slow, against 24.48 µC.
        Assert.IsTrue(EmsMode.Limits.CeilingMicroAmps * (EmsMode.Limits.MaxPhaseWidthMicros * 11 / 10) / 1000 < 24480);
        Assert.AreEqual(21420, EmsMode.Limits.MaxPhaseChargeNanoCoulombs);
    }

    private static PlanResult Plan(PulseShape shape, int milliHertz, int widthMicros, StimulationMode mode, PulsePlan plan)
    {
        return PulsePlanner.Plan(new PulseTrain(shape, milliHertz, widthMicros, 1), ModeCatalogue.Of(mode), new FakeBoard(), plan);
    }
}

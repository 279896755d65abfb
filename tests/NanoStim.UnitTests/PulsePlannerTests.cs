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
    [DataRow(100000, 400, 400)]
    [DataRow(1000, 400, 395)]
    [DataRow(120000, 50, 50)]
    public void Biphasic_width_is_the_nearest_step_less_dead_time(int milliHertz, int widthMicros, int deliveredMicros)
    {
        PulsePlan plan = new PulsePlan();
        PlanResult verdict = Plan(PulseShape.SymmetricBiphasic, milliHertz, widthMicros, StimulationMode.Ems, plan);
        Assert.AreEqual((int)PlanResult.Ok, (int)verdict);
        Assert.AreEqual(deliveredMicros, plan.PhaseWidthMicros);
        Assert.AreEqual(2 * plan.FirstDuty, plan.SecondDuty);
        Assert.AreEqual(0, plan.Polarity);
    }

    [TestMethod]
    [DataRow(999, 300, (int)PlanResult.FrequencyOutOfRange)]
    [DataRow(120001, 300, (int)PlanResult.FrequencyOutOfRange)]
    [DataRow(50000, 49, (int)PlanResult.PhaseWidthOutOfRange)]
    [DataRow(50000, 401, (int)PlanResult.PhaseWidthOutOfRange)]
    [DataRow(120000, 400, (int)PlanResult.DutyTooHigh)]
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
    public void Ems_refuses_every_form_but_symmetric_biphasic(int shape)
    {
        PulsePlan plan = new PulsePlan();
        Assert.AreEqual((int)PlanResult.ShapeNotAllowed, (int)Plan((PulseShape)shape, 50000, 300, StimulationMode.Ems, plan));
    }

    [TestMethod]
    public void Slow_square_flips_every_half_period()
    {
        PulsePlan plan = new PulsePlan();
        PlanResult verdict = Plan(PulseShape.SlowBipolarSquare, 500, 0, StimulationMode.Microcurrent, plan);
        Assert.AreEqual((int)PlanResult.Ok, (int)verdict);
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
    public void Alternating_train_refuses_more_charge_than_a_phase_may_have()
    {
        PulsePlan plan = new PulsePlan();
        PulseTrain most = new PulseTrain(PulseShape.Alternating, 10000, 40000, 24);
        PulseTrain more = new PulseTrain(PulseShape.Alternating, 10000, 40000, 26);
        ModeLimits limits = MicrocurrentMode.Limits;
        Assert.AreEqual((int)PlanResult.Ok, (int)PulsePlanner.Plan(most, limits, new FakeBoard(), plan));
        Assert.AreEqual((int)PlanResult.PhaseChargeTooHigh, (int)PulsePlanner.Plan(more, limits, new FakeBoard(), plan));
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
            for (int width = 50; width <= 400; width += 10)
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

        Assert.IsTrue(good > 3000);
    }

    private static PlanResult Plan(PulseShape shape, int milliHertz, int widthMicros, StimulationMode mode, PulsePlan plan)
    {
        return PulsePlanner.Plan(new PulseTrain(shape, milliHertz, widthMicros, 1), ModeCatalogue.Of(mode), new FakeBoard(), plan);
    }
}

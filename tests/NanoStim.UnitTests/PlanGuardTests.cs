using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>What the gate refuses of a plan: every field of every plan of the catalogue, changed in every bit.</summary>
[TestClass]
public class PlanGuardTests
{
    private const int Fields = 11;

    [TestMethod]
    [Requirement("SR-12")]
    public void Every_plan_of_the_catalogue_is_admitted()
    {
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            TreatmentProgram program = ProgramCatalogue.At(i);
            for (int segment = 0; segment < program.Segments.Length; segment++)
            {
                Assert.IsTrue(PlanGuard.IsWithin(Planned(program, segment), ModeCatalogue.Of(program.Mode)), program.Name);
            }
        }
    }

    [TestMethod]
    [Requirement("SR-4")]
    [Requirement("SR-7")]
    [Requirement("SR-12")]
    [Requirement("SR-28")]
    public void Plan_with_one_wrong_bit_is_refused_or_moves_no_more_charge()
    {
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            TreatmentProgram program = ProgramCatalogue.At(i);
            ModeLimits limits = ModeCatalogue.Of(program.Mode);
            PulsePlan right = Planned(program, 0);
            for (int field = 0; field < Fields; field++)
            {
                for (int bit = 0; bit < 63; bit++)
                {
                    PulsePlan plan = new PulsePlan();
                    plan.CopyFrom(right);
                    if (Flip(plan, field, bit))
                    {
                        Assert.AreNotEqual(right.Checksum(), plan.Checksum());
                        Assert.IsTrue(!PlanGuard.IsWithin(plan, limits) || IsHarmless(plan, right, limits), program.Name + " field " + field + " bit " + bit);
                    }
                }
            }
        }
    }

    [TestMethod]
    [Requirement("SR-7")]
    public void Alternation_that_repeats_one_polarity_is_refused()
    {
        // The planner's line FlippedFirstDuty = plan.FirstDuty would give 286 mC one way.
        PulsePlan plan = Planned(ProgramCatalogue.Find("ms-slow-square"), 0);
        plan.FlippedFirstDuty = plan.FirstDuty;
        Assert.IsFalse(PlanGuard.IsWithin(plan, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [Requirement("SR-4")]
    public void Alternation_with_too_much_charge_is_refused()
    {
        PulsePlan plan = Planned(ProgramCatalogue.Find("ms-slow-square"), 0);
        int pulses = MicrocurrentMode.Limits.MaxPhaseChargeNanoCoulombs / MicrocurrentMode.Limits.CeilingMicroAmps * 1000 / plan.PhaseWidthMicros;
        Alternate(plan, pulses);
        Assert.IsTrue(PlanGuard.IsWithin(plan, MicrocurrentMode.Limits));
        Alternate(plan, pulses + 1);
        Assert.IsFalse(PlanGuard.IsWithin(plan, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [DataRow(10, 0, 0, true)]
    [DataRow(16, 0, 0, true)]
    [DataRow(100, 0, 0, true)]
    [DataRow(8, 0, 0, false)]
    [DataRow(11, 0, 0, false)]
    [DataRow(102, 0, 0, false)]
    [DataRow(10, 1, 0, false)]
    [DataRow(10, -1, 0, false)]
    [DataRow(10, 0, 1, false)]
    [DataRow(10, 0, -2, false)]
    [Requirement("SR-12")]
    public void Window_that_does_not_fit_the_train_is_refused(int steps, int reciprocalError, int shareError, bool admitted)
    {
        PulsePlan plan = Planned(ProgramCatalogue.Find("ms-slow-square"), 0);
        plan.WindowSteps = steps;
        plan.WindowReciprocal = (1 << PulsePlan.ReciprocalBits) / steps + reciprocalError;
        plan.OnShare += shareError;
        Assert.AreEqual(admitted, PlanGuard.IsWithin(plan, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [Requirement("SR-4")]
    [Requirement("SR-7")]
    public void Charge_of_one_polarity_is_that_of_its_pulse()
    {
        // What the dose counts of a pulse would be too little.
        PulsePlan plan = Single(100, 10000000, 500, 0);
        Assert.IsTrue(PlanGuard.IsWithin(plan, MicrocurrentMode.Limits));
        plan.PolarityMicros--;
        Assert.IsFalse(PlanGuard.IsWithin(plan, MicrocurrentMode.Limits));
        plan.PolarityMicros++;
        plan.FlippedFirstDuty--;
        Assert.IsFalse(PlanGuard.IsWithin(plan, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [Requirement("SR-7")]
    public void Ems_admits_symmetric_pulses_only()
    {
        PulsePlan plan = Planned(ProgramCatalogue.Find("ems-quadriceps"), 0);
        Assert.IsTrue(PlanGuard.IsWithin(plan, EmsMode.Limits));
        plan.SecondDuty--;
        Assert.IsFalse(PlanGuard.IsWithin(plan, EmsMode.Limits));

        plan = Planned(ProgramCatalogue.Find("ems-quadriceps"), 0);
        plan.Polarity = 1;
        plan.SecondDuty = plan.FirstDuty;
        plan.OnShare = plan.OnShare / 2;
        Assert.IsFalse(PlanGuard.IsWithin(plan, EmsMode.Limits));
    }

    [TestMethod]
    [DataRow(1, 949999999, 500, 0, 0, 0, false)]
    [DataRow(1, 950000000, 500, 0, 0, 0, true)]
    [DataRow(1, 1050000000, 500, 0, 0, 0, true)]
    [DataRow(1, 1050000001, 500, 0, 0, 0, false)]
    [DataRow(1, 1000000000, 8000, 0, 0, 0, true)]
    [DataRow(1, 1000000000, 8001, 0, 0, 0, false)]
    [DataRow(100, 10000000, 1, 0, 0, 0, true)]
    [DataRow(100, 10000000, 1, 1, 0, 0, false)]
    [DataRow(100, 10000000, 500, -1, 0, 0, false)]
    [DataRow(100, 10000000, 500, 20, 0, 0, true)]
    [DataRow(100, 10000000, 500, 21, 0, 0, false)]
    [DataRow(100, 10000000, 500, 0, 4, 0, true)]
    [DataRow(75, 13333333, 500, 0, 3, 0, false)]
    [DataRow(100, 10000000, 500, 0, 2000, 0, true)]
    [DataRow(100, 10000000, 500, 0, 2001, 0, false)]
    [DataRow(100, 10000000, 625, 0, 0, 1, false)]
    [DataRow(100, 10000000, 625, 0, 0, 0, true)]
    [DataRow(100, 10000000, 625, 0, 0, -1, true)]
    [DataRow(100, 10000000, 625, 0, 0, -2, false)]
    public void Every_limit_is_exact(int hertz, int nanos, int duty, int lostMicros, int pulses, int shareError, bool admitted)
    {
        // Rate and period within 5 %; duty; width; alternation after 40 ms, and with 600 µC; the share is rounded down, from 256 exactly.
        PulsePlan plan = Single(hertz, nanos, duty, lostMicros);
        if (pulses > 0)
        {
            plan.FlippedFirstDuty = 0;
            Alternate(plan, pulses);
        }

        plan.OnShare += shareError;
        Assert.AreEqual(admitted, PlanGuard.IsWithin(plan, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [DataRow(100, 8000, 10000, 500, true)]
    [DataRow(100, 8001, 10000, 500, false)]
    [DataRow(100, 1050, 1000, 500, true)]
    [DataRow(100, 1051, 1000, 500, false)]
    [DataRow(1, 500, 1000000, 1500, true)]
    [DataRow(1, 500, 1000000, 1501, false)]
    public void Limits_of_any_mode_are_exact(int hertz, int duty, int maxWidth, int minMilliHertz, bool admitted)
    {
        // The duty that the driver takes; a twentieth of the width; a rate that is rounded.
        ModeLimits limits = new ModeLimits
        {
            CeilingMicroAmps = 1,
            MinFrequencyMilliHertz = minMilliHertz,
            MaxFrequencyMilliHertz = 1500000,
            MaxDuty = 10000,
            MaxPhaseWidthMicros = maxWidth,
            MaxPhaseChargeNanoCoulombs = 600,
            AllowsMonophasic = true,
        };
        bool within = PlanGuard.IsWithin(Single(hertz, 1000000000 / hertz, duty, 0), limits);
        Assert.AreEqual(admitted, within);
    }

    /// <summary>What the load gets: rate, duties and polarity; nothing of it may be more than before.</summary>
    private static bool IsHarmless(PulsePlan plan, PulsePlan right, ModeLimits limits)
    {
        bool sameOutput = plan.FrequencyHertz == right.FrequencyHertz && plan.FirstDuty == right.FirstDuty && plan.SecondDuty == right.SecondDuty
            && plan.FlippedFirstDuty == right.FlippedFirstDuty && plan.Polarity == right.Polarity && plan.FlipNanos == right.FlipNanos;
        long charge = (long)limits.CeilingMicroAmps * plan.PolarityMicros;
        return sameOutput || (plan.FrequencyHertz * 20L <= right.FrequencyHertz * 21L && charge <= limits.MaxPhaseChargeNanoCoulombs * 1000L);
    }

    private static void Alternate(PulsePlan plan, int pulses)
    {
        plan.FlipNanos = pulses * plan.PeriodNanos;
        plan.PolarityMicros = pulses * plan.PhaseWidthMicros;
    }

    /// <summary>A train of one polarity.</summary>
    private static PulsePlan Single(int hertz, int nanos, int duty, int lostMicros)
    {
        PulsePlan plan = new PulsePlan
        {
            FrequencyHertz = hertz,
            PeriodNanos = nanos,
            Polarity = 1,
            FirstDuty = duty,
            FlippedFirstDuty = duty,
            SecondDuty = duty,
            PhaseWidthMicros = (int)((long)duty * nanos / 10000000) - lostMicros,
            WindowSteps = 10,
            WindowReciprocal = 6553,
        };
        plan.PolarityMicros = plan.PhaseWidthMicros;
        plan.OnShare = (int)(plan.PhaseWidthMicros * 4096000L / nanos);
        return plan;
    }

    private static PulsePlan Planned(TreatmentProgram program, int segment)
    {
        PulsePlan plan = new PulsePlan();
        PulseTrain train = program.Segments[segment].Train;
        Same.Are(PlanResult.Ok, PulsePlanner.Plan(train, ModeCatalogue.Of(program.Mode), new FakeBoard(), plan));
        return plan;
    }

    private static bool Flip(PulsePlan plan, int field, int bit)
    {
        int mask = bit < 32 ? 1 << bit : 0;
        switch (field)
        {
            case 0:
                plan.FrequencyHertz ^= mask;
                break;
            case 1:
                plan.FirstDuty ^= mask;
                break;
            case 2:
                plan.FlippedFirstDuty ^= mask;
                break;
            case 3:
                plan.SecondDuty ^= mask;
                break;
            case 4:
                plan.Polarity ^= mask;
                break;
            case 5:
                plan.FlipNanos ^= 1L << bit;
                return true;
            case 6:
                plan.PeriodNanos ^= 1L << bit;
                return true;
            case 7:
                plan.PhaseWidthMicros ^= mask;
                break;
            case 8:
                plan.PolarityMicros ^= mask;
                break;
            case 9:
                plan.OnShare ^= mask;
                break;
            default:
                plan.WindowSteps ^= mask;
                break;
        }

        return mask != 0;
    }
}

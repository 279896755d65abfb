using nanoFramework.TestFramework;
using NanoStim.Firmware.Pulses;
using NanoStim.Trace;

namespace NanoStim.UnitTests;

/// <summary>The copy of a plan, and the checksum over what decides the output.</summary>
[TestClass]
public class PulsePlanTests
{
    private const int Fields = 13;

    [TestMethod]
    [Requirement("SR-12")]
    public void Copy_has_every_field()
    {
        PulsePlan plan = Filled();
        PulsePlan copy = new PulsePlan();
        copy.CopyFrom(plan);
        for (int field = 0; field < Fields; field++)
        {
            Assert.AreEqual(Get(plan, field), Get(copy, field), "field " + field);
            Assert.AreNotEqual(0L, Get(copy, field), "field " + field);
        }

        Assert.AreEqual(plan.WidthErrorPermille, copy.WidthErrorPermille);
        Assert.AreEqual(plan.FrequencyErrorPermille, copy.FrequencyErrorPermille);
    }

    [TestMethod]
    [Requirement("SR-12")]
    public void Any_flipped_bit_changes_the_checksum()
    {
        for (int field = 0; field < Fields; field++)
        {
            int bits = field == 5 || field == 6 ? 64 : field == 12 ? 1 : 32;
            for (int bit = 0; bit < bits; bit++)
            {
                PulsePlan plan = Filled();
                int before = plan.Checksum();
                Set(plan, field, Get(plan, field) ^ (1L << bit));
                Assert.AreNotEqual(before, plan.Checksum(), "field " + field + ", bit " + bit);
            }
        }
    }

    private static PulsePlan Filled()
    {
        return new PulsePlan
        {
            FrequencyHertz = 100,
            FirstDuty = 7999,
            FlippedFirstDuty = 3,
            SecondDuty = 8000,
            Polarity = -1,
            FlipNanos = 0x3FFFFFFFF,
            PeriodNanos = 10000001,
            PhaseWidthMicros = 7995,
            PolarityMicros = 799500,
            OnShare = 3275,
            IsSparse = true,
            WindowSteps = 10,
            WindowReciprocal = 6553,
            WidthErrorPermille = 4,
            FrequencyErrorPermille = 5,
        };
    }

    private static long Get(PulsePlan plan, int field)
    {
        switch (field)
        {
            case 0:
                return plan.FrequencyHertz;
            case 1:
                return plan.FirstDuty;
            case 2:
                return plan.FlippedFirstDuty;
            case 3:
                return plan.SecondDuty;
            case 4:
                return plan.Polarity;
            case 5:
                return plan.FlipNanos;
            case 6:
                return plan.PeriodNanos;
            case 7:
                return plan.PhaseWidthMicros;
            case 8:
                return plan.PolarityMicros;
            case 9:
                return plan.OnShare;
            case 10:
                return plan.WindowSteps;
            case 11:
                return plan.WindowReciprocal;
            default:
                return plan.IsSparse ? 1 : 0;
        }
    }

    private static void Set(PulsePlan plan, int field, long value)
    {
        switch (field)
        {
            case 0:
                plan.FrequencyHertz = (int)value;
                break;
            case 1:
                plan.FirstDuty = (int)value;
                break;
            case 2:
                plan.FlippedFirstDuty = (int)value;
                break;
            case 3:
                plan.SecondDuty = (int)value;
                break;
            case 4:
                plan.Polarity = (int)value;
                break;
            case 5:
                plan.FlipNanos = value;
                break;
            case 6:
                plan.PeriodNanos = value;
                break;
            case 7:
                plan.PhaseWidthMicros = (int)value;
                break;
            case 8:
                plan.PolarityMicros = (int)value;
                break;
            case 9:
                plan.OnShare = (int)value;
                break;
            case 10:
                plan.WindowSteps = (int)value;
                break;
            case 11:
                plan.WindowReciprocal = (int)value;
                break;
            default:
                plan.IsSparse = value != 0;
                break;
        }
    }
}

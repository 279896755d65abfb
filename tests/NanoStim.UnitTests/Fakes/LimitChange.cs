using NanoStim.Firmware.Modes;

namespace NanoStim.UnitTests.Fakes;

/// <summary>Changes one limit of a mode by its number. Reflection would need parts of the class library that the device does not have.</summary>
public static class LimitChange
{
    /// <summary>How many limits there are: all numbers of a record, and whether it allows monophasic trains.</summary>
    public const int Count = 29;

    /// <summary>Adds to a limit; the last one, which is no number, is turned round.</summary>
    public static void Make(ModeLimits limits, int limit, int by)
    {
        switch (limit)
        {
            case 0:
                limits.CeilingMicroAmps += by;
                break;
            case 1:
                limits.OverCurrentMicroAmps += by;
                break;
            case 2:
                limits.StepMicroAmps += by;
                break;
            case 3:
                limits.MaxRiseMicroAmps += by;
                break;
            case 4:
                limits.NoiseMicroAmps += by;
                break;
            case 5:
                limits.SignedFullScaleMicroAmps += by;
                break;
            case 6:
                limits.SignedNoiseMicroAmps += by;
                break;
            case 7:
                limits.ShuntMilliVolts += by;
                break;
            case 8:
                limits.MinFrequencyMilliHertz += by;
                break;
            case 9:
                limits.MaxFrequencyMilliHertz += by;
                break;
            case 10:
                limits.MinPhaseWidthMicros += by;
                break;
            case 11:
                limits.MaxPhaseWidthMicros += by;
                break;
            case 12:
                limits.MaxDuty += by;
                break;
            case 13:
                limits.MaxPhaseChargeNanoCoulombs += by;
                break;
            case 14:
                limits.MaxPulseEnergyNanoJoules += by;
                break;
            case 15:
                limits.MaxRmsMicroAmps += by;
                break;
            case 16:
                limits.MaxNetChargeNanoCoulombs += by;
                break;
            case 17:
                limits.MaxDayNetChargeMilliCoulombs += by;
                break;
            case 18:
                limits.MaxSessionSeconds += by;
                break;
            case 19:
                limits.MaxDaySeconds += by;
                break;
            case 20:
                limits.ContactTestMicroAmps += by;
                break;
            case 21:
                limits.SupplySettleSteps += by;
                break;
            case 22:
                limits.OpenMilliVolts += by;
                break;
            case 23:
                limits.MaxJumpMilliVolts += by;
                break;
            case 24:
                limits.ShortOhms += by;
                break;
            case 25:
                limits.ShortTestMicroAmps += by;
                break;
            case 26:
                limits.MinHighVoltageMilliVolts += by;
                break;
            case 27:
                limits.MaxHighVoltageMilliVolts += by;
                break;
            default:
                limits.AllowsMonophasic = !limits.AllowsMonophasic;
                break;
        }
    }
}

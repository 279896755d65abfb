using NanoStim.Firmware.Modes;

namespace NanoStim.Firmware.Identity;

/// <summary>
/// What this firmware is: version, commit and limits, for the report at boot and the console. Every call allocates strings: none of it
/// belongs into a control step.
/// </summary>
public static class FirmwareIdentity
{
    /// <summary>Version of the firmware. A test holds it against the assemblies and the host tools.</summary>
    public const string Version = "0.1.0";

    private const int LinesBeforeModes = 2;
    private const int Modes = 2;

    // Of the hash FNV-1a, 32 bits.
    private const uint HashStart = 2166136261;
    private const uint HashPrime = 16777619;

    /// <summary>Commit it was built from, or "unknown".</summary>
    public static string Commit => BuildCommit.Hash;

    /// <summary>The answer to *IDN?: maker, model, serial number (0: none), firmware (IEEE 488.2, 10.14).</summary>
    public static string Idn => "nanoStim,ESP32 reference board,0," + Version + "-" + Commit;

    /// <summary>How many lines the report has.</summary>
    public static int LineCount => LinesBeforeModes + Modes;

    /// <summary>
    /// One number for all limits of all modes: firmware with other limits has another one. For telling two devices apart, not for
    /// proving that nothing was changed on purpose.
    /// </summary>
    public static uint LimitsChecksum
    {
        get
        {
            uint hash = HashStart;
            for (int mode = 0; mode < Modes; mode++)
            {
                hash = Add(hash, ModeCatalogue.Of((StimulationMode)mode));
            }

            return hash;
        }
    }

    /// <summary>A line of the report.</summary>
    /// <param name="number">0 to <see cref="LineCount"/> - 1.</param>
    public static string Line(int number)
    {
        switch (number)
        {
            case 0:
                return "nanoStim " + Version + " (" + Commit + ")";
            case 1:
                return "limits " + LimitsChecksum.ToString("X8");
            default:
                return Limits(ModeCatalogue.Of((StimulationMode)(number - LinesBeforeModes)));
        }
    }

    private static string Limits(ModeLimits limits)
    {
        return limits.Name
            + ": max " + limits.CeilingMicroAmps + " uA, trip " + limits.OverCurrentMicroAmps + " uA, rise " + limits.MaxRiseMicroAmps
            + " uA/20 ms, " + limits.MinFrequencyMilliHertz + ".." + limits.MaxFrequencyMilliHertz
            + " mHz, phase " + limits.MinPhaseWidthMicros + ".." + limits.MaxPhaseWidthMicros + " us, duty " + limits.MaxDuty
            + "/10000, " + limits.MaxPhaseChargeNanoCoulombs + " nC/phase, net " + limits.MaxNetChargeNanoCoulombs + " nC, "
            + limits.MaxDayNetChargeMilliCoulombs + " mC/day, " + limits.MaxSessionSeconds + " s, " + limits.MaxDaySeconds + " s/day";
    }

    private static uint Add(uint hash, ModeLimits limits)
    {
        hash = Add(hash, (int)limits.Mode);
        hash = Add(hash, (int)limits.Range);
        hash = Add(hash, limits.CeilingMicroAmps);
        hash = Add(hash, limits.OverCurrentMicroAmps);
        hash = Add(hash, limits.StepMicroAmps);
        hash = Add(hash, limits.MaxRiseMicroAmps);
        hash = Add(hash, limits.NoiseMicroAmps);
        hash = Add(hash, limits.SignedFullScaleMicroAmps);
        hash = Add(hash, limits.SignedNoiseMicroAmps);
        hash = Add(hash, limits.ShuntMilliVolts);
        hash = Add(hash, limits.MinFrequencyMilliHertz);
        hash = Add(hash, limits.MaxFrequencyMilliHertz);
        hash = Add(hash, limits.MinPhaseWidthMicros);
        hash = Add(hash, limits.MaxPhaseWidthMicros);
        hash = Add(hash, limits.MaxDuty);
        hash = Add(hash, limits.MaxPhaseChargeNanoCoulombs);
        hash = Add(hash, limits.MaxPulseEnergyNanoJoules);
        hash = Add(hash, limits.MaxRmsMicroAmps);
        hash = Add(hash, limits.MaxNetChargeNanoCoulombs);
        hash = Add(hash, limits.MaxDayNetChargeMilliCoulombs);
        hash = Add(hash, limits.AllowsMonophasic ? 1 : 0);
        hash = Add(hash, limits.MaxSessionSeconds);
        hash = Add(hash, limits.MaxDaySeconds);
        hash = Add(hash, limits.ContactTestMicroAmps);
        hash = Add(hash, limits.SupplySettleSteps);
        hash = Add(hash, limits.OpenMilliVolts);
        hash = Add(hash, limits.MaxJumpMilliVolts);
        hash = Add(hash, limits.ShortOhms);
        hash = Add(hash, limits.ShortTestMicroAmps);
        hash = Add(hash, limits.MinHighVoltageMilliVolts);
        return Add(hash, limits.MaxHighVoltageMilliVolts);
    }

    private static uint Add(uint hash, int value)
    {
        for (int shift = 0; shift < 32; shift += 8)
        {
            hash = (hash ^ ((uint)(value >> shift) & 0xFF)) * HashPrime;
        }

        return hash;
    }
}

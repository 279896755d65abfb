using NanoStim.Hal;

namespace NanoStim.Firmware.Modes;

/// <summary>
/// The limits of a mode: one constant record a mode, and the only place that has them. Plain fields, written once, so that
/// reading a limit costs one instruction.
/// </summary>
public sealed class ModeLimits
{
    /// <summary>The mode.</summary>
    public StimulationMode Mode;

    /// <summary>Short name, as on the command line.</summary>
    public string Name;

    /// <summary>The range of the current sink that the mode uses.</summary>
    public CurrentRange Range;

    /// <summary>No set-point goes above this, in µA.</summary>
    public int CeilingMicroAmps;

    /// <summary>A measured peak above this is an over-current, in µA.</summary>
    public int OverCurrentMicroAmps;

    /// <summary>Change of intensity by one press of PLUS or MINUS, and the lowest intensity, in µA: less is within the resolution of the converter.</summary>
    public int StepMicroAmps;

    /// <summary>Largest rise of the set-point in two control steps (20 ms), in µA. A fall is never limited.</summary>
    public int MaxRiseMicroAmps;

    /// <summary>Error of the sense channels that has no meaning, in µA: 8 counts of the converter.</summary>
    public int NoiseMicroAmps;

    /// <summary>Largest reading of the signed channel that is compared, in µA: it clips above.</summary>
    public int SignedFullScaleMicroAmps;

    /// <summary>Error of the signed channel that means nothing, in µA: 8 counts of the converter, whose scale is that of microcurrent.</summary>
    public int SignedNoiseMicroAmps;

    /// <summary>Lowest rate of a train, in mHz.</summary>
    public int MinFrequencyMilliHertz;

    /// <summary>Highest rate of a train, in mHz.</summary>
    public int MaxFrequencyMilliHertz;

    /// <summary>Shortest phase, in µs.</summary>
    public int MinPhaseWidthMicros;

    /// <summary>Longest phase, in µs.</summary>
    public int MaxPhaseWidthMicros;

    /// <summary>Longest share of the period with current, in 1/10000.</summary>
    public int MaxDuty;

    /// <summary>Maximum charge in one phase (all pulses of one polarity in a row), in nC.</summary>
    public int MaxPhaseChargeNanoCoulombs;

    /// <summary>Maximum energy in the two phases of a pulse into 500 Ω, in nJ.</summary>
    public int MaxPulseEnergyNanoJoules;

    /// <summary>Highest r.m.s. current, in µA.</summary>
    public int MaxRmsMicroAmps;

    /// <summary>Maximum net charge in a session, either sign, in nC.</summary>
    public int MaxNetChargeNanoCoulombs;

    /// <summary>Maximum net charge in any 24 hours, whatever the modes, in mC: the sum of the magnitudes of the sessions.</summary>
    public int MaxDayNetChargeMilliCoulombs;

    /// <summary>Whether trains with one polarity at a time are allowed at all.</summary>
    public bool AllowsMonophasic;

    /// <summary>Longest session, in s.</summary>
    public int MaxSessionSeconds;

    /// <summary>Longest time with the latch armed in any 24 hours, whatever the modes, in s.</summary>
    public int MaxDaySeconds;

    /// <summary>Maximum current of the contact check, in µA.</summary>
    public int ContactTestMicroAmps;

    /// <summary>Time that the supply of the mode requires to settle after arming, in control steps of 10 ms.</summary>
    public int SupplySettleSteps;

    /// <summary>An electrode voltage above this means out of compliance: an open electrode, in mV.</summary>
    public int OpenMilliVolts;

    /// <summary>An electrode voltage that rises by more than this at a steady current is a contact that was lost, or a fault of the current sink, in mV.</summary>
    public int MaxJumpMilliVolts;

    /// <summary>Voltage across the shunt of the signed channel, where its diodes clamp it, in mV: part of the electrode voltage that is measured.</summary>
    public int ShuntMilliVolts;

    /// <summary>Below this resistance the electrodes count as shorted, in Ω; includes the shunt where it is not clamped.</summary>
    public int ShortOhms;

    /// <summary>Minimum current at which <see cref="ShortOhms"/> can be told from a good contact, in µA.</summary>
    public int ShortTestMicroAmps;

    /// <summary>Minimum voltage of the EMS reservoir while the mode delivers, in mV.</summary>
    public int MinHighVoltageMilliVolts;

    /// <summary>Maximum voltage of the EMS reservoir while the mode delivers, in mV.</summary>
    public int MaxHighVoltageMilliVolts;

    private int _checksum;

    /// <summary>Takes the checksum of the record, which is constant from here on.</summary>
    internal ModeLimits Seal()
    {
        _checksum = Checksum();
        return this;
    }

    /// <summary>False when a bit of the record has flipped.</summary>
    internal bool IsIntact()
    {
        return Checksum() == _checksum;
    }

    // A sum changes with every single bit of its terms. So does a difference:
    // Stryker disable once Arithmetic
    private int Checksum()
    {
        return (int)Mode + (int)Range + StepMicroAmps + SupplySettleSteps + MinFrequencyMilliHertz + MinPhaseWidthMicros + CeilingMicroAmps + OverCurrentMicroAmps + MaxRiseMicroAmps + NoiseMicroAmps + SignedFullScaleMicroAmps
            + SignedNoiseMicroAmps + MaxFrequencyMilliHertz + MaxPhaseWidthMicros + MaxDuty + MaxPhaseChargeNanoCoulombs
            + MaxPulseEnergyNanoJoules + MaxRmsMicroAmps + MaxNetChargeNanoCoulombs + MaxDayNetChargeMilliCoulombs
            + (AllowsMonophasic ? 1 : 0) + MaxSessionSeconds + MaxDaySeconds + ContactTestMicroAmps + OpenMilliVolts + MaxJumpMilliVolts
            + ShortOhms + ShuntMilliVolts + ShortTestMicroAmps + MinHighVoltageMilliVolts + MaxHighVoltageMilliVolts;
    }
}

using NanoStim.Hal;

namespace NanoStim.Firmware.Modes;

/// <summary>Microcurrent. Its ceiling is also the full scale of its range: no set-point makes more.</summary>
public static class MicrocurrentMode
{
    /// <summary>The limits.</summary>
    public static readonly ModeLimits Limits = new ModeLimits
    {
        Mode = StimulationMode.Microcurrent,
        Name = "ms",
        Range = CurrentRange.Microcurrent,

        // Top of the Pantheon clinical stimulator's ladder (600 µA); microcurrent is by definition below 1 mA.
        CeilingMicroAmps = 600,

        // 110 %, where the comparator of the front end stands too.
        OverCurrentMicroAmps = 660,

        // The step of the TensCare Flexistim.
        StepMicroAmps = 10,

        // Zero to the ceiling takes at least 1 s.
        MaxRiseMicroAmps = 12,

        // 8 counts of 0.243 µA.
        NoiseMicroAmps = 2,

        // The signed amplifier clips at some 760 µA; 8 % for its tolerance.
        SignedFullScaleMicroAmps = 700,

        // 8 counts of 0.243 µA.
        SignedNoiseMicroAmps = 2,

        // Both devices named above reach down to 0.5 Hz, the Pantheon up to 1500 Hz.
        MinFrequencyMilliHertz = 500,
        MaxFrequencyMilliHertz = 1500000,

        // Half a period of the highest rate less the dead time, rounded down; half a period of the lowest.
        MinPhaseWidthMicros = 200,
        MaxPhaseWidthMicros = 1000000,

        // LEDC counts overflow above 81.9 %, and the maximum-on-time limiter requires a pause in every 1.2 s.
        MaxDuty = 8000,

        // The ceiling for half a period of the lowest rate: 600 µA x 1 s.
        MaxPhaseChargeNanoCoulombs = 600000,

        // Both half periods of the lowest rate at the ceiling: (600 µA)² x 500 Ω x 2 s.
        MaxPulseEnergyNanoJoules = 360000,

        // No wave has more than its peak.
        MaxRmsMicroAmps = 600,

        // What the Flexistim's DC program moves: 99 µA x 20 min.
        MaxNetChargeNanoCoulombs = 118800000,

        // Chosen: two of the sessions above, as for the time.
        MaxDayNetChargeMilliCoulombs = 237,
        AllowsMonophasic = true,

        // The longest sequence found in this class: 15 min + 15 min (Axion micro5).
        MaxSessionSeconds = 1800,

        // Chosen: two of the longest sessions. No source found asks for more than one session a day (EP-400, K162106: 10 min, 2 to 3
        // times a week).
        MaxDaySeconds = 3600,
        ContactTestMicroAmps = 100,
        SupplySettleSteps = 5,

        // The rail is 33 V - 4 %. The held voltage falls by 9.5 % in a step, so that much may be lost before it is read; 5 % for the
        // divider and the converter.
        OpenMilliVolts = 27000,

        // More than the supply has: probes that glide over skin change their contact all the time, and the series resistor limits the current.
        MaxJumpMilliVolts = 40000,

        // Between the 390 ohm of the shunt of the signed channel alone and the smallest standard load, 500 ohm, with it, which reads 830 where the held
        // voltage falls between pulses. Below 170 µA the two are less than three counts apart.
        ShortOhms = 620,
        ShortTestMicroAmps = 170,

        // The EMS supply is off: the reservoir holds the battery voltage less a diode or two, at least 2.2 V with a battery that is low;
        // 0.55 V for the spread of two channels. A channel without a signal reads below zero.
        MinHighVoltageMilliVolts = 1500,
        MaxHighVoltageMilliVolts = 15000,
    }.Seal();
}

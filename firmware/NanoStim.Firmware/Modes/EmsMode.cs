using NanoStim.Hal;

namespace NanoStim.Firmware.Modes;

/// <summary>Electrical muscle stimulation. Symmetric biphasic pulses only: all others would charge the blocking capacitors.</summary>
public static class EmsMode
{
    /// <summary>The limits.</summary>
    public static readonly ModeLimits Limits = new ModeLimits
    {
        Mode = StimulationMode.Ems,
        Name = "ems",
        Range = CurrentRange.Ems,

        // Full scale of the range; the front end gives no more.
        CeilingMicroAmps = 60000,

        // 110 %, where the comparator of the front end stands too.
        OverCurrentMicroAmps = 66000,
        StepMicroAmps = 1000,

        // Zero to the ceiling takes at least 1 s.
        MaxRiseMicroAmps = 1200,

        // 8 counts of 24.2 µA.
        NoiseMicroAmps = 200,

        // The signed amplifier clips at some 760 µA; 8 % for its tolerance.
        SignedFullScaleMicroAmps = 700,

        // 8 counts of 0.243 µA.
        SignedNoiseMicroAmps = 2,

        // Programs in the sources go from 3 Hz to 120 Hz.
        MinFrequencyMilliHertz = 1000,
        MaxFrequencyMilliHertz = 120000,

        // Pulse widths in the sources go from 100 µs to 400 µs. Below 50 µs the dead time would be a tenth of the phase. The phase limiter of
        // the board trips at 378 µs at the earliest; at 350 µs a clock that is 10 % slow still keeps the phase charge below 24.48 µC.
        MinPhaseWidthMicros = 50,
        MaxPhaseWidthMicros = 350,

        // Below the 9.5 % at which the maximum-on-time limiter of the front end acts.
        MaxDuty = 900,

        // The ceiling for the longest phase, 60 mA x 350 µs, and 2 % for the resolution of the width.
        MaxPhaseChargeNanoCoulombs = 21420,

        // (60 mA)² x 500 Ω x 2 phases of 350 µs, and 4 % for the resolution of width and current; a pulse may have 300 mJ by
        // IEC 60601-2-10 as Biopac's note on the STMISO quotes it.
        MaxPulseEnergyNanoJoules = 1312500,

        // The ceiling at the highest duty: 60 mA x sqrt(0.09).
        MaxRmsMicroAmps = 18000,

        // The longest phase that the board lets pass, 60.6 mA for 402 µs: a balanced train has no more than that at any moment.
        MaxNetChargeNanoCoulombs = 24480,

        // Chosen: as in microcurrent, and counted together with it.
        MaxDayNetChargeMilliCoulombs = 237,
        AllowsMonophasic = false,

        // The longest program in the sources lasts 28 min.
        MaxSessionSeconds = 1800,

        // Chosen: as in microcurrent, and counted together with it.
        MaxDaySeconds = 3600,
        ContactTestMicroAmps = 2000,

        // 10 µF to 70 V; the boost converter of the front end needs 0.2 s at most.
        SupplySettleSteps = 30,

        // The rail is 70 V - 4 %. The held voltage falls by 9.5 % in a step, so that much may be lost before it is read; 5 % for the
        // divider and the converter.
        OpenMilliVolts = 57000,

        // A pad that peels off at 20 mA by 1 kohm; a sense resistor that is shorted at 60 mA into 500 ohm still makes 37 V.
        MaxJumpMilliVolts = 20000,

        // The blocking capacitors look like 32 ohm at 350 µs, the bridge like a few more; pads start at 100 ohm or so;
        // below 3 mA the diodes across the shunt are not clamping yet.
        ShortOhms = 110,

        // The diodes across the shunt: 0.716 V and 2.4 ohm, which are in the line above.
        ShuntMilliVolts = 716,
        ShortTestMicroAmps = 3000,
        MinHighVoltageMilliVolts = 50000,
        MaxHighVoltageMilliVolts = 80000,
    }.Seal();
}

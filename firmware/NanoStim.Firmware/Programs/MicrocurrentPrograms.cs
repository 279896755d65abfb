using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Programs;

/// <summary>The microcurrent programs. Where a source leaves a parameter open, the comment says what was chosen.</summary>
internal static class MicrocurrentPrograms
{
    /// <summary>
    /// Bipolar square wave at 10 Hz, a rate and a form of the Pantheon clinical stimulator's menu, for 20 min, the auto shut-off of
    /// the NuFACE Mini Plus (K201680) and the upper end of a facial session. Chosen: the ramps.
    /// </summary>
    internal static readonly TreatmentProgram Facial = new TreatmentProgram(
        id: 1,
        name: "ms-facial",
        title: "Facial: bipolar square 10 Hz, 20 min",
        mode: StimulationMode.Microcurrent,
        segments: new TreatmentSegment[]
        {
            new TreatmentSegment(
                new PulseTrain(PulseShape.BipolarSquare, frequencyMilliHertz: 10000, phaseWidthMicros: 0, pulsesPerPolarity: 0),
                seconds: 1200, rampUpMillis: 2000, onMillis: 0, rampDownMillis: 2000, offMillis: 0, intensityPercent: 100),
        });

    /// <summary>
    /// Ten positive pulses, then ten negative ones: the constant biphasic square wave of the GESKE (K250361), for 10 min as the
    /// EP-400 (K162106). Chosen: 10 Hz and 40 ms, as the source names no rate.
    /// </summary>
    internal static readonly TreatmentProgram TenAndTen = new TreatmentProgram(
        id: 2,
        name: "ms-ten-and-ten",
        title: "Facial: ten pulses of each polarity in turn, 10 Hz, 10 min",
        mode: StimulationMode.Microcurrent,
        segments: new TreatmentSegment[]
        {
            new TreatmentSegment(
                new PulseTrain(PulseShape.Alternating, frequencyMilliHertz: 10000, phaseWidthMicros: 40000, pulsesPerPolarity: 10),
                seconds: 600, rampUpMillis: 2000, onMillis: 0, rampDownMillis: 2000, offMillis: 0, intensityPercent: 100),
        });

    /// <summary>
    /// Square wave at 0.5 Hz for 20 min: program 1 of the TensCare Flexistim (0.5 Hz, 998 ms). Here each half period is a carrier:
    /// pulses of 80 % at 100 Hz.
    /// </summary>
    internal static readonly TreatmentProgram SlowSquare = new TreatmentProgram(
        id: 3,
        name: "ms-slow-square",
        title: "Alternating square wave 0.5 Hz, 20 min",
        mode: StimulationMode.Microcurrent,
        segments: new TreatmentSegment[]
        {
            new TreatmentSegment(
                new PulseTrain(PulseShape.SlowBipolarSquare, frequencyMilliHertz: 500, phaseWidthMicros: 0, pulsesPerPolarity: 0),
                seconds: 1200, rampUpMillis: 4000, onMillis: 0, rampDownMillis: 4000, offMillis: 0, intensityPercent: 100),
        });

    /// <summary>
    /// Biphasic pulses of 10 ms at 30 Hz for 20 min: rate, width and time of program 2 of the TensCare Flexistim, whose saw tooth is
    /// a rectangle here.
    /// </summary>
    internal static readonly TreatmentProgram Thirty = new TreatmentProgram(
        id: 4,
        name: "ms-thirty",
        title: "Biphasic 30 Hz, 10 ms, 20 min",
        mode: StimulationMode.Microcurrent,
        segments: new TreatmentSegment[]
        {
            new TreatmentSegment(
                new PulseTrain(PulseShape.SymmetricBiphasic, frequencyMilliHertz: 30000, phaseWidthMicros: 10000, pulsesPerPolarity: 0),
                seconds: 1200, rampUpMillis: 2000, onMillis: 0, rampDownMillis: 2000, offMillis: 0, intensityPercent: 100),
        });

    /// <summary>
    /// Positive pulses in cycles of 10 s on, 50 s off: the monophasic form with polarity select and the cycles of the NuTek UT2200.
    /// Chosen: 10 Hz and 20 ms of the Pantheon's menu, 10 min.
    /// </summary>
    internal static readonly TreatmentProgram Positive = new TreatmentProgram(
        id: 5,
        name: "ms-positive",
        title: "Monophasic positive 10 Hz, 10 s on, 50 s off, 10 min",
        mode: StimulationMode.Microcurrent,
        segments: new TreatmentSegment[]
        {
            new TreatmentSegment(
                new PulseTrain(PulseShape.MonophasicPositive, frequencyMilliHertz: 10000, phaseWidthMicros: 20000, pulsesPerPolarity: 0),
                seconds: 600, rampUpMillis: 1000, onMillis: 10000, rampDownMillis: 1000, offMillis: 50000, intensityPercent: 100),
        });

    /// <summary>As <see cref="Positive"/>, with the other polarity.</summary>
    internal static readonly TreatmentProgram Negative = new TreatmentProgram(
        id: 6,
        name: "ms-negative",
        title: "Monophasic negative 10 Hz, 10 s on, 50 s off, 10 min",
        mode: StimulationMode.Microcurrent,
        segments: new TreatmentSegment[]
        {
            new TreatmentSegment(
                new PulseTrain(PulseShape.MonophasicNegative, frequencyMilliHertz: 10000, phaseWidthMicros: 20000, pulsesPerPolarity: 0),
                seconds: 600, rampUpMillis: 1000, onMillis: 10000, rampDownMillis: 1000, offMillis: 50000, intensityPercent: 100),
        });

    /// <summary>
    /// 15 min and 15 min, the sequence of the Axion micro5. Chosen: 80 Hz with 2 ms, then 0.5 Hz square, both rates of the
    /// Pantheon's menu.
    /// </summary>
    internal static readonly TreatmentProgram TwoStage = new TreatmentProgram(
        id: 7,
        name: "ms-two-stage",
        title: "Two stages: 80 Hz for 15 min, then alternating square wave 0.5 Hz for 15 min",
        mode: StimulationMode.Microcurrent,
        segments: new TreatmentSegment[]
        {
            new TreatmentSegment(
                new PulseTrain(PulseShape.SymmetricBiphasic, frequencyMilliHertz: 80000, phaseWidthMicros: 2000, pulsesPerPolarity: 0),
                seconds: 900, rampUpMillis: 2000, onMillis: 0, rampDownMillis: 2000, offMillis: 0, intensityPercent: 100),
            new TreatmentSegment(
                new PulseTrain(PulseShape.SlowBipolarSquare, frequencyMilliHertz: 500, phaseWidthMicros: 0, pulsesPerPolarity: 0),
                seconds: 900, rampUpMillis: 4000, onMillis: 0, rampDownMillis: 4000, offMillis: 0, intensityPercent: 100),
        });
}

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
        "ms-facial",
        "Facial: bipolar square 10 Hz, 20 min",
        StimulationMode.Microcurrent,
        new TreatmentSegment[]
        {
            new TreatmentSegment(new PulseTrain(PulseShape.BipolarSquare, 10000, 0, 0), 1200, 2000, 0, 2000, 0, 100),
        });

    /// <summary>
    /// Ten positive pulses, then ten negative ones: the constant biphasic square wave of the GESKE (K250361), for 10 min as the
    /// EP-400 (K162106). Chosen: 10 Hz and 40 ms, as the source names no rate.
    /// </summary>
    internal static readonly TreatmentProgram TenAndTen = new TreatmentProgram(
        "ms-ten-and-ten",
        "Facial: ten pulses of each polarity in turn, 10 Hz, 10 min",
        StimulationMode.Microcurrent,
        new TreatmentSegment[]
        {
            new TreatmentSegment(new PulseTrain(PulseShape.Alternating, 10000, 40000, 10), 600, 2000, 0, 2000, 0, 100),
        });

    /// <summary>
    /// Square wave at 0.5 Hz for 20 min: program 1 of the TensCare Flexistim (0.5 Hz, 998 ms). Here each half period is made of
    /// pulses of 80 % at 100 Hz.
    /// </summary>
    internal static readonly TreatmentProgram SlowSquare = new TreatmentProgram(
        "ms-slow-square",
        "Slow square wave 0.5 Hz, 20 min",
        StimulationMode.Microcurrent,
        new TreatmentSegment[]
        {
            new TreatmentSegment(new PulseTrain(PulseShape.SlowBipolarSquare, 500, 0, 0), 1200, 4000, 0, 4000, 0, 100),
        });

    /// <summary>
    /// Biphasic pulses of 10 ms at 30 Hz for 20 min: rate, width and time of program 2 of the TensCare Flexistim, whose saw tooth is
    /// a rectangle here.
    /// </summary>
    internal static readonly TreatmentProgram Thirty = new TreatmentProgram(
        "ms-thirty",
        "Biphasic 30 Hz, 10 ms, 20 min",
        StimulationMode.Microcurrent,
        new TreatmentSegment[]
        {
            new TreatmentSegment(new PulseTrain(PulseShape.SymmetricBiphasic, 30000, 10000, 0), 1200, 2000, 0, 2000, 0, 100),
        });

    /// <summary>
    /// Positive pulses in cycles of 10 s on, 50 s off: the monophasic form with polarity select and the cycles of the NuTek UT2200.
    /// Chosen: 10 Hz and 20 ms of the Pantheon's menu, 10 min.
    /// </summary>
    internal static readonly TreatmentProgram Positive = new TreatmentProgram(
        "ms-positive",
        "Monophasic positive 10 Hz, 10 s on, 50 s off, 10 min",
        StimulationMode.Microcurrent,
        new TreatmentSegment[]
        {
            new TreatmentSegment(new PulseTrain(PulseShape.MonophasicPositive, 10000, 20000, 0), 600, 1000, 10000, 1000, 50000, 100),
        });

    /// <summary>As <see cref="Positive"/>, with the other polarity.</summary>
    internal static readonly TreatmentProgram Negative = new TreatmentProgram(
        "ms-negative",
        "Monophasic negative 10 Hz, 10 s on, 50 s off, 10 min",
        StimulationMode.Microcurrent,
        new TreatmentSegment[]
        {
            new TreatmentSegment(new PulseTrain(PulseShape.MonophasicNegative, 10000, 20000, 0), 600, 1000, 10000, 1000, 50000, 100),
        });

    /// <summary>
    /// 15 min and 15 min, the sequence of the Axion micro5. Chosen: 80 Hz with 2 ms, then 0.5 Hz square, both rates of the
    /// Pantheon's menu.
    /// </summary>
    internal static readonly TreatmentProgram TwoStage = new TreatmentProgram(
        "ms-two-stage",
        "Two stages: 80 Hz for 15 min, then slow square 0.5 Hz for 15 min",
        StimulationMode.Microcurrent,
        new TreatmentSegment[]
        {
            new TreatmentSegment(new PulseTrain(PulseShape.SymmetricBiphasic, 80000, 2000, 0), 900, 2000, 0, 2000, 0, 100),
            new TreatmentSegment(new PulseTrain(PulseShape.SlowBipolarSquare, 500, 0, 0), 900, 4000, 0, 4000, 0, 100),
        });
}

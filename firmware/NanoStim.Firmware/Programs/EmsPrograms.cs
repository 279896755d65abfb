using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Programs;

/// <summary>
/// The EMS programs. Where a source leaves a parameter open, the comment says what was chosen. Phases are at most 350 µs wide, whatever a
/// source says: the phase limiter of the board trips at 390 µs ± 3 %, so that no phase moves more than 24.48 µC.
/// </summary>
internal static class EmsPrograms
{
    /// <summary>
    /// Quadriceps: 50 Hz, 250 µs, 15 s on, 45 s off, ramp 3 s (Stevens-Lapsley, in table 5 of PMC8167342). Chosen: ramp down 1 s
    /// and 15 contractions.
    /// </summary>
    internal static readonly TreatmentProgram Quadriceps = new TreatmentProgram(
        id: 9,
        name: "ems-quadriceps",
        title: "Quadriceps strength: 50 Hz, 250 µs, 15 s on, 45 s off, 15 min",
        mode: StimulationMode.Ems,
        segments: new TreatmentSegment[] { Cycle(milliHertz: 50000, widthMicros: 250, seconds: 915, upMillis: 3000, onMillis: 15000, downMillis: 1000, offMillis: 45000) });

    /// <summary>
    /// 50 Hz, 300 µs, 5 s on, 10 s off, ramp up 2 s, ramp down 1 s (Feil, 300-400 µs, in table 5 of PMC8167342). Chosen: 300 µs,
    /// as more than 350 µs is not available, and 10 min.
    /// </summary>
    internal static readonly TreatmentProgram Short = new TreatmentProgram(
        id: 8,
        name: "ems-short-contractions",
        title: "Short contractions: 50 Hz, 300 µs, 5 s on, 10 s off, 10 min",
        mode: StimulationMode.Ems,
        segments: new TreatmentSegment[] { Cycle(milliHertz: 50000, widthMicros: 300, seconds: 600, upMillis: 2000, onMillis: 5000, downMillis: 1000, offMillis: 10000) });

    /// <summary>
    /// 40 Hz, 300 µs, 10 s on, 30 s off, ramp 0.5 s (Sisk, in table 5 of PMC8167342). Chosen: 20 min.
    /// </summary>
    internal static readonly TreatmentProgram Endurance = new TreatmentProgram(
        id: 10,
        name: "ems-forty",
        title: "40 Hz, 300 µs, 10 s on, 30 s off, 20 min",
        mode: StimulationMode.Ems,
        segments: new TreatmentSegment[] { Cycle(milliHertz: 40000, widthMicros: 300, seconds: 1200, upMillis: 500, onMillis: 10000, downMillis: 500, offMillis: 30000) });

    /// <summary>
    /// 30 Hz, 300 µs, 6 s on, 10 s off, ramp 2 s (Wigerstad-Lossing, in table 5 of PMC8167342). Chosen: 10 min.
    /// </summary>
    internal static readonly TreatmentProgram Thirty = new TreatmentProgram(
        id: 11,
        name: "ems-thirty",
        title: "30 Hz, 300 µs, 6 s on, 10 s off, 10 min",
        mode: StimulationMode.Ems,
        segments: new TreatmentSegment[] { Cycle(milliHertz: 30000, widthMicros: 300, seconds: 600, upMillis: 2000, onMillis: 6000, downMillis: 2000, offMillis: 10000) });

    /// <summary>
    /// Abdominal, 22 min, 200 µs (BewellConnect MyTENS): 30 Hz for 2 min (up 10, hold 5, down 10, rest 5 s), 45 Hz for 9 min
    /// (5/5/5/5), 60 Hz for 9 min (6/8/6/5), 30 Hz for 2 min as at first.
    /// </summary>
    internal static readonly TreatmentProgram Abdominal = new TreatmentProgram(
        id: 12,
        name: "ems-abdominal",
        title: "Abdominal: 30, 45, 60 and 30 Hz, 200 µs, 22 min",
        mode: StimulationMode.Ems,
        segments: new TreatmentSegment[]
        {
            Cycle(milliHertz: 30000, widthMicros: 200, seconds: 120, upMillis: 10000, onMillis: 15000, downMillis: 10000, offMillis: 5000),
            Cycle(milliHertz: 45000, widthMicros: 200, seconds: 540, upMillis: 5000, onMillis: 10000, downMillis: 5000, offMillis: 5000),
            Cycle(milliHertz: 60000, widthMicros: 200, seconds: 540, upMillis: 6000, onMillis: 14000, downMillis: 6000, offMillis: 5000),
            Cycle(milliHertz: 30000, widthMicros: 200, seconds: 120, upMillis: 10000, onMillis: 15000, downMillis: 10000, offMillis: 5000),
        });

    /// <summary>
    /// Trapezius resistance, 28 min, 280 µs (BewellConnect MyTENS): 5 Hz for 5 min, then 55 Hz for 10 s at 50 % (up 1.5 s, down
    /// 0.75 s) and 6 Hz for 8 s at 25 % in turn, then 3 Hz for 10 min at 40 %. Chosen: 43 repetitions to make the 28 min, 100 % for
    /// the warm-up, whose share the source does not give, and its ramps for the other parts; 262 µs at 3 Hz, where the resolution
    /// of the pulse generator is 33 µs and 280 µs cannot be met within 5 %.
    /// </summary>
    internal static readonly TreatmentProgram Trapezius = new TreatmentProgram(
        id: 13,
        name: "ems-trapezius",
        title: "Trapezius resistance: warm-up, 43 contractions, relaxation, 280 µs, 28 min",
        mode: StimulationMode.Ems,
        segments: new TreatmentSegment[]
        {
            Continuous(milliHertz: 5000, widthMicros: 280, seconds: 300, percent: 100),
            Continuous(milliHertz: 55000, widthMicros: 280, seconds: 10, percent: 50),
            Continuous(milliHertz: 6000, widthMicros: 280, seconds: 8, percent: 25),
            Continuous(milliHertz: 3000, widthMicros: 262, seconds: 600, percent: 40),
        },
        repeatFrom: 1,
        repeatTo: 2,
        repeats: 43);

    private static TreatmentSegment Cycle(
        int milliHertz,
        int widthMicros,
        int seconds,
        int upMillis,
        int onMillis,
        int downMillis,
        int offMillis)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, milliHertz, widthMicros, 0);
        return new TreatmentSegment(train, seconds, upMillis, onMillis, downMillis, offMillis, 100);
    }

    private static TreatmentSegment Continuous(int milliHertz, int widthMicros, int seconds, int percent)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, milliHertz, widthMicros, 0);
        return new TreatmentSegment(train, seconds, 1500, 0, 750, 0, percent);
    }
}

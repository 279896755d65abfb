using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Programs;

/// <summary>The EMS programs. Where a source leaves a parameter open, the comment says what was chosen.</summary>
internal static class EmsPrograms
{
    /// <summary>
    /// Quadriceps: 50 Hz, 250 µs, 15 s on, 45 s off, ramp 3 s (Stevens-Lapsley, in table 5 of PMC8167342). Chosen: ramp down 1 s
    /// and 15 contractions.
    /// </summary>
    internal static readonly TreatmentProgram Quadriceps = new TreatmentProgram(
        "ems-quadriceps",
        "Quadriceps strength: 50 Hz, 250 µs, 15 s on, 45 s off, 15 min",
        StimulationMode.Ems,
        new TreatmentSegment[] { Cycle(50000, 250, 915, 3000, 15000, 1000, 45000) });

    /// <summary>
    /// 50 Hz, 300 µs, 5 s on, 10 s off, ramp up 2 s, ramp down 1 s (Feil, 300-400 µs, in table 5 of PMC8167342). Chosen: 300 µs,
    /// 10 min.
    /// </summary>
    internal static readonly TreatmentProgram Short = new TreatmentProgram(
        "ems-short-contractions",
        "Short contractions: 50 Hz, 300 µs, 5 s on, 10 s off, 10 min",
        StimulationMode.Ems,
        new TreatmentSegment[] { Cycle(50000, 300, 600, 2000, 5000, 1000, 10000) });

    /// <summary>
    /// 40 Hz, 300 µs, 10 s on, 30 s off, ramp 0.5 s (Sisk, in table 5 of PMC8167342). Chosen: 20 min.
    /// </summary>
    internal static readonly TreatmentProgram Endurance = new TreatmentProgram(
        "ems-forty",
        "40 Hz, 300 µs, 10 s on, 30 s off, 20 min",
        StimulationMode.Ems,
        new TreatmentSegment[] { Cycle(40000, 300, 1200, 500, 10000, 500, 30000) });

    /// <summary>
    /// 30 Hz, 300 µs, 6 s on, 10 s off, ramp 2 s (Wigerstad-Lossing, in table 5 of PMC8167342). Chosen: 10 min.
    /// </summary>
    internal static readonly TreatmentProgram Thirty = new TreatmentProgram(
        "ems-thirty",
        "30 Hz, 300 µs, 6 s on, 10 s off, 10 min",
        StimulationMode.Ems,
        new TreatmentSegment[] { Cycle(30000, 300, 600, 2000, 6000, 2000, 10000) });

    /// <summary>
    /// Abdominal, 22 min, 200 µs (BewellConnect MyTENS): 30 Hz for 2 min (up 10, hold 5, down 10, rest 5 s), 45 Hz for 9 min
    /// (5/5/5/5), 60 Hz for 9 min (6/8/6/5), 30 Hz for 2 min as at first.
    /// </summary>
    internal static readonly TreatmentProgram Abdominal = new TreatmentProgram(
        "ems-abdominal",
        "Abdominal: 30, 45, 60 and 30 Hz, 200 µs, 22 min",
        StimulationMode.Ems,
        new TreatmentSegment[]
        {
            Cycle(30000, 200, 120, 10000, 15000, 10000, 5000),
            Cycle(45000, 200, 540, 5000, 10000, 5000, 5000),
            Cycle(60000, 200, 540, 6000, 14000, 6000, 5000),
            Cycle(30000, 200, 120, 10000, 15000, 10000, 5000),
        });

    /// <summary>
    /// Trapezius resistance, 28 min, 280 µs (BewellConnect MyTENS): 5 Hz for 5 min, then 55 Hz for 10 s at 50 % (up 1.5 s, down
    /// 0.75 s) and 6 Hz for 8 s at 25 % in turn, then 3 Hz for 10 min at 40 %. Chosen: 43 turns to make the 28 min, 100 % for
    /// the warm-up, whose share the source does not give, and its ramps for the other parts; 262 µs at 3 Hz, where the grain of the
    /// pulse generator is 33 µs and 280 µs cannot be met within 5 %.
    /// </summary>
    internal static readonly TreatmentProgram Trapezius = new TreatmentProgram(
        "ems-trapezius",
        "Trapezius resistance: warm-up, 43 contractions, relaxation, 280 µs, 28 min",
        StimulationMode.Ems,
        new TreatmentSegment[]
        {
            Continuous(5000, 280, 300, 100),
            Continuous(55000, 280, 10, 50),
            Continuous(6000, 280, 8, 25),
            Continuous(3000, 262, 600, 40),
        },
        1,
        2,
        43);

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

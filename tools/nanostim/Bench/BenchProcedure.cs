namespace NanoStim.Cli.Bench;

/// <summary>The steps of hardware/bench/README.md, by their numbers there. Expected values come from the programs themselves.</summary>
internal static class BenchProcedure
{
    public static readonly IReadOnlyList<BenchStep> Steps =
    [
        new(1, "Power on, start nothing, 20 s.", "500ohm", "No pulses, mean below 10 µA.", "Stop: a closed gate leaks (bring-up, gates and latch).") { Kind = BenchStepKind.Quiet },
        Judge(2, "ms-facial", "200uA", "500ohm", "Width or rate: clock or LEDC setting. Height: step 8."),
        Judge(3, "ms-facial", "200uA", "2kohm", "Lower than in step 2: series resistor or 33 V rail."),
        Judge(4, "ms-facial", "200uA", "10kohm", "As step 3."),
        Judge(5, "ms-facial", "600uA", "10kohm", "A sample above 1 mA: board out of use. The series resistor or the sink is not what it should be."),
        Judge(6, "ms-ten-and-ten", "200uA", "500ohm", "A row of another length: polarity alternations are late.") with { View = "cycle" },
        Judge(7, "ms-positive", "200uA", "500ohm", "Pulses below zero: gate logic.") with { View = "cycle" },
        Judge(8, "ms-facial", "400uA", "500ohm", "The same share off at each intensity: sense resistor or calibration. The same current off: offset of the sense channel."),
        Judge(9, "ems-short-contractions", "20mA", "500ohm", "One phase missing or shorter: its gate. Gap below 3 µs: dead time, do not go on."),
        Judge(10, "ems-short-contractions", "60mA", "500ohm", "Tops slope: reservoir or boost converter."),
        Judge(11, "ems-short-contractions", "30mA", "2kohm", "The device pauses: 70 V rail low."),
        Look(12, "ems-short-contractions at 30 mA into 10 kΩ.", "10kohm", "Ends in a pause or a fault of the contact; current below 7 mA all the time.", "Goes on: electrode sense divider."),
        Judge(13, "ems-short-contractions", "20mA", "500ohm", "No ramp: stop, the envelope does not act.") with { View = "cycle" },
        Judge(14, "ems-abdominal", "20mA", "500ohm", "As step 13.") with { View = "cycle" },
        Look(15, "During step 9 press STOP.", "500ohm", "No current after 1 ms, latched.", "Board out of use."),
        Look(16, "During step 9 take one lead off.", "500ohm", "Fault contact-jump (or a pause); no pulse when the lead is back.", "Contact monitor."),
        Look(17, "Measure the captures of steps 9 and 10 with --electrode-area of the electrodes in use.", "500ohm", "r.m.s. density below 2 mA/cm², power density below 250 mW/cm².", "Larger electrodes, or a lower intensity."),
    ];

    private static BenchStep Judge(int number, string program, string intensity, string load, string ifNot) =>
        new(number, $"Run {program} at {intensity}.", load, $"What {program} says, at {intensity}.", ifNot) { Program = program, Intensity = intensity };

    private static BenchStep Look(int number, string what, string load, string expect, string ifNot) =>
        new(number, what, load, expect, ifNot) { Kind = BenchStepKind.Look };
}

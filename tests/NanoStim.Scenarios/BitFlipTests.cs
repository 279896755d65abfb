using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Scenarios;

/// <summary>
/// Every bit of every number that the firmware holds, inverted in every state of a session: at most one control step gives the load what was not
/// asked for. Judged by what the board's outputs do, compared with the same session without the bit flip.
/// </summary>
internal sealed class BitFlipTests
{
    private static readonly object[] s_sessions =
    [
        new object[] { "biphasic, two segments at 50 % and 100 %", StimulationMode.Ems, 20_000, new[] { Segment(PulseShape.SymmetricBiphasic, 50_000, 300, 50), Segment(PulseShape.SymmetricBiphasic, 80_000, 250, 100) } },
        new object[] { "alternating polarity", StimulationMode.Microcurrent, 300, new[] { Segment(PulseShape.SlowBipolarSquare, 1_000, 0, 100) } },
        new object[] { "one polarity", StimulationMode.Microcurrent, 200, new[] { Segment(PulseShape.MonophasicPositive, 20_000, 10_000, 100) } },
    ];

    [TestCaseSource(nameof(s_sessions))]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-28")]
    public void One_flipped_bit_gives_at_most_one_step_that_was_not_asked_for(string name, StimulationMode mode, int microAmps, TreatmentSegment[] segments)
    {
        BitFlipSession session = new(new TreatmentProgram(name, name, mode, segments), microAmps);
        IReadOnlyList<string> violations = session.FlipAll();
        TestContext.Out.WriteLine($"{session.Flips} bit flips in {session.States} states");
        Assert.Multiple(() =>
        {
            Assert.That(session.Flips, Is.GreaterThan(50_000));
            Assert.That(violations, Is.Empty);
        });
    }

    private static TreatmentSegment Segment(PulseShape shape, int milliHertz, int widthMicros, int percent)
    {
        bool cycles = shape != PulseShape.SlowBipolarSquare;
        return new TreatmentSegment(new PulseTrain(shape, milliHertz, widthMicros, 0), 4, 200, cycles ? 1_000 : 0, 200, cycles ? 500 : 0, percent);
    }
}

using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using NUnit.Framework;
using static NanoStim.Scenarios.BenchSteps;

namespace NanoStim.Scenarios;

/// <summary>An electrode comes off, in every part of every program.</summary>
internal sealed class ElectrodeLossTests
{
    // Two steps: one that reads the voltage of the pulse, and one that finds it still held.
    private const int StepsToTrip = 2;

    private static readonly (SessionState State, int Percent)[] s_moments =
        [(SessionState.RampUp, 100), (SessionState.Deliver, 5), (SessionState.Deliver, 30), (SessionState.Deliver, 100)];

    private static IEnumerable<TestCaseData> Segments() =>
        from index in Enumerable.Range(0, ProgramCatalogue.Count)
        let program = ProgramCatalogue.At(index)
        from number in Enumerable.Range(0, program.Segments.Length)
        from at in s_moments
        select new TestCaseData(program, program.Segments[number], at.State, at.Percent)
            .SetArgDisplayNames(program.Name, $"{number}", $"{at.State}", $"{at.Percent} %");

    [TestCaseSource(nameof(Segments))]
    [Requirement("SR-10")]
    public void First_pulse_without_contact_is_the_last(TreatmentProgram program, TreatmentSegment segment, SessionState state, int percent)
    {
        // Where the pulse falls between two steps decides what is left of the held voltage when it is read: eight such places.
        for (int place = 0; place < 8; place++)
        {
            Bench bench = Started(program, segment, percent);
            bool ramps = state == SessionState.RampUp;
            RunTo(bench, state);
            Turn(bench, (ramps ? segment.RampUpMillis / 20 : 170) + 13 * (ramps ? place & 1 : place));
            Assert.That(bench.Stimulator.Session.State, Is.EqualTo(state), bench.Stimulator.Fault.ToString());

            bench.Board.Load = LoadModel.Open;
            double before = bench.Board.Meter.Read().MovedNanoCoulombs;
            long lost = bench.NowMicros;
            RunTo(bench, SessionState.Fault);

            long periodMicros = segment.Train.Shape == PulseShape.SlowBipolarSquare ? 10_000 : 1_000_000_000L / segment.Train.FrequencyMilliHertz;

            // To the moment at which the latch went: the same step may then write the memory, which is slow.
            Assert.That(bench.Board.TripNanos / 1000 - lost, Is.LessThanOrEqualTo(periodMicros + (StepsToTrip + 1) * 10_000));
            Assert.That(bench.Board.Meter.Read().MovedNanoCoulombs - before, Is.LessThan(1), "nC into the open circuit");
        }
    }

    private static Bench Started(TreatmentProgram program, TreatmentSegment segment, int percent)
    {
        bool ems = program.Mode == StimulationMode.Ems;
        Bench bench = Ready(ems ? "500ohm" : "10kohm", ems);
        Start(bench, new TreatmentProgram(program.Name, program.Title, program.Mode, [segment]), ModeCatalogue.Of(program.Mode).CeilingMicroAmps * percent / 100);
        return bench;
    }
}

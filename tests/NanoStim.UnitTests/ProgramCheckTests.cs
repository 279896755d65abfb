using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>
/// Net charge and times of a program, at the edges of what is allowed. At 10 Hz and 50 ms half of the time has current, so that 1 % of the ceiling
/// moves 3 µC/s; each segment counts 1 µC more, as the division rounds down. 118,800 µC are allowed.
/// </summary>
[TestClass]
public class ProgramCheckTests
{
    private const int MicroCoulombsAllowed = 118800;

    [TestMethod]
    [DataRow(39599, (int)PlanResult.Ok)]
    [DataRow(39600, (int)PlanResult.NetChargeTooHigh)]
    [Requirement("SR-7")]
    public void Segments_of_one_polarity_add_up(int percentSeconds, int expected)
    {
        // 3 x 39,599 and 1 for each of three segments: 118,800. The other polarity and a biphasic train add nothing.
        AssertNet(PulseShape.MonophasicPositive, PulseShape.MonophasicNegative, percentSeconds, expected);
        AssertNet(PulseShape.MonophasicNegative, PulseShape.MonophasicPositive, percentSeconds, expected);
    }

    [TestMethod]
    [DataRow(157, (int)PlanResult.Ok)]
    [DataRow(158, (int)PlanResult.NetChargeTooHigh)]
    [Requirement("SR-7")]
    public void Cycles_count_with_their_ramp_down_and_one_more_than_fit(int seconds, int expected)
    {
        // 501 cycles of 1.1 s in 1000 s at 71 %: 117,384 µC and 1; at 3 % 9 µC/s and 1.
        TreatmentSegment cycles = new TreatmentSegment(Train(PulseShape.MonophasicPositive), 1000, 100, 1000, 100, 900, 71);
        TreatmentSegment rest = Segment(PulseShape.MonophasicPositive, seconds, 3);
        Assert.AreEqual(expected, Net(new TreatmentSegment[] { cycles, rest }));
    }

    [TestMethod]
    [DataRow(200, (int)PlanResult.Ok)]
    [DataRow(198, (int)PlanResult.Ok)]
    [DataRow(201, (int)PlanResult.NetChargeTooHigh)]
    [Requirement("SR-7")]
    public void Repeated_segment_counts_as_often_as_it_runs(int repeats, int expected)
    {
        // 3 x 197 and 1 in one second and 197 % of two segments: 593 µC each time.
        TreatmentSegment[] segments = { Segment(PulseShape.MonophasicPositive, 1, 98), Segment(PulseShape.MonophasicPositive, 1, 99) };
        int microCoulombs = repeats * (3 * 197 + 2);
        Assert.AreEqual(expected == (int)PlanResult.Ok, microCoulombs <= MicroCoulombsAllowed);
        Assert.AreEqual(expected, (int)ProgramCheck.CheckNetCharge(
            new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments, 0, 1, repeats), new FakeBoard(), new PulsePlan()));
    }

    [TestMethod]
    [Requirement("SR-7")]
    public void Segment_beside_the_repetition_counts_once()
    {
        TreatmentSegment[] segments = { Segment(PulseShape.MonophasicPositive, 10, 98), Segment(PulseShape.SymmetricBiphasic, 1, 100), Segment(PulseShape.MonophasicPositive, 10, 98) };
        Same.Are(PlanResult.Ok, ProgramCheck.CheckNetCharge(
            new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments, 1, 1, 200), new FakeBoard(), new PulsePlan()));
    }

    [TestMethod]
    [Requirement("SR-12")]
    public void Times_may_be_as_short_and_as_long_as_the_limits()
    {
        PulseTrain train = Train(PulseShape.SymmetricBiphasic);
        AssertCheck(PlanResult.Ok, new TreatmentSegment(train, 1, 100, 0, 100, 0, 1));
        AssertCheck(PlanResult.TimingInvalid, new TreatmentSegment(train, 2, 100, 0, 100, 0, 0));
        AssertCheck(PlanResult.DurationOutOfRange, new TreatmentSegment(train, 0, 100, 0, 100, 0, 1));
        AssertCheck(PlanResult.TimingInvalid, new TreatmentSegment(train, 1, 99, 0, 100, 0, 1));
        AssertCheck(PlanResult.TimingInvalid, new TreatmentSegment(train, 1, 100, 0, 99, 0, 1));
        AssertCheck(PlanResult.Ok, new TreatmentSegment(train, 1800, 120000, 120000, 120000, 120000, 100));
        AssertCheck(PlanResult.TimingInvalid, new TreatmentSegment(train, 1800, 100, 120001, 100, 0, 100));
        AssertCheck(PlanResult.TimingInvalid, new TreatmentSegment(train, 1800, 100, 1000, 100, 120001, 100));
        AssertCheck(PlanResult.TimingInvalid, new TreatmentSegment(train, 1800, 120001, 0, 100, 0, 100));
        AssertCheck(PlanResult.TimingInvalid, new TreatmentSegment(train, 1800, 1001, 1000, 100, 0, 100));
        AssertCheck(PlanResult.TimingInvalid, new TreatmentSegment(train, 1800, 100, 1, 100, 0, 100));
        AssertCheck(PlanResult.TimingInvalid, new TreatmentSegment(train, 1800, 100, 0, 100, 0, 101));
    }

    [TestMethod]
    public void User_program_has_a_number_of_its_own()
    {
        Assert.AreEqual(200, UserDraft.Id);
    }

    private static void AssertNet(PulseShape shape, PulseShape other, int percentSeconds, int expected)
    {
        TreatmentSegment[] segments =
        {
            Segment(PulseShape.SymmetricBiphasic, 100, 100),
            Segment(other, 100, 100),
            Segment(shape, 300, 100),
            Segment(shape, 95, 100),
            Segment(shape, percentSeconds - 39500, 1),
        };
        Assert.AreEqual(expected, Net(segments));
    }

    private static int Net(TreatmentSegment[] segments)
    {
        TreatmentProgram program = new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments);
        return (int)ProgramCheck.CheckNetCharge(program, new FakeBoard(), new PulsePlan());
    }

    private static void AssertCheck(PlanResult expected, TreatmentSegment segment)
    {
        TreatmentProgram program = new TreatmentProgram("x", "x", StimulationMode.Microcurrent, new TreatmentSegment[] { segment });
        Assert.AreEqual((int)expected, (int)ProgramCheck.Check(program, new FakeBoard(), new PulsePlan()));
    }

    private static TreatmentSegment Segment(PulseShape shape, int seconds, int percent)
    {
        return new TreatmentSegment(Train(shape), seconds, 100, 0, 100, 0, percent);
    }

    private static PulseTrain Train(PulseShape shape)
    {
        return new PulseTrain(shape, 10000, shape == PulseShape.SymmetricBiphasic ? 20000 : 50000, 0);
    }
}

using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;

namespace NanoStim.UnitTests;

/// <summary>When what of a program ends. Times are in ms here.</summary>
[TestClass]
public class ProgramCursorTests
{
    private const int Start = 700;

    [TestMethod]
    [DataRow(60, 0, 0, 9500)]
    [DataRow(60, 3000, 0, 3000)]
    [DataRow(60, 3000, 6499, 9499)]
    [DataRow(60, 3000, 6501, 9500)]
    [DataRow(60, 9501, 0, 9500)]
    [DataRow(5, 0, 0, 4500)]
    [DataRow(5, 3000, 2000, 4500)]
    public void Cycle_ends_in_time_for_its_ramp_down(int sessionSeconds, int onMillis, int cycleAt, int expected)
    {
        // A segment of 10 s, 0.5 s of them down.
        ProgramCursor cursor = Begun(sessionSeconds, onMillis);
        cursor.BeginCycle((Start + cycleAt) * 1000L);
        Assert.AreEqual((Start + expected) * 1000L, cursor.OnEndMicros);
    }

    [TestMethod]
    public void Session_is_over_50_millis_before_its_end()
    {
        ProgramCursor cursor = Begun(5, 0);
        Assert.IsFalse(cursor.IsOver((Start + 4950) * 1000L - 1));
        Assert.IsTrue(cursor.IsOver((Start + 4950) * 1000L));
    }

    [TestMethod]
    public void Segment_is_over_when_its_ramps_no_longer_fit()
    {
        // 1 s up and 0.5 s down.
        ProgramCursor cursor = Begun(60, 0);
        Assert.IsFalse(cursor.SegmentIsOver((Start + 8500) * 1000L - 1));
        Assert.IsTrue(cursor.SegmentIsOver((Start + 8500) * 1000L));
    }

    [TestMethod]
    public void Pause_moves_both_ends()
    {
        ProgramCursor cursor = Begun(9, 0);
        cursor.Shift(2000000);
        Assert.IsFalse(cursor.IsOver((Start + 10950) * 1000L - 1));
        Assert.IsTrue(cursor.IsOver((Start + 10950) * 1000L));
        Assert.IsFalse(cursor.SegmentIsOver((Start + 10500) * 1000L - 1));
        Assert.IsTrue(cursor.SegmentIsOver((Start + 10500) * 1000L));
    }

    [TestMethod]
    [DataRow(1, 2, 3, "0 1 2 1 2 1 2 3 ")]
    [DataRow(0, 0, 1, "0 1 2 3 ")]
    [DataRow(0, 0, 2, "0 0 1 2 3 ")]
    [DataRow(3, 3, 2, "0 1 2 3 3 ")]
    public void Segments_come_in_their_order(int from, int to, int repeats, string expected)
    {
        TreatmentSegment[] segments = { Segment(10, 0), Segment(20, 0), Segment(30, 0), Segment(40, 0) };
        ProgramCursor cursor = new ProgramCursor();
        TreatmentProgram program = new TreatmentProgram("x", "x", StimulationMode.Ems, segments, from, to, repeats);

        // Twice, as one cursor serves every session.
        for (int session = 0; session < 2; session++)
        {
            cursor.Load(program);
            cursor.Begin(0, 1000);
            string order = Index(segments, cursor.Segment);
            while (order.Length < 100 && cursor.MoveNext())
            {
                order += Index(segments, cursor.Segment);
            }

            Assert.AreEqual(expected, order);
            Assert.AreSame(segments[3], cursor.Segment);
        }
    }

    [TestMethod]
    public void Segment_ends_count_from_each_other()
    {
        TreatmentSegment[] segments = { Segment(10, 0), Segment(20, 0) };
        ProgramCursor cursor = new ProgramCursor();
        cursor.Load(new TreatmentProgram("x", "x", StimulationMode.Ems, segments));
        cursor.Begin(0, 1000);
        cursor.MoveNext();
        Assert.IsFalse(cursor.SegmentIsOver(28499999));
        Assert.IsTrue(cursor.SegmentIsOver(28500000));
    }

    private static string Index(TreatmentSegment[] segments, TreatmentSegment segment)
    {
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i] == segment)
            {
                return i + " ";
            }
        }

        return "? ";
    }

    private static ProgramCursor Begun(int sessionSeconds, int onMillis)
    {
        ProgramCursor cursor = new ProgramCursor();
        cursor.Load(new TreatmentProgram("x", "x", StimulationMode.Ems, new TreatmentSegment[] { Segment(10, onMillis) }));
        cursor.Begin(Start * 1000L, sessionSeconds);
        return cursor;
    }

    private static TreatmentSegment Segment(int seconds, int onMillis)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 50000, 300, 0);
        return new TreatmentSegment(train, seconds, 1000, onMillis, 500, 2000, 100);
    }
}

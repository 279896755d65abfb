using nanoFramework.TestFramework;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Trace;

namespace NanoStim.UnitTests;

/// <summary>
/// What each program gives, written a second time from the sources that the programs name: a number that slips in one of the two is seen.
/// Rates in mHz, widths in µs, seconds, then ramp up, on, ramp down and off in ms, and the share of the intensity in %.
/// </summary>
[TestClass]
public class ProgramTableTests
{
    [TestMethod]
    [DataRow("ms-facial", 0, (int)PulseShape.BipolarSquare, 10000, 0, 0, 1200, 2000, 0, 2000, 0, 100)]
    [DataRow("ms-ten-and-ten", 0, (int)PulseShape.Alternating, 10000, 40000, 10, 600, 2000, 0, 2000, 0, 100)]
    [DataRow("ms-slow-square", 0, (int)PulseShape.SlowBipolarSquare, 500, 0, 0, 1200, 4000, 0, 4000, 0, 100)]
    [DataRow("ms-thirty", 0, (int)PulseShape.SymmetricBiphasic, 30000, 10000, 0, 1200, 2000, 0, 2000, 0, 100)]
    [DataRow("ms-positive", 0, (int)PulseShape.MonophasicPositive, 10000, 20000, 0, 600, 1000, 10000, 1000, 50000, 100)]
    [DataRow("ms-negative", 0, (int)PulseShape.MonophasicNegative, 10000, 20000, 0, 600, 1000, 10000, 1000, 50000, 100)]
    [DataRow("ms-two-stage", 0, (int)PulseShape.SymmetricBiphasic, 80000, 2000, 0, 900, 2000, 0, 2000, 0, 100)]
    [DataRow("ms-two-stage", 1, (int)PulseShape.SlowBipolarSquare, 500, 0, 0, 900, 4000, 0, 4000, 0, 100)]
    [DataRow("ems-short-contractions", 0, (int)PulseShape.SymmetricBiphasic, 50000, 300, 0, 600, 2000, 5000, 1000, 10000, 100)]
    [DataRow("ems-quadriceps", 0, (int)PulseShape.SymmetricBiphasic, 50000, 250, 0, 915, 3000, 15000, 1000, 45000, 100)]
    [DataRow("ems-forty", 0, (int)PulseShape.SymmetricBiphasic, 40000, 300, 0, 1200, 500, 10000, 500, 30000, 100)]
    [DataRow("ems-thirty", 0, (int)PulseShape.SymmetricBiphasic, 30000, 300, 0, 600, 2000, 6000, 2000, 10000, 100)]
    [DataRow("ems-abdominal", 0, (int)PulseShape.SymmetricBiphasic, 30000, 200, 0, 120, 10000, 15000, 10000, 5000, 100)]
    [DataRow("ems-abdominal", 1, (int)PulseShape.SymmetricBiphasic, 45000, 200, 0, 540, 5000, 10000, 5000, 5000, 100)]
    [DataRow("ems-abdominal", 2, (int)PulseShape.SymmetricBiphasic, 60000, 200, 0, 540, 6000, 14000, 6000, 5000, 100)]
    [DataRow("ems-abdominal", 3, (int)PulseShape.SymmetricBiphasic, 30000, 200, 0, 120, 10000, 15000, 10000, 5000, 100)]
    [DataRow("ems-trapezius", 0, (int)PulseShape.SymmetricBiphasic, 5000, 280, 0, 300, 1500, 0, 750, 0, 100)]
    [DataRow("ems-trapezius", 1, (int)PulseShape.SymmetricBiphasic, 55000, 280, 0, 10, 1500, 0, 750, 0, 50)]
    [DataRow("ems-trapezius", 2, (int)PulseShape.SymmetricBiphasic, 6000, 280, 0, 8, 1500, 0, 750, 0, 25)]
    [DataRow("ems-trapezius", 3, (int)PulseShape.SymmetricBiphasic, 3000, 262, 0, 600, 1500, 0, 750, 0, 40)]
    [Requirement("SR-12")]
    public void Segment_is_that_of_its_source(
        string name,
        int index,
        int shape,
        int milliHertz,
        int widthMicros,
        int pulsesPerPolarity,
        int seconds,
        int upMillis,
        int onMillis,
        int downMillis,
        int offMillis,
        int percent)
    {
        TreatmentSegment segment = ProgramCatalogue.Find(name).Segments[index];
        Assert.AreEqual(shape, (int)segment.Train.Shape);
        Assert.AreEqual(milliHertz, segment.Train.FrequencyMilliHertz);
        Assert.AreEqual(widthMicros, segment.Train.PhaseWidthMicros);
        Assert.AreEqual(pulsesPerPolarity, segment.Train.PulsesPerPolarity);
        Assert.AreEqual(seconds, segment.Seconds);
        Assert.AreEqual(upMillis, segment.RampUpMillis);
        Assert.AreEqual(onMillis, segment.OnMillis);
        Assert.AreEqual(downMillis, segment.RampDownMillis);
        Assert.AreEqual(offMillis, segment.OffMillis);
        Assert.AreEqual(percent, segment.IntensityPercent);
    }

    [TestMethod]
    [DataRow("ms-facial", 1, 1200)]
    [DataRow("ms-ten-and-ten", 1, 600)]
    [DataRow("ms-slow-square", 1, 1200)]
    [DataRow("ms-thirty", 1, 1200)]
    [DataRow("ms-positive", 1, 600)]
    [DataRow("ms-negative", 1, 600)]
    [DataRow("ms-two-stage", 2, 1800)]
    [DataRow("ems-short-contractions", 1, 600)]
    [DataRow("ems-quadriceps", 1, 915)]
    [DataRow("ems-forty", 1, 1200)]
    [DataRow("ems-thirty", 1, 600)]
    [DataRow("ems-abdominal", 4, 1320)]
    [DataRow("ems-trapezius", 4, 1674)]
    [Requirement("SR-19")]
    public void Program_has_so_many_segments_and_lasts_so_long(string name, int segments, int seconds)
    {
        TreatmentProgram program = ProgramCatalogue.Find(name);
        Assert.AreEqual(segments, program.Segments.Length);
        Assert.AreEqual(seconds, program.TotalSeconds());
        Assert.AreEqual(name == "ems-trapezius" ? 43 : 1, program.Repeats);
    }

    [TestMethod]
    [DataRow("ms-facial", 0)]
    [DataRow("ms-ten-and-ten", 1)]
    [DataRow("ms-slow-square", 2)]
    [DataRow("ms-thirty", 3)]
    [DataRow("ms-positive", 4)]
    [DataRow("ms-negative", 5)]
    [DataRow("ms-two-stage", 6)]
    [DataRow("ems-short-contractions", 7)]
    [DataRow("ems-quadriceps", 8)]
    [DataRow("ems-forty", 9)]
    [DataRow("ems-thirty", 10)]
    [DataRow("ems-abdominal", 11)]
    [DataRow("ems-trapezius", 12)]
    public void Mode_button_offers_the_programs_in_their_order(string name, int index)
    {
        Assert.AreEqual(name, ProgramCatalogue.At(index).Name);
        Assert.IsNull(ProgramCatalogue.At(-1));
        Assert.IsNull(ProgramCatalogue.At(ProgramCatalogue.Count));
    }
}

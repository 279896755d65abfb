using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The orders that the hardware needs, letter by letter (see <see cref="FakeBoard.Calls"/>).</summary>
[TestClass]
public class OutputOrderTests
{
    [TestMethod]
    [Requirement("SR-8")]
    public void Boot_disarms_first()
    {
        StimulatorFixture rig = new StimulatorFixture();
        Assert.AreEqual("DhwXr", rig.Board.Calls);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Ems_arms_in_its_range_at_zero()
    {
        // High voltage before the range: the range alone is the test of the comparators.
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start("ems-short-contractions", 20000);
        rig.Board.Calls = "";
        rig.Run(2);
        Assert.AreEqual("wHRA", rig.Board.Calls);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Pulses_start_at_zero_on_both_sides_of_the_start()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Board.Calls = "";
        rig.Start("ms-facial", 20);
        rig.Run(12);
        Assert.AreEqual("whrASwW", rig.Board.Calls.Substring(0, 7));
    }

    [TestMethod]
    [Requirement("SR-16")]
    [Requirement("SR-21")]
    public void Stop_disarms_then_zero_then_pulses_then_range()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 20000);
        rig.Board.Calls = "";
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Run(1);
        Assert.AreEqual("DhwXr", rig.Board.Calls);
        rig.Run(10);
        Assert.AreEqual("DhwXr", rig.Board.Calls);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Rest_stops_the_pulses_at_zero_and_stays_armed()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 20000);
        rig.RunTo(SessionState.RampDown, 600);
        rig.Board.Calls = "";
        rig.RunTo(SessionState.Rest, 110);
        string calls = rig.Board.Calls;
        Assert.AreEqual("wwX", calls.Substring(calls.Length - 3));
        Assert.IsTrue(calls.IndexOf('D') < 0);
    }

    [TestMethod]
    [DataRow("MicroAmps")]
    [DataRow("MicroAmpsComplement")]
    [Requirement("SR-28")]
    public void Set_point_without_its_complement_is_not_written(string field)
    {
        // Between the gate, which has set both, and the output stage.
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        object gate = BitFlip.Of(rig.Stimulator, "_gate");
        BitFlip.Overwrite(gate, "MicroAmps", 210);
        BitFlip.Overwrite(gate, "MicroAmpsComplement", ~210);
        BitFlip.OfInt(gate, field);
        rig.Board.Calls = "";
        OutputStage output = (OutputStage)BitFlip.Of(rig.Stimulator, "_output");
        Assert.IsFalse(output.Apply(rig.Board.NowMicros()));
        Assert.AreEqual("DhwXr", rig.Board.Calls);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Output_that_is_in_no_state_is_turned_off_and_is_a_fault()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        BitFlip.Overwrite(BitFlip.Of(rig.Stimulator, "_output"), "_applied", (OutputPower)0x54);
        rig.Board.Calls = "";
        rig.AssertTrips(FaultCode.StateCorrupt, 2);
        Assert.AreEqual("DhwXr", rig.Board.Calls);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Pulses_do_not_start_from_off()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        OutputStage output = (OutputStage)BitFlip.Of(rig.Stimulator, "_output");
        output.TurnOff();
        rig.Board.Calls = "";
        Assert.IsFalse(output.Apply(rig.Board.NowMicros()));

        // Off already: nothing is written once more.
        Assert.AreEqual("", rig.Board.Calls);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    [DataRow("_nextFlipMicros", 2)]
    [DataRow("_nextFlipComplement", 2)]
    [Requirement("SR-28")]
    public void Flipped_time_of_polarity_ends_the_output(string field, int steps)
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-slow-square", 200);
        BitFlip.OfLong(BitFlip.Of(rig.Stimulator, "_output"), field);
        for (int step = 0; step < steps && rig.Stimulator.Fault == FaultCode.None; step++)
        {
            rig.Run(1);
        }

        // In the step that finds it.
        Same.Are(SessionState.Fault, rig.Session.State);
        rig.AssertTrips(FaultCode.StateCorrupt, 0);
    }

    [TestMethod]
    [DataRow("_flips")]
    [DataRow("_flipsComplement")]
    [Requirement("SR-28")]
    public void Flipped_count_of_polarities_ends_the_output(string field)
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-slow-square", 200);
        BitFlip.OfInt(BitFlip.Of(rig.Stimulator, "_output"), field);
        rig.AssertTrips(FaultCode.StateCorrupt, 102);
        Same.Are(SessionState.Fault, rig.Session.State);
    }

    [TestMethod]
    public void Polarity_changes_at_its_time_and_not_before()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-slow-square", 200);
        OutputStage output = (OutputStage)BitFlip.Of(rig.Stimulator, "_output");
        long next = (long)BitFlip.Of(output, "_nextFlipMicros");
        rig.Board.Calls = "";
        Assert.IsTrue(output.ApplyPolarity(next - 1));
        Assert.AreEqual("", rig.Board.Calls);
        Assert.IsTrue(output.ApplyPolarity(next));
        Assert.AreEqual("F", rig.Board.Calls);
    }

    [TestMethod]
    public void Alternating_square_changes_once_in_half_a_period()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-slow-square", 200);
        rig.Board.Calls = "";
        rig.Run(1000);
        Assert.AreEqual(10, Flips(rig));

        // One that does not alternate is left alone.
        StimulatorFixture other = StimulatorFixture.Delivering("ms-facial", 200);
        other.Board.Calls = "";
        other.Run(1000);
        Assert.AreEqual(0, Flips(other));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Polarity_changes_in_any_step(bool talks)
    {
        // 20 Hz, every pulse of the other sign: every five steps, which is in turn one that looks and one that acts. In the ramp as well, with a client that talks.
        PulseTrain train = new PulseTrain(PulseShape.Alternating, 20000, 500, 1);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 60, 10000, 0, 1000, 0, 100) };
        FakeConsolePort port = new FakeConsolePort();
        StimulatorFixture rig = new StimulatorFixture(port);
        rig.RunTo(SessionState.Idle, 100);
        rig.Start(new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments), 200);
        rig.RunTo(talks ? SessionState.RampUp : SessionState.Deliver, 2500);
        rig.Run(50);
        rig.Board.Calls = "";
        int flips = 0;
        int last = 0;
        for (int step = 0; step < 600; step++)
        {
            if (talks && step % 21 == 0)
            {
                port.Send("MEAS:ALL?\n");
            }

            rig.Run(1);
            if (Flips(rig) != flips)
            {
                Assert.AreEqual(5, flips == 0 ? 5 : step - last);
                flips++;
                last = step;
            }
        }

        Assert.AreEqual(120, flips);
    }

    [TestMethod]
    public void Polarity_changes_half_a_pulse_early()
    {
        // The half period of 1 s is counted from the first pulse, 10 ms after the start; the write takes effect with the pulse after it.
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Board.Calls = "";
        rig.Start("ms-slow-square", 200);
        for (int step = 0; step < 100 && rig.Board.Calls.IndexOf('S') < 0; step++)
        {
            rig.Run(1);
        }

        long start = rig.Board.Now;
        Assert.AreEqual(0, FlipsAt(rig, start + 1004500));
        Assert.AreEqual(1, FlipsAt(rig, start + 1005500));
        Assert.AreEqual(1, FlipsAt(rig, start + 2004500));
        Assert.AreEqual(2, FlipsAt(rig, start + 2005500));
    }

    // Runs to a time of the board, whose last step may be shorter than a tick.
    private static int FlipsAt(StimulatorFixture rig, long micros)
    {
        int tick = rig.Board.TickMicros;
        rig.Run((int)((micros - rig.Board.Now) / tick));
        rig.Board.TickMicros = (int)(micros - rig.Board.Now);
        rig.Run(1);
        rig.Board.TickMicros = tick;
        return Flips(rig);
    }

    private static int Flips(StimulatorFixture rig)
    {
        int flips = 0;
        for (int i = 0; i < rig.Board.Calls.Length; i++)
        {
            if (rig.Board.Calls[i] == 'F')
            {
                flips++;
            }
        }

        return flips;
    }
}

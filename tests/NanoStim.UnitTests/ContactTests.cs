using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Set-point, peak, mean and electrode voltage, held against each other.</summary>
[TestClass]
public class ContactTests
{
    [TestMethod]
    [DataRow("ms-facial", 200)]
    [DataRow("ms-slow-square", 600)]
    [DataRow("ems-short-contractions", 20000)]
    [Requirement("SR-10")]
    public void Electrode_off_trips_within_100_millis(string program, int microAmps)
    {
        StimulatorFixture rig = StimulatorFixture.Delivering(program, microAmps);
        rig.Run(50);
        rig.Board.Open = true;
        rig.AssertTrips(FaultCode.ElectrodeOpen, 10);
    }

    [TestMethod]
    [Requirement("SR-10")]
    [Requirement("SR-13")]
    public void Current_that_cannot_be_reached_trips()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.PeakPermille = 700;
        rig.Board.MeanPermille = 700;
        rig.AssertTrips(FaultCode.CurrentNotReached, 120);
    }

    [TestMethod]
    [DataRow("ms-facial", 200, 95)]
    [DataRow("ems-short-contractions", 20000, 119)]
    public void Contact_check_has_its_time(string program, int microAmps, int steps)
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Start(program, microAmps);
        rig.RunTo(SessionState.ContactCheck, 100);
        Assert.AreEqual(steps, rig.RunTo(SessionState.RampUp, 1000));
    }

    [TestMethod]
    [Requirement("SR-14")]
    public void Regulator_makes_up_for_what_is_within_its_reach()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.PeakPermille = 950;
        rig.Board.MeanPermille = 950;
        rig.Run(500);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
        Assert.IsTrue(rig.Board.SetPoint >= 208 && rig.Board.SetPoint <= 212);
    }

    [TestMethod]
    [Requirement("SR-14")]
    public void Regulator_does_not_wind_up_against_the_ceiling()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 60000);
        rig.Board.PeakPermille = 950;
        rig.Board.MeanPermille = 950;
        rig.RunTo(SessionState.RampDown, 600);
        rig.Run(20);

        // A fifth of the ramp of 1 s.
        Assert.IsTrue(rig.Board.SetPoint < 50000);
    }

    [TestMethod]
    [DataRow(1250)]
    [DataRow(500)]
    [Requirement("SR-13")]
    public void Mean_that_does_not_fit_the_train_trips(int permille)
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Run(100);
        rig.Board.MeanPermille = permille;
        rig.AssertTrips(FaultCode.SenseDisagree, 31);
    }

    [TestMethod]
    [Requirement("SR-11")]
    public void Shorted_electrodes_trip()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 20000);
        rig.Run(100);
        rig.Board.LoadOhms = 20;
        rig.AssertTrips(FaultCode.ElectrodeShort, 80);
    }

    [TestMethod]
    [Requirement("SR-10")]
    public void Voltage_that_jumps_at_the_same_current_trips_in_ems()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 20000);
        rig.Run(100);
        rig.Board.LoadOhms = 2600;
        rig.AssertTrips(FaultCode.ContactJump, 3);
    }

    [TestMethod]
    public void Probe_that_glides_over_skin_does_not_trip_in_microcurrent()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Run(100);
        rig.Board.LoadOhms = 100000;
        rig.Run(100);
        rig.Board.LoadOhms = 10000;
        rig.Run(300);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
    }

    [TestMethod]
    [DataRow(1000, 200, 20000, 250)]
    [DataRow(3000, 262, 20000, 250)]
    [DataRow(5000, 280, 20000, 250)]
    [DataRow(1000, 200, 60000, 700)]
    [DataRow(5000, 280, 60000, 700)]
    [Requirement("SR-11")]
    public void Drooping_voltage_is_neither_short_nor_jump(int milliHertz, int widthMicros, int microAmps, int ohms)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, milliHertz, widthMicros, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, 60, 1000, 0, 1000, 0, 100) };
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Board.LoadOhms = ohms;
        rig.Start(new TreatmentProgram("x", "x", StimulationMode.Ems, segments), microAmps);
        rig.RunTo(SessionState.Deliver, 600);
        rig.Run(1500);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
        rig.Board.LoadOhms = 20;
        rig.AssertTrips(FaultCode.ElectrodeShort, 320);
    }
}

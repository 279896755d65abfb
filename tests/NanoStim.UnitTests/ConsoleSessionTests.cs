using nanoFramework.TestFramework;
using NanoStim.Firmware.Console;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>What the console may do with the session, and what it may not.</summary>
[TestClass]
public class ConsoleSessionTests
{
    [TestMethod]
    public void Session_is_started_measured_paused_and_stopped()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        Assert.AreEqual(200, console.Board.LoadMicroAmps);
        Assert.AreEqual("deliver;1", console.Ask("SYST:STAT?;:OUTP?"));
        Assert.AreEqual("200.0E-6", console.Ask("MEAS:CURR?"));
        Assert.AreEqual("0", console.Ask("OUTP:PROT:TRIP?"));
        console.Say("OUTP:PAUS");
        Assert.AreEqual(0, console.Board.LoadMicroAmps);
        Assert.AreEqual("paused;1", console.Ask("SYST:STAT?;:OUTP?"));
        console.Say("OUTP:RES");
        Assert.AreEqual("10.0E-6", console.Ask("CURR?"));
        console.Say("OUTP OFF");
        Assert.AreEqual(0, console.Board.LoadMicroAmps);
        Assert.AreEqual("idle;0", console.Ask("SYST:STAT?;:OUTP?"));
        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));
        Assert.AreEqual(200, console.Rig.PeakMicroAmps);
    }

    [TestMethod]
    public void Intensity_is_ramped_to_while_output_is_on()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "100UA");
        int before = console.Board.LoadMicroAmps;
        console.Say("CURR 600UA");
        int after = console.Board.LoadMicroAmps;
        Assert.IsTrue(after - before < 600 * 200 / 1000);
        for (int i = 0; i < 4; i++)
        {
            console.Rig.Run(80);
            console.Say("*OPC");
        }

        Assert.AreEqual("600.0E-6", console.Ask("MEAS:CURR?"));
        Assert.AreEqual(600, console.Rig.PeakMicroAmps);
        console.Refuses("CURR 601UA", -222);
        console.Say("CURR 10UA");
        console.Rig.Run(20);
        Assert.AreEqual(10, console.Board.LoadMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-32")]
    [DataRow("CURR 100UA")]
    [DataRow("FREQ 10HZ")]
    [DataRow("PULS:WIDT 5MS")]
    [DataRow("PULS:SHAP BIPH")]
    [DataRow("DUR 60S")]
    [DataRow("PROG:NAME 'ms-thirty'")]
    [DataRow("OUTP:RES")]
    [DataRow("OUTP:PROT:CLE")]
    [DataRow("SYST:WDOG 5S")]
    [DataRow("*RCL 0")]
    public void Without_the_strap_nothing_is_changed(string line)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Board.Switches.BenchStrap = false;
        console.Rig.Run(1);
        console.Refuses(line, -203);
        Assert.AreEqual("\"ms-facial\";0.0E-6;2000.0E-3", console.Ask("PROG:NAME?;:CURR?;:SYST:WDOG?"));
    }

    [TestMethod]
    [Requirement("SR-32")]
    [DataRow("OUTP OFF", (int)SessionState.Idle)]
    [DataRow("ABOR", (int)SessionState.Idle)]
    [DataRow("*RST", (int)SessionState.Idle)]
    [DataRow("OUTP:PAUS", (int)SessionState.Paused)]
    [DataRow("\u0003", (int)SessionState.Idle)]
    [DataRow("NONSENSE\nOUTP OFF", (int)SessionState.Idle)]
    [DataRow("'unfinished\nabort", (int)SessionState.Idle)]
    public void Without_the_strap_it_stops_what_the_buttons_have_started(string line, int state)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Board.Switches.BenchStrap = false;
        console.Board.Switches.Plus = true;
        console.Rig.Run(10);
        console.Board.Switches.Plus = false;
        console.Rig.RunTo(SessionState.Deliver, 1000);
        console.Refuses("CURR 100UA", -203);
        Assert.AreEqual(10, console.Session.IntensityMicroAmps);

        // No keep-alive for what the buttons have started.
        console.Rig.Run(500);
        Assert.AreEqual(10, console.Board.LoadMicroAmps);
        console.Say(line);
        Assert.AreEqual(state, (int)console.Session.State);
        Assert.AreEqual(0, console.Board.LoadMicroAmps);
    }

    [TestMethod]
    [DataRow((int)StimulationMode.Microcurrent, 10000, 5000)]
    [DataRow((int)StimulationMode.Ems, 50000, 300)]
    public void Train_has_defaults(int number, int milliHertz, int micros)
    {
        StimulationMode mode = (StimulationMode)number;
        Assert.AreEqual(milliHertz, ConsoleTrain.DefaultMilliHertz(mode));
        TreatmentSegment segment = ConsoleTrain.Make("x", mode, PulseShape.SymmetricBiphasic, milliHertz, 0).Segments[0];
        Assert.AreEqual(micros, segment.Train.PhaseWidthMicros);
        Assert.AreEqual(milliHertz, segment.Train.FrequencyMilliHertz);
        Assert.AreEqual(0, segment.Train.PulsesPerPolarity);
        Assert.AreEqual(2000, segment.RampUpMillis);
        Assert.AreEqual(2000, segment.RampDownMillis);
        Assert.AreEqual(0, segment.OnMillis + segment.OffMillis);
        Assert.AreEqual((int)PulseShape.BipolarSquare, (int)SquareAt(1000));
        Assert.AreEqual((int)PulseShape.SlowBipolarSquare, (int)SquareAt(999));
    }

    [TestMethod]
    [Requirement("SR-32")]
    public void Start_says_why_it_is_inhibited()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        Assert.AreEqual("8,\"nothing-set\"", console.Ask("OUTP:INH?"));
        console.Refuses("OUTP ON", 108);
        console.Say("CURR 100UA");
        Assert.AreEqual("0,\"none\"", console.Ask("OUTP:INH?"));
        console.Board.Switches.BenchStrap = false;
        console.Rig.Run(1);
        console.Refuses("OUTP ON", 107);
        console.Board.Switches.ChargerPresent = true;
        console.Rig.Run(1);
        console.Refuses("OUTP 1", 103);
        console.Board.Switches.StopPressed = true;
        console.Rig.Run(1);
        console.Refuses("OUTP ON", 102);
        Assert.AreEqual(0, console.Rig.PeakMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-32")]
    [DataRow("FREQ 20HZ")]
    [DataRow("PULS:WIDT 5MS")]
    [DataRow("PROG:NAME 'ms-thirty'")]
    [DataRow("DUR 60S")]
    [DataRow("*RCL 0")]
    public void Nothing_but_the_intensity_changes_in_a_session(string line)
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "100UA");
        console.Refuses(line, -221);
        Assert.AreEqual(100, console.Board.LoadMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-32")]
    public void Train_of_ones_own_is_checked_as_a_program()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("CURR 100UA;FREQ 20HZ");
        Assert.AreEqual("\"console\";20000.0E-3;SQU;0.0E-6;0.0E-6", console.Ask("PROG:NAME?;:FREQ?;:PULS:SHAP?;:PULS:WIDT?;:CURR?"));
        console.Say("PULS:WIDT 2MS");
        Assert.AreEqual("20000.0E-3;BIPH;2000.0E-6", console.Ask("FREQ?;PULS:SHAP?;WIDT?"));
        console.Say("PULS:SHAP NEG");
        Assert.AreEqual("NEG;2000.0E-6", console.Ask("PULS:SHAP?;WIDT?"));
        console.Say("PULS:SHAP SQUARE");
        console.Say("FREQ 0.5");
        Assert.AreEqual("500.0E-3;SQU", console.Ask("FREQ?;PULS:SHAP?"));
        console.Refuses("FREQ 0.4HZ", -222);
        console.Refuses("FREQ 1501HZ", -222);
        console.Refuses("PULS:WIDT 199US", -222);
        console.Say("FREQ 1KHZ");
        console.Refuses("PULS:WIDT 1MS", -221);
        Assert.AreEqual("1000000.0E-3;1800", console.Ask("FREQ?;DUR?"));
        console.Say("DUR 90S");
        Assert.AreEqual("90;1;1800", console.Ask("DUR?;DUR? MIN;DUR? MAX"));
        console.Refuses("DUR 1801S", -222);
        console.Refuses("DUR 90500MS", -222);
        console.Say("*SAV 1;*RST");
        Assert.AreEqual("\"ms-facial\";1200", console.Ask("PROG:NAME?;:DUR?"));
        console.Say("*RCL 1");
        Assert.AreEqual("\"console\";1000000.0E-3;90", console.Ask("PROG:NAME?;:FREQ?;DUR?"));
    }

    [TestMethod]
    public void Mode_is_that_of_the_slide_switch()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        Assert.AreEqual("MS", console.Ask("MODE?"));
        console.Board.Switches.EmsSwitch = true;
        console.Rig.Run(1);
        Assert.AreEqual("EMS", console.Ask("SOUR:MODE?"));
        console.Refuses("PROG:NAME 'ms-thirty'", -221);
        console.Say("PROG:NAME 'EMS-Forty'");
        Assert.AreEqual("1000.0E-6;60000.0E-6", console.Ask("CURR? MIN;CURR? MAX"));
        console.Say("CURR 20MA");
        Assert.AreEqual("20000.0E-6", console.Ask("CURR?"));
        console.Say("PULS:SHAP BIPH");
        console.Refuses("PULS:SHAP POS", -221);
        console.Refuses("PULS:WIDT 351US", -222);
        console.Say("*RST");
        Assert.IsTrue(console.Ask("PROG:NAME?").IndexOf("ems-") > 0);
        string names = console.Ask("PROG:CAT?");
        Assert.AreEqual(0, names.IndexOf("\"ems-"));
        Assert.IsTrue(names.IndexOf("ms-facial") < 0);
        Assert.IsTrue(names.IndexOf("\"ems-forty\",") > 0);
    }

    [TestMethod]
    [Requirement("SR-32")]
    public void Fault_is_told_and_cleared_only_when_its_cause_is_gone()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        console.Board.Switches.ChargerPresent = true;
        console.Rig.RunTo(SessionState.Fault, 100);
        console.Rig.Run(30);
        Assert.AreEqual("1061,\"charger-connected\"", console.Ask("SYST:ERR?"));
        Assert.AreEqual("1;61;charger-connected", console.Ask("OUTP:PROT:TRIP?;CODE?;REAS?"));
        Assert.AreEqual("\"" + FaultCatalogue.Of(FaultCode.ChargerConnected).Remedy + "\"", console.Ask("OUTP:PROT:REM?"));
        Assert.AreEqual("\"" + FaultCatalogue.Of(FaultCode.ChargerConnected).Text + "\"", console.Ask("OUTP:PROT:TEXT?"));
        console.Refuses("OUTP:PROT:CLE", -221);
        Same.Are(FaultCode.ChargerConnected, console.Rig.Stimulator.Fault);
        console.Refuses("OUTP ON", 101);
        console.Board.Switches.ChargerPresent = false;
        console.Rig.Run(1);
        console.Say("OUTP:PROT:CLE");
        Assert.AreEqual("0;0;none;idle;0.0E-6", console.Ask("OUTP:PROT:TRIP?;CODE?;REAS?;:SYST:STAT?;:CURR?"));
    }

    [TestMethod]
    public void Fault_of_the_device_needs_the_self_test()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        console.Board.PeakPermille = 4000;
        console.Rig.RunTo(SessionState.Fault, 100);
        console.Board.PeakPermille = 1000;
        console.Board.ZeroIsOff = true;
        console.Rig.Run(30);
        console.Say("*CLS;:OUTP:PROT:CLE");
        console.Rig.Run(1000);
        Assert.AreEqual("fault;80;80", console.Ask("SYST:STAT?;:OUTP:PROT:CODE?;*TST?"));
        console.Board.ZeroIsOff = false;
        console.Say("OUTP:PROT:CLE");
        Assert.AreEqual("1;self-test", console.Ask("*TST?;:SYST:STAT?"));
        console.Rig.RunTo(SessionState.Idle, 1000);
        Assert.AreEqual("0", console.Ask("*TST?"));
    }

    [TestMethod]
    public void Complete_is_left_by_off_and_by_on()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("DUR 5S;CURR 100UA;:SYST:WDOG 10S;:OUTP ON");
        console.Rig.RunTo(SessionState.Complete, 950);
        console.Say("OUTP ON");
        Same.Are(SessionState.ContactCheck, console.Session.State);
        console.Say("OUTP OFF");
        Same.Are(SessionState.Idle, console.Session.State);
    }

    private static PulseShape SquareAt(int milliHertz)
    {
        return ConsoleTrain.Make("x", StimulationMode.Microcurrent, PulseShape.BipolarSquare, milliHertz, 0).Segments[0].Train.Shape;
    }
}

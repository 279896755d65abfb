using nanoFramework.TestFramework;
using NanoStim.Firmware.Console;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>A treatment that is sent as data.</summary>
[TestClass]
public class ConsoleUserProgramTests
{
    [TestMethod]
    public void Treatment_is_sent_stored_chosen_and_run()
    {
        byte[] memory = new byte[64];
        ConsoleFixture console = ConsoleFixture.PoweredUp(memory);
        Assert.AreEqual("empty,\"none\"", console.Ask("PROG:USER:STAT?"));
        Send(console);
        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));
        Assert.AreEqual("valid,\"none\"", console.Ask("PROG:USER:STAT?"));
        Assert.IsTrue(console.Ask("PROG:CAT?").EndsWith(",\"ms-two-stage\",\"user\""));
        Run(console, 100);

        // And after a power-off.
        ConsoleFixture next = ConsoleFixture.PoweredUp(memory);
        Assert.AreEqual("\"user\";92", next.Ask("PROG:NAME?;:DUR?"));
        Assert.AreEqual("0,0;NONE;9.91E37;1", next.Ask("PROG:USER:SEGM?;SHAP?;FREQ?;REP?"));
        next.Say("PROG:USER:LOAD");
        Assert.AreEqual("1,2;BIPH;20000.0E-3;2000.0E-6;0;30", next.Ask("PROG:USER:SEGM?;SHAP?;FREQ?;WIDT?;PULS?;TIME?"));
        Assert.AreEqual("1500.0E-3;5000.0E-3;1200.0E-3;2500.0E-3;50;2", next.Ask("PROG:USER:UP?;ON?;DOWN?;OFF?;LEV?;REP?"));
        next.Say("PROG:USER:SEGM 2");
        Assert.AreEqual("2,2;POS;10000.0E-3;20000.0E-6;5;16;0.0E-3", next.Ask("PROG:USER:SEGM?;SHAP?;FREQ?;WIDT?;PULS?;TIME?;ON?"));
        Run(next, 100);
        next.Say("PROG:USER:DEL");
        Assert.AreEqual("\"ms-facial\";empty,\"none\"", next.Ask("PROG:NAME?;USER:STAT?"));
        next.Refuses("PROG:NAME 'user'", -224);
        next.Refuses("PROG:USER:LOAD", -221);
    }

    [TestMethod]
    public void Refusals_are_named_by_their_numbers()
    {
        Assert.AreEqual("frequency-out-of-range", ErrorTexts.RefusalOf((int)PlanResult.FrequencyOutOfRange));
        Assert.AreEqual("phase-width-out-of-range", ErrorTexts.RefusalOf((int)PlanResult.PhaseWidthOutOfRange));
        Assert.AreEqual("duty-too-high", ErrorTexts.RefusalOf((int)PlanResult.DutyTooHigh));
        Assert.AreEqual("quantisation-too-coarse", ErrorTexts.RefusalOf((int)PlanResult.QuantisationTooCoarse));
        Assert.AreEqual("phase-charge-too-high", ErrorTexts.RefusalOf((int)PlanResult.PhaseChargeTooHigh));
        Assert.AreEqual("shape-not-allowed", ErrorTexts.RefusalOf((int)PlanResult.ShapeNotAllowed));
        Assert.AreEqual("timing-invalid", ErrorTexts.RefusalOf((int)PlanResult.TimingInvalid));
        Assert.AreEqual("duration-out-of-range", ErrorTexts.RefusalOf((int)PlanResult.DurationOutOfRange));
        Assert.AreEqual("not-idle", ErrorTexts.RefusalOf((int)PlanResult.NotIdle));
        Assert.AreEqual("net-charge-too-high", ErrorTexts.RefusalOf((int)PlanResult.NetChargeTooHigh));
        Assert.AreEqual("not-stored", ErrorTexts.RefusalOf((int)PlanResult.NotStored));
    }

    [TestMethod]
    public void Sequence_runs_up_to_255_times()
    {
        ConsoleFixture console = ConsoleFixture.PoweredUp(new byte[64]);
        console.Say("PROG:USER:REP 255");
        Assert.AreEqual("255;0,\"No error\"", console.Ask("PROG:USER:REP?;:SYST:ERR?"));
        console.Refuses("PROG:USER:REP 256", -222);
    }

    [TestMethod]
    [DataRow("PROG:USER:CLE")]
    [DataRow("PROG:USER:SEGM 1")]
    [DataRow("PROG:USER:SHAP BIPH")]
    [DataRow("PROG:USER:FREQ 10")]
    [DataRow("PROG:USER:LEV 10")]
    [DataRow("PROG:USER:REP 10")]
    [DataRow("PROG:USER:LOAD")]
    [DataRow("PROG:USER:STOR")]
    [DataRow("PROG:USER:DEL")]
    public void User_program_needs_the_strap_and_idle(string line)
    {
        byte[] memory = new byte[64];
        ConsoleFixture console = ConsoleFixture.PoweredUp(memory);
        Send(console);
        console.Say("PROG:NAME 'ms-facial';:CURR 100UA;:SYST:WDOG 10S;:OUTP ON");
        string calls = console.Board.Calls;
        console.Refuses(line, -221);
        console.Say("OUTP OFF");
        console.Rig.Run(20);
        console.Board.Switches.BenchStrap = false;
        console.Rig.Run(1);
        console.Refuses(line, -203);
        Assert.AreEqual("valid,\"none\"", console.Ask("PROG:USER:STAT?"));
        Assert.AreEqual("valid,\"none\"", ConsoleFixture.PoweredUp(memory).Ask("PROG:USER:STAT?"));
        Assert.IsTrue(console.Board.Calls.StartsWith(calls));
    }

    [TestMethod]
    [DataRow("PROG:USER:SEGM 0", -222)]
    [DataRow("PROG:USER:SEGM 3", -222)]
    [DataRow("PROG:USER:REP 0", -222)]
    [DataRow("PROG:USER:REP 256", -222)]
    [DataRow("PROG:USER:SHAP ROUND", -224)]
    [DataRow("PROG:USER:SHAP 1", -104)]
    [DataRow("PROG:USER:FREQ 10.05HZ", -222)]
    [DataRow("PROG:USER:FREQ 2KHZ", -222)]
    [DataRow("PROG:USER:FREQ MAX", -104)]
    [DataRow("PROG:USER:WIDT 300", -131)]
    [DataRow("PROG:USER:WIDT 16385US", -222)]
    [DataRow("PROG:USER:PULS 64", -222)]
    [DataRow("PROG:USER:TIME 2048S", -222)]
    [DataRow("PROG:USER:UP 25.6S", -222)]
    [DataRow("PROG:USER:UP 150MS", -222)]
    [DataRow("PROG:USER:ON 5.1S", -222)]
    [DataRow("PROG:USER:OFF 128S", -222)]
    [DataRow("PROG:USER:LEV 128", -222)]
    [DataRow("PROG:USER:STOR 1", -108)]
    public void Value_that_the_record_does_not_hold_is_refused(string line, int error)
    {
        ConsoleFixture console = ConsoleFixture.PoweredUp(new byte[64]);
        console.Say("PROG:USER:SEGM 1");
        string before = console.Ask("PROG:USER:SEGM?;SHAP?;FREQ?;WIDT?;PULS?;TIME?;UP?;ON?;DOWN?;OFF?;LEV?;REP?");
        console.Refuses(line, error);
        Assert.AreEqual(before, console.Ask("PROG:USER:SEGM?;SHAP?;FREQ?;WIDT?;PULS?;TIME?;UP?;ON?;DOWN?;OFF?;LEV?;REP?"));
    }

    [TestMethod]
    [DataRow("", 208)]
    [DataRow("SEGM 1;FREQ 0", 201)]
    [DataRow("SEGM 1;FREQ 1600HZ", 201)]
    [DataRow("SEGM 1;WIDT 199US", 202)]
    [DataRow("SEGM 1;FREQ 100HZ;WIDT 5MS", 203)]
    [DataRow("SEGM 1;FREQ 0.6HZ", 204)]
    [DataRow("SEGM 1;SHAP ALT;PULS 1;FREQ 100HZ", 204)]
    [DataRow("SEGM 1;SHAP ALT;PULS 63;FREQ 1HZ;WIDT 500MS", 205)]
    [DataRow("SEGM 1;LEV 101", 207)]
    [DataRow("SEGM 1;LEV 0", 207)]
    [DataRow("SEGM 1;UP 0S", 207)]
    [DataRow("SEGM 1;DOWN 0S", 207)]
    [DataRow("SEGM 1;ON 121S", 207)]
    [DataRow("SEGM 1;ON 1S", 207)]
    [DataRow("SEGM 1;OFF 120.5S", 207)]
    [DataRow("SEGM 1;TIME 0S", 208)]
    [DataRow("SEGM 1;TIME 1801S", 208)]
    [DataRow("SEGM 1;TIME 60S;REP 31", 208)]
    [DataRow("SEGM 1;TIME 1800S;SEGM 2;TIME 1S", 208)]
    [DataRow("SEGM 1;SHAP POS;FREQ 10HZ;WIDT 50MS;TIME 1800S", 210)]
    [DataRow("SEGM 1;SHAP NEG;FREQ 10HZ;WIDT 50MS;TIME 60S;REP 30", 210)]
    [DataRow("SEGM 1;SHAP ALT;FREQ 10HZ;WIDT 20MS;PULS 5;REP 2", 210)]
    [DataRow("SEGM 1;SHAP ALT;FREQ 10HZ;WIDT 20MS;PULS 5;ON 10S;OFF 10S", 210)]
    [DataRow("SEGM 1;SHAP SQU;FREQ 0.5HZ;ON 10S;OFF 10S", 210)]
    public void Treatment_beyond_the_rules_is_refused(string fields, int error)
    {
        byte[] memory = new byte[64];
        ConsoleFixture console = ConsoleFixture.PoweredUp(memory);
        Send(console);
        console.Say("PROG:USER:CLE" + (fields.Length > 0 ? ";" + fields : ""));
        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));
        console.Refuses("PROG:USER:STOR", error);
        Assert.AreEqual("valid", console.Ask("PROG:USER:STAT?").Substring(0, 5));
        console.Say("PROG:USER:LOAD");
        Assert.AreEqual("1,2;20000.0E-3", console.Ask("PROG:USER:SEGM?;FREQ?"));
    }

    [TestMethod]
    [DataRow("SEGM 1;SHAP POS", 206)]
    [DataRow("SEGM 1;SHAP SQU", 206)]
    [DataRow("SEGM 1;WIDT 351US", 202)]
    [DataRow("SEGM 1;FREQ 121HZ", 201)]
    public void Treatment_for_ems_has_the_limits_of_ems(string fields, int error)
    {
        ConsoleFixture console = ConsoleFixture.PoweredUp(new byte[64]);
        console.Board.Switches.EmsSwitch = true;
        console.Rig.Run(1);
        console.Say("PROG:USER:CLE;SEGM 1;STOR");
        Assert.AreEqual("valid,\"none\"", console.Ask("PROG:USER:STAT?"));
        console.Say("PROG:USER:CLE;" + fields);
        console.Refuses("PROG:USER:STOR", error);
        console.Board.Switches.EmsSwitch = false;
        console.Rig.Run(1);
        console.Refuses("PROG:NAME 'user'", -221);
        Assert.IsTrue(console.Ask("PROG:CAT?").IndexOf("user") < 0);
    }

    [TestMethod]
    public void Broken_record_is_said_and_not_offered()
    {
        byte[] memory = new byte[64];
        Send(ConsoleFixture.PoweredUp(memory));
        memory[UserRecord.At + 3] ^= 8;
        ConsoleFixture console = ConsoleFixture.PoweredUp(memory);
        Assert.AreEqual("damaged,\"none\"", console.Ask("PROG:USER:STAT?"));
        Assert.IsTrue(console.Ask("PROG:CAT?").IndexOf("user") < 0);
        console.Refuses("PROG:NAME 'user'", -224);
        console.Refuses("PROG:USER:LOAD", -221);
        console.Say("PROG:USER:DEL");
        Assert.AreEqual("empty,\"none\"", console.Ask("PROG:USER:STAT?"));
    }

    [TestMethod]
    public void Memory_that_takes_nothing_is_said()
    {
        ConsoleFixture console = ConsoleFixture.PoweredUp(new byte[64]);
        console.Say("PROG:USER:SEGM 1");
        console.Board.MemoryIsStuck = true;
        console.Refuses("PROG:USER:STOR", 211);
        Assert.AreEqual("empty,\"not-stored\"", console.Ask("PROG:USER:STAT?"));
        console.Refuses("PROG:USER:DEL", 211);
    }

    [TestMethod]
    public void Saved_program_that_is_gone_is_not_recalled()
    {
        ConsoleFixture console = ConsoleFixture.PoweredUp(new byte[64]);
        Send(console);
        console.Say("PROG:NAME 'user';*SAV 1;NAME 'ms-facial';*RCL 1");
        Assert.AreEqual("\"user\"", console.Ask("PROG:NAME?"));
        console.Say("PROG:USER:CLE;SEGM 1;STOR");
        console.Refuses("*RCL 1", -221);
        console.Refuses("*RCL 2", -221);
    }

    /// <summary>Two segments: cycles, then a monophasic train; both run twice.</summary>
    private static void Send(ConsoleFixture console)
    {
        console.Say("PROG:USER:CLE;SEGM 1;SHAP BIPH;FREQ 20HZ;WIDT 2MS;TIME 30S;UP 1.5S;ON 5S;DOWN 1200MS;OFF 2.5S;LEV 50");
        console.Say("PROG:USER:SEGM 2;SHAP POSITIVE;FREQ 10HZ;WIDT 20MS;PULS 5;TIME 16S;REP 2");
        console.Say("PROG:USER:STORE");
    }

    /// <summary>Runs the first seconds at 200 µA, of which the first segment has half.</summary>
    private static void Run(ConsoleFixture console, int microAmps)
    {
        console.Say("PROG:NAME \"User\";:CURR 200UA;:SYST:WDOG 10S;:OUTP ON");
        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));
        console.Rig.RunTo(SessionState.Deliver, 900);
        console.Rig.Run(20);
        Assert.AreEqual(microAmps, console.Board.LoadMicroAmps);
        Assert.AreEqual(microAmps, console.Rig.PeakMicroAmps);
        console.Say("ABOR");
        console.Rig.Run(20);
    }
}

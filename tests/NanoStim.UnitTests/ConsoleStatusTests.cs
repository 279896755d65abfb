using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Error queue and registers (IEEE 488.2, chapter 11; SCPI-99, volume 1, chapter 9).</summary>
[TestClass]
public class ConsoleStatusTests
{
    [TestMethod]
    public void Queue_keeps_order_and_ends_with_an_overflow()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("CURR 1");
        for (int i = 0; i < 16; i++)
        {
            console.Say("NOBODY");
        }

        Assert.AreEqual("16", console.Ask("SYST:ERR:COUN?"));
        Assert.AreEqual("-131,\"Invalid suffix\"", console.Ask("SYST:ERR?"));
        for (int i = 0; i < 14; i++)
        {
            Assert.AreEqual("-113,\"Undefined header\"", console.Ask("SYST:ERR:NEXT?"));
        }

        Assert.AreEqual("-350,\"Queue overflow\"", console.Ask("SYST:ERR?"));
        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));
    }

    [TestMethod]
    public void Cls_empties_queue_and_events()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("NOBODY");
        console.Say("*CLS");
        Assert.AreEqual("0;0;0;0", console.Ask("SYST:ERR:COUN?;*ESR?;:STAT:OPER?;*STB?"));
    }

    [TestMethod]
    [DataRow("NOBODY", 32)]
    [DataRow("CURR 1A", 16)]
    [DataRow("OUTP ON", 8)]
    [DataRow("*OPC", 1)]
    public void Event_status_says_what_kind_of_error_it_was(string line, int bit)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("*ESE 255;*SRE 32");
        console.Say(line);
        string status = console.Ask("*STB?");
        Assert.AreEqual(bit == 1 ? "96" : "100", status);
        Assert.AreEqual(bit.ToString() + ";0", console.Ask("*ESR?;*ESR?"));
        Assert.AreEqual("255;32", console.Ask("*ESE?;*SRE?"));
    }

    [TestMethod]
    public void Power_on_is_an_event()
    {
        FakeConsolePort port = new FakeConsolePort();
        StimulatorFixture rig = new StimulatorFixture(port);
        rig.RunTo(SessionState.Idle, 100);
        port.Send("*ESR?\n");
        rig.Run(30);
        Assert.AreEqual("128\n", port.Take());
    }

    [TestMethod]
    public void Operation_register_follows_the_session()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        Assert.AreEqual("1040", console.Ask("STAT:OPER:COND?"));

        // Self-test, contact check, ramp, output.
        Assert.AreEqual("23;0", console.Ask("STAT:OPER?;OPER:EVEN?"));
        console.Say("STAT:OPER:ENAB 256;*SRE 128");
        console.Say("OUTP:PAUS");
        console.Rig.Run(20);
        Assert.AreEqual("192", console.Ask("*STB?"));
        Assert.AreEqual("256;256", console.Ask("STAT:OPER:EVEN?;ENAB?"));
        console.Say("STAT:PRES");
        Assert.AreEqual("0", console.Ask("STAT:OPER:ENAB?"));
        console.Refuses("STAT:OPER:ENAB 32768", -222);
    }

    [TestMethod]
    public void Questionable_register_says_what_speaks_against_a_session()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        Assert.AreEqual("0", console.Ask("STAT:QUES:COND?"));
        console.Board.Switches.BenchStrap = false;
        console.Board.Switches.StopPressed = true;
        console.Board.Switches.ChargerPresent = true;
        console.Board.BatteryMilliVolts = 3000;
        console.Rig.Run(1);
        Assert.AreEqual("3592", console.Ask("STAT:QUES:COND?"));
        console.Say("STAT:QUES:ENAB 1024");
        Assert.AreEqual("8;1024;3592;3592", console.Ask("*STB?;:STAT:QUES:ENAB?;:STAT:QUES?;QUES?"));
    }

    [TestMethod]
    public void Queue_has_a_fault_as_soon_as_the_state_says_so()
    {
        // The console takes note of events every 0.1 s: the question comes at each step of that.
        for (int steps = 0; steps < 10; steps++)
        {
            ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "100UA");
            console.Rig.Run(steps);
            console.Board.Switches.ChargerPresent = true;
            for (int i = 0; i < 100 && console.Session.State != SessionState.Fault; i++)
            {
                console.Rig.Run(1);
            }

            Assert.AreEqual("fault;1061,\"charger-connected\"", console.Ask("SYST:STAT?;:SYST:ERR?"));
        }
    }

    [TestMethod]
    public void Opc_waits_for_the_level_and_the_next_line_ends_the_wait()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("SYST:WDOG 10S;:CURR 100UA;:OUTP ON");
        console.Port.Send("*OPC?\r\n");
        console.Rig.Run(30);
        Assert.AreEqual("", console.Port.Take());
        console.Port.Send("SYST:VERS?\n");
        console.Settle();
        Assert.AreEqual("1999.0\n", console.Port.Take());
        Assert.AreEqual("-410,\"Query INTERRUPTED\"", console.Ask("SYST:ERR?"));
        console.Say("*CLS;*OPC");
        Assert.AreEqual("0", console.Ask("*ESR?"));
        console.Port.Send("*OPC?\n");
        console.Rig.RunTo(SessionState.Deliver, 800);
        console.Settle();
        Assert.AreEqual("1\n", console.Port.Take());
        Assert.AreEqual("1", console.Ask("*ESR?"));
    }

    [TestMethod]
    public void Opc_waits_for_an_intensity_that_was_chosen_in_delivery()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "100UA");
        console.Say("*CLS");
        console.Port.Send("CURR 500UA;*OPC?\n");
        int before = 0;
        for (int i = 0; i < 600 && console.Port.Take() == ""; i++)
        {
            before = console.Board.LoadMicroAmps;
            console.Rig.Run(1);
        }

        // It was answered, and by then the load had the current.
        Assert.AreEqual(500, before);
        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));

        // The same with the event: not at once, and without any event of the session.
        int events = console.Session.Log.Count;
        console.Say("CURR 100UA;*OPC");
        Assert.AreEqual("1", console.Ask("*ESR?"));
        console.Say("CURR 600UA;*OPC");
        Assert.AreEqual("0", console.Ask("*ESR?"));
        console.Say("SYST:WDOG 10S");
        console.Rig.Run(300);
        Assert.AreEqual(600, console.Board.LoadMicroAmps);
        Assert.AreEqual("1", console.Ask("*ESR?"));
        Assert.AreEqual("1", console.Ask("*OPC?"));
        Assert.AreEqual(events, console.Session.Log.Count);
    }

    [TestMethod]
    public void Waiting_opc_is_abandoned_by_the_next_line()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "100UA");
        console.Port.Send("CURR 600UA;*OPC?\n");
        console.Rig.Run(40);
        console.Say("OUTP OFF");
        Same.Are(SessionState.Idle, console.Session.State);
        Assert.AreEqual("-410,\"Query INTERRUPTED\"", console.Ask("SYST:ERR?"));
    }

    [TestMethod]
    public void Time_since_power_up_is_told_to_the_millisecond()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        string time = console.Ask("SYST:TIME?");
        Assert.IsTrue(time.EndsWith(".0E-3"));
        int millis = int.Parse(time.Substring(0, time.IndexOf('.')));
        Assert.IsTrue(millis <= console.Board.Now / 1000 && millis > console.Board.Now / 1000 - 1000);
        console.Board.Now = 2147483648000;
        Assert.IsTrue(console.Ask("SYST:TIME?").StartsWith("214748"));
        Assert.IsTrue(console.Ask("SYST:TIME?").IndexOf('E') < 0);
    }

    [TestMethod]
    public void Opc_that_would_hold_the_rest_of_its_line_is_refused()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("CURR 100UA;:OUTP ON");
        console.Refuses("*OPC?;:OUTP OFF", -221);
        console.Say("*WAI;:OUTP OFF");
        Same.Are(SessionState.Idle, console.Session.State);
    }

    [TestMethod]
    public void Log_is_read_by_number()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        Assert.AreEqual("5", console.Ask("LOG:COUN?"));
        string start = console.Ask("LOG? 2");
        Assert.AreEqual(0, start.IndexOf("2,"));
        Assert.IsTrue(start.IndexOf("E-3,idle,contact-check,start,200") > 0);
        Assert.IsTrue(console.Ask("LOG:LAST?").IndexOf(",ramp-up,deliver,level-reached,200") > 0);
        console.Refuses("LOG? 5", -222);
        console.Refuses("LOG? -1", -222);
        console.Refuses("LOG? X", -104);
    }

    [TestMethod]
    public void Measurements_have_their_units()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        string all = console.Ask("MEAS:ALL?");
        int commas = 0;
        for (int i = 0; i < all.Length; i++)
        {
            commas += all[i] == ',' ? 1 : 0;
        }

        Assert.AreEqual(7, commas);
        Assert.AreEqual(0, all.IndexOf("200.0E-6,"));
        Assert.AreEqual("900", console.Ask("MEAS:IMP?"));
        Assert.AreEqual("3900.0E-3;4000.0E-3", console.Ask("MEAS:VOLT:BATT?;RESE?"));
        console.Say("OUTP OFF");
        console.Rig.Run(20);
        Assert.AreEqual("9.91E37", console.Ask("MEAS:IMP?"));
        Assert.AreEqual("10.0E-6,600.0E-6;1800;3600,237.0E-3", console.Ask("LIM:CURR?;DUR?;DAY?"));
        Assert.AreEqual("500.0E-3,1500000.0E-3;200.0E-6,1000000.0E-6;600000.0E-9,118800000.0E-9", console.Ask("LIM:FREQ?;WIDT?;CHAR?"));
        string used = console.Ask("USAG:TIME?;LEFT?;CHAR?");
        Assert.IsTrue(used.IndexOf(";35") > 0);
        Assert.IsTrue(console.Ask("*IDN?").IndexOf("nanoStim,") == 0);
    }
}

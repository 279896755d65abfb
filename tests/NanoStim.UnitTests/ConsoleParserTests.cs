using nanoFramework.TestFramework;
using NanoStim.Firmware.Console;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Lines of the console: forms, separators, and what is wrong with those that are refused.</summary>
[TestClass]
public class ConsoleParserTests
{
    [TestMethod]
    [DataRow("SYST:VERS?", "1999.0")]
    [DataRow("system:version?", "1999.0")]
    [DataRow("SYSTem:VERSion?", "1999.0")]
    [DataRow(":SySt:VeRsIoN?", "1999.0")]
    [DataRow("  SYST:VERS? ", "1999.0")]
    [DataRow("\tSYST:VERS?", "1999.0")]
    [DataRow("SOUR:CURR?", "0.0E-6")]
    [DataRow("CURR?", "0.0E-6")]
    [DataRow("SOURCE:CURRENT:LEVEL?", "0.0E-6")]
    [DataRow("CURR:LEV?", "0.0E-6")]
    [DataRow("SYST:ERR:NEXT?", "0,\"No error\"")]
    [DataRow("SYST:STAT?", "idle")]
    [DataRow("*opc?", "1")]
    public void Short_and_long_forms_are_the_same(string line, string reply)
    {
        Assert.AreEqual(reply, ConsoleFixture.Idle().Ask(line));
    }

    [TestMethod]
    public void Word_is_found_or_missed_within_eight_places()
    {
        byte[] places = new CommandTree().Places;
        int taken = 0;
        int longest = 0;

        // Twice around: a row of places may go over the end.
        for (int i = 0; i < places.Length * 2; i++)
        {
            taken = places[i % places.Length] != CommandTree.None ? taken + 1 : 0;
            longest = taken > longest ? taken : longest;
        }

        Assert.IsTrue(longest > 0 && longest < 8);
    }

    [TestMethod]
    [DataRow("SYST:VERS?;STAT?", "1999.0;idle")]
    [DataRow("SYST:ERR:COUN?;NEXT?", "0;0,\"No error\"")]
    [DataRow("SYST:VERS?;:CURR?", "1999.0;0.0E-6")]
    [DataRow("SYST:VERS?;*OPC?;STAT?", "1999.0;1;idle")]
    [DataRow("CURR?;MODE?", "0.0E-6;MS")]
    [DataRow("SOUR:PULS:SHAP?;WIDT?", "SQU;0.0E-6")]
    [DataRow("*OPC?;", "1")]
    public void Commands_of_a_line_continue_at_the_branch_of_the_last(string line, string reply)
    {
        Assert.AreEqual(reply, ConsoleFixture.Idle().Ask(line));
    }

    [TestMethod]
    [DataRow("SYSTE:VERS?", -113)]
    [DataRow("SYST:VERS", -113)]
    [DataRow("SYST?", -113)]
    [DataRow("SYST:NOTHING?", -113)]
    [DataRow("*RST?", -113)]
    [DataRow("*XYZ", -113)]
    [DataRow("SYST:VERS?;CURR?", -113)]
    [DataRow("ABCDEFGHIJKLM?", -112)]
    [DataRow("SYST::VERS?", -102)]
    [DataRow("SYST:", -102)]
    [DataRow("::", -102)]
    [DataRow(";", -102)]
    [DataRow("?", -102)]
    [DataRow("12", -102)]
    [DataRow("CURR1?", -113)]
    [DataRow("*OPC?;;*OPC?", -102)]
    [DataRow("OUTP", -109)]
    [DataRow("CURR", -109)]
    [DataRow("LOG?", -109)]
    [DataRow("*CLS 1", -108)]
    [DataRow("SYST:VERS? 1", -102)]
    [DataRow("CURR 100UA,200UA", -108)]
    [DataRow("OUTP ON,OFF", -108)]
    [DataRow("OUTP ON OFF", -102)]
    [DataRow("OUTP PERHAPS", -224)]
    [DataRow("OUTP 2", -222)]
    [DataRow("OUTP 1.5", -222)]
    [DataRow("STR 2", -222)]
    [DataRow("OUTP 'ON'", -104)]
    [DataRow("CURR 'ON'", -104)]
    [DataRow("PROG:NAME 12", -104)]
    [DataRow("PROG:NAME 'ms-facial", -151)]
    [DataRow("PROG:NAME 'ms-facial-with-a-very-long-name'", -151)]
    [DataRow("PROG:NAME 'nobody'", -224)]
    [DataRow("PROG:NAME 'ems-forty'", -221)]
    [DataRow("*ESE X", -104)]
    [DataRow("*ESE 256", -222)]
    [DataRow("*ESE 1US", -138)]
    [DataRow("*SAV 4", -222)]
    [DataRow("*RCL 0", -221)]
    [DataRow("CURR MEDIUM", -224)]
    [DataRow("CURR? MEDIUM", -224)]
    [DataRow("CURR? 12", -104)]
    [DataRow("PULS:SHAP ROUND", -224)]
    public void What_is_wrong_has_its_number(string line, int number)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        if (line.IndexOf("*OPC?;;") == 0)
        {
            // What came before the error was executed.
            Assert.AreEqual("1", console.Ask(line));
            string error = console.Ask("SYST:ERR?");
            Assert.AreEqual(number.ToString(), error.Substring(0, 4));
            return;
        }

        if (line.IndexOf("?;CURR?") > 0)
        {
            Assert.AreEqual("1999.0", console.Ask(line));
            Assert.AreEqual("-113,\"Undefined header\"", console.Ask("SYST:ERR?"));
            return;
        }

        console.Refuses(line, number);
        Assert.AreEqual("0.0E-6", console.Ask("CURR?"));
        Assert.AreEqual("\"ms-facial\"", console.Ask("PROG:NAME?"));
    }

    [TestMethod]
    [DataRow("200UA", 200)]
    [DataRow("200ua", 200)]
    [DataRow("200 UA", 200)]
    [DataRow("0.2MA", 200)]
    [DataRow(".2ma", 200)]
    [DataRow("+200.000UA", 200)]
    [DataRow("2E2UA", 200)]
    [DataRow("2E-4A", 200)]
    [DataRow("0.0002A", 200)]
    [DataRow("000000000000200UA", 200)]
    [DataRow("200e-6 A", 200)]
    [DataRow("0UA", 0)]
    [DataRow("-0UA", 0)]
    [DataRow("MIN", 10)]
    [DataRow("MAX", 600)]
    [DataRow("maximum", 600)]
    [DataRow("DEF", 0)]
    public void Currents_are_read_as_they_are_written(string text, int microAmps)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("CURR " + text);
        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));
        Assert.AreEqual(microAmps, console.Session.IntensityMicroAmps);
        Assert.AreEqual(microAmps.ToString() + ".0E-6", console.Ask("CURR?"));
    }

    [TestMethod]
    [Requirement("SR-32")]
    [DataRow("200", -131)]
    [DataRow("200US", -131)]
    [DataRow("200XA", -131)]
    [DataRow("200UAUAUA", -131)]
    [DataRow("200U A", -102)]
    [DataRow("2A0", -120)]
    [DataRow("200..0UA", -120)]
    [DataRow("--200UA", -120)]
    [DataRow("UA", -224)]
    [DataRow("+UA", -120)]
    [DataRow(".", -120)]
    [DataRow("1E", -120)]
    [DataRow("1E+UA", -120)]
    [DataRow("1E99UA", -120)]
    [DataRow("1234567890UA", -120)]
    [DataRow("-200UA", -222)]
    [DataRow("601UA", -222)]
    [DataRow("9UA", -222)]
    [DataRow("200.5UA", -222)]
    [DataRow("1A", -222)]
    [DataRow("999999999A", -222)]
    [DataRow("1E20A", -222)]
    [DataRow("#H20", -120)]
    public void Currents_that_are_wrong_change_nothing(string text, int number)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Refuses("CURR " + text, number);
        Assert.AreEqual(0, console.Session.IntensityMicroAmps);
    }

    [TestMethod]
    public void Line_of_128_characters_is_taken_and_one_more_is_not()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        string blanks = new string(' ', 118);
        Assert.AreEqual("1999.0", console.Ask("SYST:VERS?" + blanks));
        console.Refuses("SYST:VERS?" + blanks + " ", -363);
        console.Refuses(new string('A', 1000), -112);
        console.Refuses(new string(' ', 1000), -363);
    }

    [TestMethod]
    public void Bytes_that_are_no_text_are_refused_once_a_line()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        for (int i = 128; i < 256; i++)
        {
            console.Port.Send((byte)i);
        }

        console.Refuses("", -101);
        console.Port.Send(0);
        console.Refuses("OUTP ON", -101);
        Same.Are(SessionState.Idle, console.Session.State);
    }

    [TestMethod]
    public void Lines_may_come_in_pieces_and_with_any_end()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Port.Forget();
        console.Port.Send("SYST:VE");
        console.Settle();
        console.Port.Send("RS?\r");
        console.Settle();
        Assert.AreEqual("1999.0\n", console.Port.Take());
        console.Port.Send("\n\n\r\nSYST:VERS?\r\nSYST:STAT?\n");
        console.Settle();
        Assert.AreEqual("1999.0\nidle\n", console.Port.Take());
    }

    [TestMethod]
    public void Bytes_that_were_lost_drop_the_line_that_they_were_in()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Port.Send("CURR 1");
        console.Settle();
        console.Port.Overruns = true;
        console.Settle();
        console.Port.Send("00UA\n");
        console.Settle();
        Assert.AreEqual("-363,\"Input buffer overrun\"", console.Ask("SYST:ERR?"));
        Assert.AreEqual(0, console.Session.IntensityMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-32")]
    public void Break_forgets_the_line()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Port.Send("CURR 100UA;CURR 2");
        console.Port.Send(3);
        console.Settle();
        Assert.AreEqual(100, console.Session.IntensityMicroAmps);
        Assert.AreEqual("1999.0", console.Ask("SYST:VERS?"));
        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));
    }
}

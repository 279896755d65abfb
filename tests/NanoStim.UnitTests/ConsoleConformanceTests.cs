using nanoFramework.TestFramework;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Rules of IEEE 488.2 and SCPI-99 that have no test elsewhere; docs/console.md names the clause of each.</summary>
[TestClass]
public class ConsoleConformanceTests
{
    private const string NoError = "0,\"No error\"";

    [TestMethod]
    [DataRow("*CLS")]
    [DataRow("*ESE 32")]
    [DataRow("*ESE?")]
    [DataRow("*ESR?")]
    [DataRow("*IDN?")]
    [DataRow("*OPC")]
    [DataRow("*OPC?")]
    [DataRow("*RST")]
    [DataRow("*SRE 32")]
    [DataRow("*SRE?")]
    [DataRow("*STB?")]
    [DataRow("*TST?")]
    [DataRow("*WAI")]
    [DataRow("SYST:ERR?")]
    [DataRow("SYST:ERR:NEXT?")]
    [DataRow("SYST:VERS?")]
    [DataRow("STAT:OPER?")]
    [DataRow("STAT:OPER:EVEN?")]
    [DataRow("STAT:OPER:COND?")]
    [DataRow("STAT:OPER:ENAB 1")]
    [DataRow("STAT:OPER:ENAB?")]
    [DataRow("STAT:QUES?")]
    [DataRow("STAT:QUES:EVEN?")]
    [DataRow("STAT:QUES:COND?")]
    [DataRow("STAT:QUES:ENAB 1")]
    [DataRow("STAT:QUES:ENAB?")]
    [DataRow("STAT:PRES")]
    public void Mandatory_command_is_there(string line)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        if (line[line.Length - 1] == '?')
        {
            Assert.IsTrue(console.Ask(line).Length > 0);
        }
        else
        {
            console.Say(line);
        }

        Assert.AreEqual(NoError, console.Ask("SYST:ERR?"));
    }

    [TestMethod]
    public void Identity_has_four_fields()
    {
        string identity = ConsoleFixture.Idle().Ask("*IDN?");
        Assert.AreEqual(4, identity.Split(',').Length);
        Assert.IsTrue(identity.Length <= 72);
    }

    /// <summary>A reset leaves what belongs to the status: masks, events, queue.</summary>
    [TestMethod]
    public void Reset_leaves_masks_and_queue()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("*ESE 60;*SRE 36;:STAT:QUES:ENAB 2");
        console.Say("NOBODY");
        console.Say("*RST");
        Assert.AreEqual("60;36;2;1;32", console.Ask("*ESE?;*SRE?;:STAT:QUES:ENAB?;:SYST:ERR:COUN?;*ESR?"));
    }

    [TestMethod]
    public void Cls_leaves_masks()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("*ESE 60;*SRE 36;:STAT:OPER:ENAB 16");
        console.Say("*CLS");
        Assert.AreEqual("60;36;16", console.Ask("*ESE?;*SRE?;:STAT:OPER:ENAB?"));
    }

    [TestMethod]
    public void Status_byte_is_not_cleared_by_its_query()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("NOBODY");
        Assert.AreEqual("4;4", console.Ask("*STB?;*STB?"));
    }

    /// <summary>One reply for a line, its fields separated by semicolons, in the order of the questions.</summary>
    [TestMethod]
    public void Replies_of_a_line_are_one_message()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Port.Forget();
        console.Port.Send("*OPC?;*ESE?;:SYST:VERS?;*SRE?\n");
        console.Settle();
        Assert.AreEqual("1;0;1999.0;0\n", console.Port.Take());
    }

    /// <summary>What was executed before an error stays; what comes after it in the line is dropped, and its reply with it.</summary>
    [TestMethod]
    public void Command_that_fails_ends_its_line()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("CURR 100UA;NOBODY;CURR 200UA");
        Assert.AreEqual("100.0E-6;1", console.Ask("CURR?;:SYST:ERR:COUN?"));
    }

    [TestMethod]
    [DataRow("*ESE 31.5", -222)]
    [DataRow("*ESE -1", -222)]
    [DataRow("*SRE 256", -222)]
    [DataRow("*ESE #B1", -120)]
    public void Number_that_a_register_does_not_take_changes_nothing(string line, int number)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Refuses(line, number);
        Assert.AreEqual("0;0", console.Ask("*ESE?;*SRE?"));
    }

    [TestMethod]
    [DataRow("*SAV 1;*RCL 1")]
    [DataRow("OUTP OFF;:OUTP:STAT OFF;STAT OFF")]
    [DataRow("SYST:WDOG 2S;*CLS;WDOG 3S;:CURR 100UA")]
    [DataRow("STAT:OPER:ENAB 1;COND?;ENAB?")]
    public void Branch_stays_over_common_commands_and_ends_with_a_colon(string line)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Port.Send(line + "\n");
        console.Settle();
        Assert.AreEqual(NoError, console.Ask("SYST:ERR?"));
    }
}

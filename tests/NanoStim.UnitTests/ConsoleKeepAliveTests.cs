using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>A session that the console has started ends with the lines of the console.</summary>
[TestClass]
public class ConsoleKeepAliveTests
{
    private const int StepsOfTwoSeconds = 200;

    [TestMethod]
    [Requirement("SR-33")]
    [DataRow("")]
    [DataRow("OUTP?")]
    [DataRow("NONSENSE?\n")]
    [DataRow("\n\n")]
    [DataRow("CURR 700UA\n")]
    public void Silence_half_a_line_and_nonsense_end_the_output(string text)
    {
        ConsoleFixture console = Delivering();
        int steps = 0;
        int falls = 0;
        int before = console.Board.LoadMicroAmps;
        while (console.Board.LoadMicroAmps > 0 && steps < 1000)
        {
            if (steps % 20 == 0)
            {
                console.Port.Send(text);
            }

            console.Rig.Run(1);
            int now = console.Board.LoadMicroAmps;
            Assert.IsTrue(now <= before);
            falls += now < before ? 1 : 0;
            before = now;
            steps++;
        }

        Assert.IsTrue(steps <= StepsOfTwoSeconds);
        Assert.IsTrue(steps >= StepsOfTwoSeconds - 70);
        Assert.IsTrue(falls >= 4);
        console.Rig.Run(10);
        Same.Are(SessionState.Idle, console.Session.State);
        Same.Are(Firmware.Safety.FaultCode.None, console.Rig.Stimulator.Fault);
        console.Rig.Run(1000);
        Assert.AreEqual(0, console.Board.LoadMicroAmps);

        console.Port.Send("\n*ESE 0\n");
        console.Settle();
        bool found = false;
        for (int i = 0; i < 16; i++)
        {
            found |= console.Ask("SYST:ERR?") == "310,\"Keep-alive missed\"";
        }

        Assert.IsTrue(found || text.Length > 8);
    }

    [TestMethod]
    public void Lines_keep_it_on()
    {
        ConsoleFixture console = Delivering();
        for (int i = 0; i < 20; i++)
        {
            console.Rig.Run(100);
            Assert.AreEqual("200.0E-6", console.Ask("MEAS:CURR?"));
        }

        Assert.AreEqual("0,\"No error\"", console.Ask("SYST:ERR?"));
    }

    [TestMethod]
    [Requirement("SR-33")]
    public void Line_that_comes_after_the_ramp_has_begun_is_too_late()
    {
        ConsoleFixture console = Delivering();
        for (int i = 0; i < StepsOfTwoSeconds && console.Board.LoadMicroAmps == 200; i++)
        {
            console.Rig.Run(1);
        }

        console.Say("*ESE 0");
        console.Rig.Run(50);
        Same.Are(SessionState.Idle, console.Session.State);
    }

    [TestMethod]
    [Requirement("SR-33")]
    public void Ramp_that_is_cut_by_minus_only_falls()
    {
        ConsoleFixture console = Delivering();
        for (int i = 0; i < StepsOfTwoSeconds && console.Board.LoadMicroAmps == 200; i++)
        {
            console.Rig.Run(1);
        }

        console.Session.SetIntensity(10);
        console.Rig.Run(12);
        Assert.IsTrue(console.Board.LoadMicroAmps <= 10);
        console.Rig.Run(50);
        Same.Are(SessionState.Idle, console.Session.State);
    }

    [TestMethod]
    [Requirement("SR-33")]
    [DataRow("999MS", -222)]
    [DataRow("10001MS", -222)]
    [DataRow("2", -131)]
    public void Time_has_limits(string text, int number)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Refuses("SYST:WDOG " + text, number);
        Assert.AreEqual("2000.0E-3;1000.0E-3;10000.0E-3", console.Ask("SYST:WDOG?;WDOG? MIN;WDOG? MAX"));
    }

    [TestMethod]
    [Requirement("SR-33")]
    public void Session_that_the_console_has_resumed_is_its_own()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Board.Switches.Plus = true;
        console.Rig.Run(10);
        console.Board.Switches.Plus = false;
        console.Rig.RunTo(SessionState.Deliver, 1000);
        console.Say("OUTP:PAUS");
        console.Rig.Run(500);
        Same.Are(SessionState.Paused, console.Session.State);
        console.Say("OUTP:RES");
        console.Rig.Run(StepsOfTwoSeconds + 5);
        Same.Are(SessionState.Idle, console.Session.State);
    }

    private static ConsoleFixture Delivering()
    {
        ConsoleFixture console = ConsoleFixture.Delivering("ms-facial", "200UA");
        console.Say("SYST:WDOG 2S");
        return console;
    }
}

using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>STOP, and lines that were sent before it was pressed.</summary>
[TestClass]
public class ConsoleStopTests
{
    private const int LongReplies = 20;
    private const string StopInhibit = "102,";

    [TestMethod]
    [Requirement("SR-16")]
    [Requirement("SR-32")]
    [DataRow(1)]
    [DataRow(20)]
    public void Start_that_waits_while_stop_is_pressed_starts_nothing(int stopSteps)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        SendBehindReplies(console, "CURR 200UA;:OUTP ON\n");
        console.Board.Switches.StopPressed = true;
        console.Rig.Run(stopSteps);
        console.Board.Switches.StopPressed = false;

        // Longer than a start is refused for after STOP.
        console.Rig.Run(1500);
        Assert.IsTrue(console.Port.IsEmpty);
        Same.Are(SessionState.Idle, console.Session.State);
        Assert.AreEqual(0, console.Board.LoadMicroAmps);
        Assert.IsTrue(console.Ask("SYST:ERR?").StartsWith(StopInhibit));
    }

    [TestMethod]
    public void Start_that_is_sent_after_stop_starts()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        SendBehindReplies(console, "*ESE 0\n");
        console.Board.Switches.StopPressed = true;
        console.Rig.Run(20);
        console.Board.Switches.StopPressed = false;
        console.Rig.Run(1500);
        console.Port.Forget();
        console.Say("CURR 200UA;:OUTP ON");
        Same.Are(SessionState.ContactCheck, console.Session.State);
    }

    /// <summary>A client that sends its next line as soon as it has a reply leaves the port empty for no look at it.</summary>
    [TestMethod]
    public void Start_that_follows_a_reply_at_once_starts()
    {
        FakeConsolePort port = new FakeConsolePort();
        StimulatorFixture rig = new StimulatorFixture(port);
        port.Send("SYST:STAT?\n");
        string reply = "";
        for (int i = 0; i < 300 && reply != "idle\n"; i++)
        {
            rig.Run(1);
            reply = port.Take();
            if (reply.Length > 0)
            {
                port.Send(reply == "idle\n" ? "CURR 200UA;:OUTP ON\n" : "SYST:STAT?\n");
            }
        }

        Assert.AreEqual("idle\n", reply);
        rig.Run(30);
        Same.Are(SessionState.ContactCheck, rig.Session.State);
    }

    // Each reply is long: the lines behind them wait for seconds.
    private static void SendBehindReplies(ConsoleFixture console, string line)
    {
        for (int i = 0; i < LongReplies; i++)
        {
            console.Port.Send("PROG:CAT?\n");
        }

        console.Port.Send(line);
        console.Rig.Run(20);
    }
}

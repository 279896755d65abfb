using nanoFramework.TestFramework;
using NanoStim.Firmware.Console;
using NanoStim.Firmware.Session;
using NanoStim.Hal;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>While the current changes, the console has every second of the steps that act.</summary>
[TestClass]
public class ConsoleRampTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Ramp_takes_as_long_with_a_client_that_talks(bool talks)
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        console.Say("CURR 200UA;:SYST:WDOG 10S;:OUTP ON");
        console.Rig.RunTo(SessionState.RampUp, 400);
        int steps = 0;
        while (console.Session.State == SessionState.RampUp && steps < 1000)
        {
            if (talks && steps % 20 == 0)
            {
                console.Port.Send("MEAS:ALL?\n");
            }

            console.Rig.Run(1);
            steps++;
        }

        // 2 s, and some steps until the first pulse.
        Same.Are(SessionState.Deliver, console.Session.State);
        Assert.IsTrue(steps > 195);
        Assert.IsTrue(steps < 225);
    }

    [TestMethod]
    public void Another_console_answers_beside_it()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        FakeConsolePort port = new FakeConsolePort();
        ScpiConsole other = rig.Stimulator.NewConsole(port, new InputState());
        port.Send("MEAS:ALL?\n");
        string reply = "";
        for (int i = 0; i < 100; i++)
        {
            rig.Run(1);
            other.Poll(rig.Board.Now, true);
            other.Work(rig.Board.Now);
            reply += port.Take();
        }

        Assert.IsTrue(reply.Length > 10);
    }

    // While it arms and the supply settles there is no time to look for lines.
    [TestMethod]
    public void Port_waits_for_pulses()
    {
        FakeConsolePort port = new FakeConsolePort();
        StimulatorFixture rig = new StimulatorFixture(port);
        rig.RunTo(SessionState.Idle, 100);
        rig.Start("ems-short-contractions", 20000);
        rig.Run(1);
        int steps = 0;
        port.Reads = 0;
        rig.Run(1);
        while (rig.Board.SetPoint == 0 && steps < 100)
        {
            Assert.AreEqual(0, port.Reads);
            rig.Run(1);
            steps++;
        }

        Assert.IsTrue(steps > 30);
        Assert.IsTrue(steps < 100);
    }
}

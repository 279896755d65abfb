using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Corrections of the measured current, over the console.</summary>
[TestClass]
public class ConsoleCalibrationTests
{
    private const string None = "1000.0E-3,1000.0E-3";
    private const string Start = "PROG:NAME \"ms-facial\";:CURR 300UA;:SYST:WDOG 10S;:OUTP ON";

    [TestMethod]
    [Requirement("SR-32")]
    [DataRow(970, 1031)]
    [DataRow(1000, 1000)]
    [DataRow(1030, 971)]
    public void Correction_is_stored_and_only_raises_the_scale(int readsPermille, int expected)
    {
        byte[] memory = new byte[64];
        ConsoleFixture console = Delivering(memory, readsPermille);
        int before = Thousandths(console.Ask("MEAS:CURR?"));
        console.Say("CAL:CURR " + console.Board.SetPoint.ToString() + "UA");
        string noted = console.Ask("CAL:CURR?");
        int factor = Thousandths(noted);
        Assert.IsTrue(factor - expected <= 4 && expected - factor <= 4);
        Assert.AreEqual(None + ";none", console.Ask("CAL:GAIN?;STAT?"));
        Assert.AreEqual(before, Thousandths(console.Ask("MEAS:CURR?")));

        console.Say("OUTP OFF");
        console.Rig.Run(20);
        console.Say("CAL:SAVE");
        string state = noted == None ? "none" : "valid";
        int raised = factor > 1000 ? factor - 1000 : 0;
        Assert.AreEqual(noted + ";" + noted + ";" + state, console.Ask("CAL:CURR?;GAIN?;STAT?"));
        Assert.AreEqual(raised, console.Board.MicrocurrentScalePermille);
        Assert.AreEqual(0, console.Board.EmsScalePermille);

        // After a power-off, the reading is what the meter shows.
        console = Delivering(memory, readsPermille);
        Assert.AreEqual(noted + ";" + state, console.Ask("CAL:GAIN?;STAT?"));
        Assert.AreEqual(raised, console.Board.MicrocurrentScalePermille);
        int difference = Thousandths(console.Ask("MEAS:CURR?")) - console.Board.SetPoint;
        Assert.IsTrue(difference >= -2 && difference <= 2);

        // A second one goes on from the first.
        console.Say("CAL:CURR " + console.Board.SetPoint.ToString() + "UA");
        difference = Thousandths(console.Ask("CAL:CURR?")) - factor;
        Assert.IsTrue(difference >= -6 && difference <= 6);
        console.Say("OUTP OFF");
        console.Rig.Run(20);
        console.Say("CAL:RES");
        Assert.AreEqual(None + ";" + None + ";none", console.Ask("CAL:CURR?;GAIN?;STAT?"));
        Assert.AreEqual(0, console.Board.MicrocurrentScalePermille);
    }

    [TestMethod]
    [DataRow("284UA", -222)]
    [DataRow("316UA", -222)]
    [DataRow("0UA", -222)]
    [DataRow("300", -131)]
    [DataRow("MAX", -104)]
    public void Correction_of_more_than_a_twentieth_is_refused(string measured, int error)
    {
        ConsoleFixture console = Delivering(new byte[64], 1000);
        console.Refuses("CAL:CURR " + measured, error);
        Assert.AreEqual(None, console.Ask("CAL:CURR?"));
        console.Say("CAL:CURR 285UA");
        console.Say("CAL:CURR 315UA");
        Assert.AreEqual("1050.0E-3,1000.0E-3", console.Ask("CAL:CURR?"));
    }

    [TestMethod]
    public void Correction_needs_a_steady_current_and_is_stored_in_idle()
    {
        ConsoleFixture console = ConsoleFixture.PoweredUp(new byte[64]);
        console.Refuses("CAL:CURR 300UA", -221);
        console = Delivering(new byte[64], 1000);
        console.Refuses("CAL:SAVE", -221);
        console.Refuses("CAL:RES", -221);
        console.Say("CURR 199UA");
        console.Refuses("CAL:CURR 199UA", -221);
        Settle(console);
        console.Refuses("CAL:CURR 199UA", -221);
        console.Say("CURR 200UA");
        Settle(console);
        console.Say("CAL:CURR 206UA");
        Assert.AreEqual("1030.0E-3,1000.0E-3", console.Ask("CAL:CURR?"));
        console.Board.Switches.BenchStrap = false;
        console.Refuses("CAL:CURR 200UA", -203);
        console.Say("OUTP OFF");
        console.Rig.Run(20);
        console.Refuses("CAL:SAVE", -203);
        console.Refuses("CAL:RES", -203);
        Assert.AreEqual(None + ";none", console.Ask("CAL:GAIN?;STAT?"));
    }

    [TestMethod]
    public void Memory_that_is_missing_or_takes_nothing_corrects_nothing()
    {
        ConsoleFixture console = ConsoleFixture.Idle();
        Assert.AreEqual(None + ";no-memory", console.Ask("CAL:GAIN?;STAT?"));
        console.Refuses("CAL:RES", -221);
        console = Delivering(new byte[64], 1000);
        console.Say("CAL:CURR 309UA");
        console.Say("OUTP OFF");
        console.Rig.Run(20);
        console.Board.MemoryIsStuck = true;
        console.Refuses("CAL:SAVE", -221);
        Assert.AreEqual(None + ";none", console.Ask("CAL:GAIN?;STAT?"));
        Assert.AreEqual(0, console.Board.MicrocurrentScalePermille);
    }

    private static ConsoleFixture Delivering(byte[] memory, int readsPermille)
    {
        ConsoleFixture console = ConsoleFixture.PoweredUp(memory);
        console.Board.PeakPermille = readsPermille;
        console.Say(Start);
        Settle(console);
        return console;
    }

    private static void Settle(ConsoleFixture console)
    {
        for (int i = 0; i < 12; i++)
        {
            console.Rig.Run(100);
            console.Say("*CLS");
        }

        Same.Are(SessionState.Deliver, console.Session.State);
    }

    private static int Thousandths(string reply)
    {
        return int.Parse(reply.Substring(0, reply.IndexOf('.')));
    }
}

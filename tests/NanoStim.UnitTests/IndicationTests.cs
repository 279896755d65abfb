using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>What light and buzzer show.</summary>
[TestClass]
public class IndicationTests
{
    [TestMethod]
    [DataRow((int)SessionState.ContactCheck)]
    [DataRow((int)SessionState.RampUp)]
    [DataRow((int)SessionState.Deliver)]
    [DataRow((int)SessionState.RampDown)]
    [DataRow((int)SessionState.Rest)]
    [Requirement("SR-31")]
    public void Light_is_on_without_a_break_while_the_output_is_on(int state)
    {
        Assert.AreEqual("1 1000/1000 2 20/1000", Shown((SessionState)state, false));
        Assert.AreEqual("1 1000/1000 10 100/1000", Shown((SessionState)state, true));
    }

    [TestMethod]
    [DataRow((int)SessionState.Idle, "5 50/1000 0 0/1000")]
    [DataRow((int)SessionState.Paused, "5 500/1000 0 0/1000")]
    [DataRow((int)SessionState.Complete, "5 350/1000 1 100/1000")]
    [DataRow((int)SessionState.Fault, "10 500/1000 10 500/1000")]
    [DataRow((int)SessionState.SelfTest, "1 10/1000 1 10/1000")]
    [Requirement("SR-31")]
    public void Every_state_with_output_off_has_a_pattern_of_its_own(int state, string expected)
    {
        Assert.AreEqual(expected, Shown((SessionState)state, false));
    }

    [TestMethod]
    [DataRow((int)SessionState.Idle, "2 20/1000 2 20/1000")]
    [DataRow((int)SessionState.Paused, "2 20/1000 2 20/1000")]
    [DataRow((int)SessionState.Complete, "2 20/1000 2 20/1000")]
    [DataRow((int)SessionState.Fault, "10 500/1000 10 500/1000")]
    [DataRow((int)SessionState.SelfTest, "1 10/1000 1 10/1000")]
    [Requirement("SR-31")]
    public void Low_battery_is_shown_unless_a_fault_is(int state, string expected)
    {
        Assert.AreEqual(expected, Shown((SessionState)state, true));
    }

    [TestMethod]
    [Requirement("SR-31")]
    public void Change_of_state_shows_in_the_same_step()
    {
        FakeBoard board = new FakeBoard();
        Indication indication = new Indication(board);
        Run(indication, SessionState.Idle, 150);
        Assert.IsFalse(board.LightIsOn);
        indication.Pass(1, SessionState.ContactCheck, false);
        Assert.IsTrue(board.LightIsOn);
        Assert.IsTrue(board.BuzzerIsOn);
        indication.Pass(1, SessionState.Idle, true);
        indication.Pass(1, SessionState.Idle, true);
        indication.Pass(1, SessionState.Paused, false);
        Assert.IsTrue(board.LightIsOn);
        Assert.IsFalse(board.BuzzerIsOn);
    }

    [TestMethod]
    public void States_with_output_on_share_one_rhythm_of_beeps()
    {
        FakeBoard board = new FakeBoard();
        Indication indication = new Indication(board);
        int beeps = 0;
        bool wasOn = false;
        for (int step = 0; step < 3000; step++)
        {
            indication.Pass(1, step % 200 < 100 ? SessionState.RampUp : SessionState.Deliver, false);
            beeps += board.BuzzerIsOn && !wasOn ? 1 : 0;
            wasOn = board.BuzzerIsOn;
        }

        Assert.AreEqual(6, beeps);
    }

    [TestMethod]
    [Requirement("SR-31")]
    public void Light_is_written_again_within_five_seconds_in_every_state()
    {
        // A transfer of the backup memory leaves it off.
        for (int state = 0; state <= (int)SessionState.Fault; state++)
        {
            Assert.IsTrue(StepsWithoutLight(state, false) <= 500, "state " + state);
            Assert.IsTrue(StepsWithoutLight(state, true) <= 500, "state " + state);
        }
    }

    /// <summary>The most control steps, in 30 s, in which the light was not written.</summary>
    private static int StepsWithoutLight(int state, bool batteryIsLow)
    {
        FakeBoard board = new FakeBoard();
        Indication indication = new Indication(board);
        int most = 0;
        int steps = 0;
        int writes = 0;
        for (int i = 0; i < 3000; i++)
        {
            indication.Pass(1, (SessionState)state, batteryIsLow);
            steps = board.LightWrites == writes ? steps + 1 : 0;
            writes = board.LightWrites;
            most = steps > most ? steps : most;
        }

        Assert.IsTrue(writes <= 60);
        return most;
    }

    /// <summary>In 10 s: flashes and steps with light, beeps and steps with sound.</summary>
    private static string Shown(SessionState state, bool batteryIsLow)
    {
        FakeBoard board = new FakeBoard();
        Indication indication = new Indication(board);
        int flashes = 0;
        int lit = 0;
        int beeps = 0;
        int sounding = 0;
        bool wasLit = false;
        bool wasSounding = false;
        for (int step = 0; step < 1000; step++)
        {
            indication.Pass(1, state, batteryIsLow);
            flashes += board.LightIsOn && !wasLit ? 1 : 0;
            beeps += board.BuzzerIsOn && !wasSounding ? 1 : 0;
            wasLit = board.LightIsOn;
            wasSounding = board.BuzzerIsOn;
            lit += wasLit ? 1 : 0;
            sounding += wasSounding ? 1 : 0;
        }

        return flashes + " " + lit + "/1000 " + beeps + " " + sounding + "/1000";
    }

    private static void Run(Indication indication, SessionState state, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            indication.Pass(1, state, false);
        }
    }
}

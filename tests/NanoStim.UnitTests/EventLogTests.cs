using nanoFramework.TestFramework;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

[TestClass]
public class EventLogTests
{
    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(64, 0)]
    [DataRow(65, 1)]
    [DataRow(200, 136)]
    public void Keeps_the_last_64(int events, int oldest)
    {
        EventLog log = new EventLog();
        for (int i = 0; i < events; i++)
        {
            log.Add(i * 5000000000L, TransitionTable.Rows[i % TransitionTable.Rows.Length], -i);
        }

        Assert.AreEqual(events, log.Count);
        Assert.AreEqual(oldest, log.Oldest);
        for (int i = oldest; i < events; i++)
        {
            Assert.AreEqual(i * 5000000000L, log.AtMicros(i));
            Assert.AreSame(TransitionTable.Rows[i % TransitionTable.Rows.Length], log.What(i));
            Assert.AreEqual(-i, log.Detail(i));
        }
    }

    [TestMethod]
    public void Says_what_became_of_a_session()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        long at = rig.Board.NowMicros();
        rig.Board.Switches.ChargerPresent = true;
        rig.Run(1);
        rig.Session.ClearFault(at + 20000);

        EventLog log = rig.Session.Log;
        string names = "";
        for (int i = 0; i < log.Count; i++)
        {
            names += log.What(i).Name + " ";
        }

        Assert.AreEqual("boot self-test-passed start contact-confirmed level-reached fault fault-cleared ", names);
        Assert.AreEqual(200, log.Detail(log.Count - 3));
        Assert.AreEqual((int)FaultCode.ChargerConnected, log.Detail(log.Count - 2));
        Assert.AreEqual(at + 10000, log.AtMicros(log.Count - 2));
        Assert.AreEqual(0, log.Detail(log.Count - 1));
        Assert.AreEqual(at + 20000, log.AtMicros(log.Count - 1));
    }
}

using nanoFramework.TestFramework;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

[TestClass]
public class TransitionTableTests
{
    [TestMethod]
    [Requirement("SR-24")]
    public void Every_row_is_found_and_no_other()
    {
        int found = 0;
        for (int state = 0; state <= (int)SessionState.Fault; state++)
        {
            for (int trigger = 0; trigger <= (int)SessionEvent.SelfTestRequested; trigger++)
            {
                Transition transition = TransitionTable.Find((SessionState)state, (SessionEvent)trigger);
                if (transition != null)
                {
                    found++;
                    Assert.AreEqual(state, (int)transition.From);
                    Assert.AreEqual(trigger, (int)transition.Trigger);
                    Assert.IsTrue(transition.Name.Length > 0);
                }
            }
        }

        // Two rows for one event in one state would hide each other.
        Assert.AreEqual(TransitionTable.Rows.Length, found);
    }

    [TestMethod]
    [Requirement("SR-21")]
    [Requirement("SR-24")]
    [Requirement("SR-11")]
    public void Fault_is_reached_from_everywhere_and_left_only_by_clearing()
    {
        for (int state = 0; state < (int)SessionState.Fault; state++)
        {
            Transition fault = TransitionTable.Find((SessionState)state, SessionEvent.FaultRaised);
            Same.Are(SessionState.Fault, fault.To);
        }

        for (int trigger = 0; trigger < (int)SessionEvent.FaultCleared; trigger++)
        {
            Assert.IsNull(TransitionTable.Find(SessionState.Fault, (SessionEvent)trigger));
        }

        Same.Are(SessionState.Idle, TransitionTable.Find(SessionState.Fault, SessionEvent.FaultCleared).To);
        Same.Are(SessionState.SelfTest, TransitionTable.Find(SessionState.Fault, SessionEvent.SelfTestRequested).To);
    }

    [TestMethod]
    [Requirement("SR-8")]
    [Requirement("SR-24")]
    public void Current_rises_only_after_a_contact_check()
    {
        // Ramp up is entered from the contact check, and from the rest of a session that had one.
        for (int i = 0; i < TransitionTable.Rows.Length; i++)
        {
            Transition row = TransitionTable.Rows[i];
            if (row.To == SessionState.RampUp)
            {
                Assert.IsTrue(row.From == SessionState.ContactCheck || row.From == SessionState.Rest);
            }

            if (row.To == SessionState.Deliver)
            {
                Assert.IsTrue(row.From == SessionState.RampUp);
            }
        }
    }

    [TestMethod]
    [Requirement("SR-16")]
    [Requirement("SR-24")]
    public void Stop_leads_to_idle_from_every_state_of_a_session()
    {
        for (int state = (int)SessionState.ContactCheck; state <= (int)SessionState.Paused; state++)
        {
            Transition stop = TransitionTable.Find((SessionState)state, SessionEvent.StopRequested);
            Same.Are(SessionState.Idle, stop.To);
        }
    }
}

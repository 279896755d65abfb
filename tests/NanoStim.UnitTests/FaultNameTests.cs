using nanoFramework.TestFramework;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;

namespace NanoStim.UnitTests;

/// <summary>Numbers and names that consoles, logs and people know, first of all those of the faults: they never change.</summary>
[TestClass]
public class FaultNameTests
{
    [TestMethod]
    [DataRow(0, "none")]
    [DataRow(10, "over-current")]
    [DataRow(11, "output-above-set-point")]
    [DataRow(12, "current-while-off")]
    [DataRow(13, "command-above-ceiling")]
    [DataRow(20, "electrode-open")]
    [DataRow(21, "electrode-short")]
    [DataRow(22, "current-not-reached")]
    [DataRow(23, "contact-jump")]
    [DataRow(24, "phase-missing")]
    [DataRow(25, "polarity-wrong")]
    [DataRow(30, "sense-stuck")]
    [DataRow(31, "sense-disagree")]
    [DataRow(32, "sense-saturated")]
    [DataRow(33, "signed-sense")]
    [DataRow(34, "supply-sense")]
    [DataRow(40, "phase-charge")]
    [DataRow(41, "net-charge")]
    [DataRow(42, "session-time")]
    [DataRow(43, "plan-refused")]
    [DataRow(44, "day-time")]
    [DataRow(45, "pulse-energy")]
    [DataRow(46, "rms")]
    [DataRow(47, "charge-imbalance")]
    [DataRow(48, "day-charge")]
    [DataRow(50, "late-step")]
    [DataRow(51, "internal-error")]
    [DataRow(52, "loop-slow")]
    [DataRow(53, "clock-mismatch")]
    [DataRow(54, "state-corrupt")]
    [DataRow(60, "battery-low")]
    [DataRow(61, "charger-connected")]
    [DataRow(62, "switch-mismatch")]
    [DataRow(70, "hardware-trip")]
    [DataRow(71, "latch-stuck")]
    [DataRow(72, "high-voltage")]
    [DataRow(80, "self-test")]
    [DataRow(81, "button-held")]
    [DataRow(82, "backup-memory")]
    [DataRow(83, "protection")]
    public void Name_of_the_number(int number, string name)
    {
        FaultEntry entry = FaultCatalogue.Of((FaultCode)number);
        Assert.AreEqual(number, (int)entry.Code);
        Assert.AreEqual(name, entry.Name);
    }

    // The console finds their names by them.
    [TestMethod]
    public void Enumerations_keep_their_numbers()
    {
        SessionEvent[] events =
        {
            SessionEvent.Booted, SessionEvent.SelfTestPassed, SessionEvent.StartRequested, SessionEvent.ContactConfirmed, SessionEvent.LevelReached, SessionEvent.OnTimeOver,
            SessionEvent.ZeroReached, SessionEvent.RestOver, SessionEvent.TreatmentOver, SessionEvent.PauseRequested, SessionEvent.ResumeRequested, SessionEvent.StopRequested,
            SessionEvent.Dismissed, SessionEvent.FaultRaised, SessionEvent.FaultCleared, SessionEvent.SelfTestRequested,
        };
        StartInhibit[] inhibits =
        {
            StartInhibit.None, StartInhibit.FaultLatched, StartInhibit.StopPressed, StartInhibit.ChargerPresent, StartInhibit.SwitchMismatch, StartInhibit.BatteryLow,
            StartInhibit.ProgramInvalid, StartInhibit.BenchStrapMissing, StartInhibit.NothingSet, StartInhibit.NotIdle, StartInhibit.DayLimitReached, StartInhibit.TimeNotBooked,
            StartInhibit.MemoryFailed, StartInhibit.DayChargeReached,
        };
        PlanResult[] results =
        {
            PlanResult.Ok, PlanResult.FrequencyOutOfRange, PlanResult.PhaseWidthOutOfRange, PlanResult.DutyTooHigh, PlanResult.QuantisationTooCoarse, PlanResult.PhaseChargeTooHigh,
            PlanResult.ShapeNotAllowed, PlanResult.TimingInvalid, PlanResult.DurationOutOfRange, PlanResult.NotIdle, PlanResult.NetChargeTooHigh, PlanResult.NotStored,
        };
        for (int i = 0; i < events.Length; i++)
        {
            Assert.AreEqual(i, (int)events[i]);
            Assert.AreEqual(i, i < inhibits.Length ? (int)inhibits[i] : i);
            Assert.AreEqual(i, i < results.Length ? (int)results[i] : i);
        }
    }

    [TestMethod]
    [Requirement("SR-26")]
    public void Every_fault_has_a_text_and_a_remedy()
    {
        for (int i = 0; i < FaultCatalogue.Count; i++)
        {
            FaultEntry entry = FaultCatalogue.At(i);
            Assert.IsTrue(entry.Text.Length > 5, entry.Name);
            Assert.IsTrue(entry.Remedy.Length > 5, entry.Name);
        }
    }
}

namespace NanoStim.Firmware.Session;

/// <summary>All transitions of the session. An event that has no row for a state has no effect in it.</summary>
public static class TransitionTable
{
    /// <summary>The rows.</summary>
    public static readonly Transition[] Rows =
    {
        new Transition(SessionState.PowerOn, SessionEvent.Booted, SessionState.SelfTest, "boot"),
        new Transition(SessionState.SelfTest, SessionEvent.SelfTestPassed, SessionState.Idle, "self-test-passed"),
        new Transition(SessionState.Idle, SessionEvent.StartRequested, SessionState.ContactCheck, "start"),
        new Transition(SessionState.ContactCheck, SessionEvent.ContactConfirmed, SessionState.RampUp, "contact-confirmed"),
        new Transition(SessionState.RampUp, SessionEvent.LevelReached, SessionState.Deliver, "level-reached"),
        new Transition(SessionState.RampUp, SessionEvent.OnTimeOver, SessionState.RampDown, "ramp-cut-short"),
        new Transition(SessionState.Deliver, SessionEvent.OnTimeOver, SessionState.RampDown, "on-time-over"),
        new Transition(SessionState.RampDown, SessionEvent.ZeroReached, SessionState.Rest, "zero-reached"),
        new Transition(SessionState.RampDown, SessionEvent.TreatmentOver, SessionState.Complete, "treatment-over"),
        new Transition(SessionState.Rest, SessionEvent.RestOver, SessionState.RampUp, "rest-over"),
        new Transition(SessionState.Rest, SessionEvent.TreatmentOver, SessionState.Complete, "treatment-over-at-rest"),
        new Transition(SessionState.ContactCheck, SessionEvent.PauseRequested, SessionState.Paused, "pause"),
        new Transition(SessionState.RampUp, SessionEvent.PauseRequested, SessionState.Paused, "pause"),
        new Transition(SessionState.Deliver, SessionEvent.PauseRequested, SessionState.Paused, "pause"),
        new Transition(SessionState.RampDown, SessionEvent.PauseRequested, SessionState.Paused, "pause"),
        new Transition(SessionState.Rest, SessionEvent.PauseRequested, SessionState.Paused, "pause"),
        new Transition(SessionState.Paused, SessionEvent.ResumeRequested, SessionState.ContactCheck, "resume"),
        new Transition(SessionState.ContactCheck, SessionEvent.StopRequested, SessionState.Idle, "stop"),
        new Transition(SessionState.RampUp, SessionEvent.StopRequested, SessionState.Idle, "stop"),
        new Transition(SessionState.Deliver, SessionEvent.StopRequested, SessionState.Idle, "stop"),
        new Transition(SessionState.RampDown, SessionEvent.StopRequested, SessionState.Idle, "stop"),
        new Transition(SessionState.Rest, SessionEvent.StopRequested, SessionState.Idle, "stop"),
        new Transition(SessionState.Paused, SessionEvent.StopRequested, SessionState.Idle, "stop"),
        new Transition(SessionState.Complete, SessionEvent.Dismissed, SessionState.Idle, "dismiss"),
        new Transition(SessionState.PowerOn, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.SelfTest, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.Idle, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.ContactCheck, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.RampUp, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.Deliver, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.RampDown, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.Rest, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.Paused, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.Complete, SessionEvent.FaultRaised, SessionState.Fault, "fault"),
        new Transition(SessionState.Fault, SessionEvent.FaultCleared, SessionState.Idle, "fault-cleared"),
        new Transition(SessionState.Fault, SessionEvent.SelfTestRequested, SessionState.SelfTest, "self-test"),
    };

    private const int Events = (int)SessionEvent.SelfTestRequested + 1;
    private const int States = (int)SessionState.Fault + 1;

    private static readonly Transition[] s_index = Index();

    /// <summary>The transition that an event makes in a state, or null where it has no effect.</summary>
    public static Transition Find(SessionState state, SessionEvent trigger)
    {
        return s_index[(int)state * Events + (int)trigger];
    }

    private static Transition[] Index()
    {
        Transition[] index = new Transition[States * Events];
        for (int i = 0; i < Rows.Length; i++)
        {
            index[(int)Rows[i].From * Events + (int)Rows[i].Trigger] = Rows[i];
        }

        return index;
    }
}

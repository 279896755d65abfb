using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Exploration.Tests;

internal sealed class ExplorationTests
{
    // A guard against a key that has become too fine, not a bound of the search.
    private const int MostStates = 20_000;

    [Test]
    [Requirement("SR-9")]
    [Requirement("SR-16")]
    [Requirement("SR-21")]
    [Requirement("SR-24")]
    public void Invariants_hold_in_every_state_that_can_be_reached()
    {
        Exploration exploration = new();
        bool complete = exploration.Run(MostStates);
        TestContext.Progress.WriteLine(
            $"{exploration.States} states, {exploration.Transitions} transitions, {Stimuli.All.Count} events, {exploration.Turns} turns of the loop");

        Assert.That(complete, "more states than expected");
        Assert.That(exploration.Broken.Distinct().Take(20), Is.Empty);
        Assert.That(exploration.DeadEnds().Take(5), Is.Empty, "states that cannot be left for Idle");
        Assert.That(exploration.SessionStates, Is.EquivalentTo(Enum.GetValues<SessionState>()));

        // Every move is one of the table's, and every move of the table was seen.
        (SessionState From, SessionState To)[] table = [.. TransitionTable.Rows.Select(row => (row.From, row.To)).Distinct()];
        Assert.That(exploration.Moves.Except(table), Is.Empty, "moves that are not in the table, or two in one control step");

        // Whatever the table says: the current rises after a contact check, or after a rest of a session that had one, and STOP ends a pause.
        Assert.That(exploration.Moves.Where(move => move.To == SessionState.RampUp).Select(move => move.From), Is.EquivalentTo(new[] { SessionState.ContactCheck, SessionState.Rest }));
        Assert.That(exploration.Moves, Does.Contain((SessionState.Paused, SessionState.Idle)));

        // Where the output is off and nothing is being tested, the gate has nothing to trip on: these rows are there in case it ever does. A pause still
        // has the output on when the step after it is late.
        (SessionState From, SessionState To)[] unused =
        [
            (SessionState.PowerOn, SessionState.Fault),
            (SessionState.Idle, SessionState.Fault),
            (SessionState.Complete, SessionState.Fault),
        ];
        Assert.That(table.Except(exploration.Moves), Is.EquivalentTo(unused), "moves of the table that were not seen");
    }
}

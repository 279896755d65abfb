namespace NanoStim.Exploration.Tests;

/// <summary>Something that happens to the stimulator, and the turns of the loop that follow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Happen">What happens before the control steps.</param>
/// <param name="Turns">How many control steps follow.</param>
/// <param name="After">What happens after them, if anything.</param>
/// <param name="IsPossible">Where it can happen.</param>
internal sealed record Stimulus(string Name, Action<World> Happen, int Turns, Action<World>? After = null, Func<World, bool>? IsPossible = null);

namespace NanoStim.Removal.Constants;

/// <summary>A place of a text, and what is written there instead.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many are replaced.</param>
/// <param name="Text">The new text.</param>
public sealed record NumberEdit(int Start, int Length, string Text);

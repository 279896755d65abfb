namespace NanoStim.Removal;

/// <summary>One control of a requirement, and the edit that removes it.</summary>
/// <param name="Id">Its name, unique: the requirement and what is removed, for example "SR-1-ceiling".</param>
/// <param name="Requirement">"SR-" and a number of SAFETY.md.</param>
/// <param name="Control">What is taken away, as the table says it.</param>
/// <param name="File">Path of the file to edit from the root of the checkout, with '/'.</param>
/// <param name="Text">Text that is in the file exactly once.</param>
/// <param name="Replacement">What comes instead of it.</param>
public sealed record Removal(string Id, string Requirement, string Control, string File, string Text, string Replacement);

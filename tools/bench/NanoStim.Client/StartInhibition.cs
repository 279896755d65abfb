namespace NanoStim.Client;

/// <summary>Why a start would be refused.</summary>
/// <param name="Number">0 where it would not.</param>
/// <param name="Text">The reason.</param>
public sealed record StartInhibition(int Number, string Text);

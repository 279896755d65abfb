namespace NanoStim.Repository.Tests.Words;

/// <summary>A phrase that the project does not use.</summary>
/// <param name="Text">The phrase, in lower case; a space stands for any space or line break.</param>
/// <param name="Instead">What to write.</param>
internal sealed record AvoidedPhrase(string Text, string Instead);

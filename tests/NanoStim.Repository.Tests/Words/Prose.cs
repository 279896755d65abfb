namespace NanoStim.Repository.Tests.Words;

/// <summary>A piece of text that people read: a comment, a string literal, or a page of the documentation.</summary>
/// <param name="Path">The file, from the root of the repository, with '/'.</param>
/// <param name="Line">The first line of the text in the file, from 1.</param>
/// <param name="Text">The text without comment marks and code; line breaks are kept.</param>
internal sealed record Prose(string Path, int Line, string Text);

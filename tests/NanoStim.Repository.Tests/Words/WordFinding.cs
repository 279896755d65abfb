namespace NanoStim.Repository.Tests.Words;

/// <summary>An avoided phrase in the repository.</summary>
/// <param name="Path">The file, from the root.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Phrase">The phrase.</param>
/// <param name="Context">Some words around it.</param>
internal sealed record WordFinding(string Path, int Line, AvoidedPhrase Phrase, string Context)
{
    /// <summary>Place, context, and what to write instead.</summary>
    public override string ToString() => $"{Path}({Line}): '{Phrase.Text}' in \"{Context}\": write {Phrase.Instead}";
}

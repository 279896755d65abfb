namespace NanoStim.Repository.Tests;

/// <summary>A row of the table of docs/mutation.md.</summary>
/// <param name="Folder">Folder or file of the firmware, or the adapter.</param>
/// <param name="Mutants">All mutants.</param>
/// <param name="Killed">The mutants that a test noticed.</param>
/// <param name="Survived">The others.</param>
/// <param name="Firmware">Date and commit of what was measured.</param>
internal sealed record MutationRow(string Folder, int Mutants, int Killed, int Survived, string Firmware);

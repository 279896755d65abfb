namespace NanoStim.Scope.Reading;

/// <summary>A variable of a value change dump.</summary>
/// <param name="Id">Its short name in the changes.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="IsReal">Whether its values are numbers, not levels.</param>
internal sealed record VcdVariable(string Id, string Name, bool IsReal);

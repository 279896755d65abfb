using Mono.Cecil;

namespace NanoStim.Lives.Tests;

/// <summary>A defect of a kind that people make.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Rule">Rules of the judge, one of which has to find it, separated by blanks.</param>
/// <param name="Plant">Makes it.</param>
/// <param name="Assembly">Where.</param>
public sealed record PlantedDefect(string Name, string Rule, Action<ModuleDefinition> Plant, string Assembly = "NanoStim.Firmware")
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

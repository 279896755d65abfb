namespace NanoStim.Flashing.Images;

/// <summary>What an assembly needs another one to be.</summary>
/// <param name="Name">Name of the other assembly.</param>
/// <param name="Version">Version that it was built against.</param>
public sealed record AssemblyReference(string Name, Version Version)
{
    /// <summary>
    /// Whether an assembly will do. The CLR compares major and minor version only (CLR_RT_TypeSystem::FindAssembly, not exact).
    /// </summary>
    public bool IsMetBy(PeAssembly assembly) =>
        assembly.Name == Name && assembly.Version.Major == Version.Major && assembly.Version.Minor == Version.Minor;

    public override string ToString() => $"{Name} {Version}";
}

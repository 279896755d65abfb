namespace NanoStim.Flashing.Targets;

/// <summary>Native code in a firmware that an assembly of the same name needs.</summary>
/// <param name="Name">Name of the assembly.</param>
/// <param name="Checksum">Checksum over its native methods; firmware and assembly must agree.</param>
public sealed record NativeInterface(string Name, uint Checksum);

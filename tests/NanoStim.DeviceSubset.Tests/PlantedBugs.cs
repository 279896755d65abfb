namespace NanoStim.DeviceSubset.Tests;

/// <summary>All planted bugs.</summary>
internal static class PlantedBugs
{
    public static IReadOnlyList<PlantedBug> All { get; } =
        [.. PlantedShapes.All, .. PlantedCode.All, .. PlantedMembers.All, .. PlantedSteps.All, .. PlantedInitialisers.All, .. PlantedSources.All];
}

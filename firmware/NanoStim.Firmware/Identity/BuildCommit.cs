namespace NanoStim.Firmware.Identity;

/// <summary>
/// Stands in for a file of the same contents with the commit in it, which the device build writes (Directory.Build.targets).
/// </summary>
internal static class BuildCommit
{
    /// <summary>First 12 digits of the commit, and a + if there were changes that are not committed.</summary>
    internal const string Hash = "unknown";
}

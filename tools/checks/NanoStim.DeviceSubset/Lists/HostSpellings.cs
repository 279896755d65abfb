namespace NanoStim.DeviceSubset.Lists;

/// <summary>Members that only the host's compiler refers to, for sources that are correct on the device.</summary>
internal static class HostSpellings
{
    private static readonly HashSet<string> s_names = [.. TextResource.Lines("host-spellings").Where(line => line[^1] != '*')];
    private static readonly string[] s_beginnings = [.. TextResource.Lines("host-spellings").Where(line => line[^1] == '*').Select(line => line[..^1])];

    /// <summary>Whether the list contains a type or member, by its full name in the metadata.</summary>
    public static bool Contain(string fullName) =>
        s_names.Contains(fullName) || s_beginnings.Any(begin => fullName.StartsWith(begin, StringComparison.Ordinal));
}

using System.Reflection;

namespace NanoStim.DeviceSubset.Lists;

/// <summary>The text files that are part of the checker.</summary>
internal static class TextResource
{
    private static readonly Assembly Home = typeof(TextResource).Assembly;

    public static IEnumerable<string> Folder(string folder) =>
        Home.GetManifestResourceNames().Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Text);

    /// <summary>The lines that are neither empty nor comments.</summary>
    public static IEnumerable<string> Lines(string name) =>
        Text($"list/{name}").Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0 && line[0] != '#');

    private static string Text(string name)
    {
        using StreamReader reader = new(Home.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

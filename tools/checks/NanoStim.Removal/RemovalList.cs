using System.Text.Json;

namespace NanoStim.Removal;

/// <summary>Reads the list of controls, <c>docs/safety/removals.json</c>.</summary>
public static class RemovalList
{
    /// <summary>Path of the list from the root of a checkout.</summary>
    public const string Path = "docs/safety/removals.json";

    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The controls of a checkout, in the order of the file.</summary>
    /// <exception cref="RemovalException">The file is missing, is not JSON, or lacks a field.</exception>
    public static IReadOnlyList<Removal> Of(string checkout)
    {
        string path = System.IO.Path.Combine(checkout, Path);
        if (!File.Exists(path))
        {
            throw new RemovalException($"{checkout} is not a checkout of nanoStim: it does not contain {Path}. Write the folder that contains nanoStim.sln.");
        }

        try
        {
            IReadOnlyList<Removal> removals = JsonSerializer.Deserialize<Removal[]>(File.ReadAllText(path), s_options) ?? [];
            Removal? incomplete = removals.FirstOrDefault(one => new[] { one.Id, one.Requirement, one.Control, one.File, one.Text, one.Replacement }.Any(field => field is null));
            return incomplete is null ? removals : throw new RemovalException($"{Path}: '{incomplete.Id ?? incomplete.Control}' lacks a field; each entry has id, requirement, control, file, text and replacement.");
        }
        catch (JsonException bad)
        {
            throw new RemovalException($"{Path} is not a list of removals: {bad.Message}", bad);
        }
    }

    /// <summary>The text of a file without the control.</summary>
    /// <exception cref="RemovalException">The text to replace is not there exactly once.</exception>
    public static string Apply(Removal removal, string source)
    {
        string text = source.Replace("\r\n", "\n", StringComparison.Ordinal);
        int at = text.IndexOf(removal.Text, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(removal.Text, at + 1, StringComparison.Ordinal) >= 0)
        {
            string count = at < 0 ? "not" : "more than once";
            throw new RemovalException($"{removal.Id}: '{removal.Text}' is {count} in {removal.File}; write a text that is there exactly once.");
        }

        return text[..at] + removal.Replacement + text[(at + removal.Text.Length)..];
    }
}

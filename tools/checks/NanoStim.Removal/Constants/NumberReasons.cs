using System.Text.Json;

namespace NanoStim.Removal.Constants;

/// <summary>Reads the reasons, <c>docs/mutation-constants.json</c>.</summary>
public static class NumberReasons
{
    /// <summary>Path of the list from the root of a checkout.</summary>
    public const string Path = "docs/mutation-constants.json";

    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The reasons of a checkout, in the order of the file.</summary>
    /// <exception cref="RemovalException">The file is missing, is not JSON, or lacks a field.</exception>
    public static IReadOnlyList<NumberReason> Of(string checkout)
    {
        string path = System.IO.Path.Combine(checkout, Path);
        if (!File.Exists(path))
        {
            throw new RemovalException($"{checkout} is not a checkout of nanoStim: it does not contain {Path}. Write the folder that contains nanoStim.sln.");
        }

        try
        {
            IReadOnlyList<NumberReason> reasons = JsonSerializer.Deserialize<NumberReason[]>(File.ReadAllText(path), s_options) ?? [];
            NumberReason? incomplete = reasons.FirstOrDefault(one => string.IsNullOrEmpty(one.File) || string.IsNullOrEmpty(one.Member) || string.IsNullOrEmpty(one.Reason));
            return incomplete is null ? reasons : throw new RemovalException($"{Path}: '{incomplete.Member}' lacks a field; each entry has file, member and reason.");
        }
        catch (JsonException bad)
        {
            throw new RemovalException($"{Path} is not a list of reasons: {bad.Message}", bad);
        }
    }
}

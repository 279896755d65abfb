namespace NanoStim.DeviceSubset.Surface;

/// <summary>The members of one assembly of a nanoFramework 1.x package, from the list of its signatures.</summary>
/// <remarks>
/// Lines: <c># package ID VERSION</c> first; <c># refers to ASSEMBLY VERSION</c>; <c>T type base interface…</c>; <c>F type declarer::name = constant</c>;
/// <c>M result declarer::name(parameters) ? default of an optional parameter…</c>. Names are those of the metadata.
/// </remarks>
public sealed class PackageSurface
{
    /// <summary>Begins a line with an assembly that this one refers to, and its version.</summary>
    internal const string ReferenceMark = "# refers to ";

    private const string PackageMark = "# package ";

    private readonly HashSet<string> _lines;
    private readonly HashSet<string> _members;
    private readonly Dictionary<string, string[]> _bases;

    private PackageSurface(string package, string version, IEnumerable<string> lines)
    {
        Package = package;
        Version = version;
        References = [.. lines.Where(line => line.StartsWith(ReferenceMark, StringComparison.Ordinal)).Select(line => line[ReferenceMark.Length..].Split(' ')[0])];
        _lines = [.. lines.Where(line => line.Length > 0 && line[0] != '#')];
        _members = [.. _lines.Where(line => line[0] != 'T').Select(Key)];
        _bases = _lines.Where(line => line[0] == 'T').Select(line => line.Split(' ')).ToDictionary(words => words[1], words => words[2..]);
    }

    public string Package { get; }

    public string Version { get; }

    /// <summary>Names of the assemblies that this one refers to: without them the CLR does not start.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The lines without comments.</summary>
    public IReadOnlySet<string> Lines => _lines;

    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">The list does not begin with its package.</exception>
    public static PackageSurface Parse(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries);
        string[] words = lines[0].StartsWith(PackageMark, StringComparison.Ordinal) ? lines[0][PackageMark.Length..].Split(' ') : [];
        return words.Length == 2
            ? new PackageSurface(words[0], words[1], lines)
            : throw new FormatException($"The first line should be '{PackageMark}ID VERSION', not '{lines[0]}'.");
    }

    public bool HasType(string fullName) => _bases.ContainsKey(fullName);

    /// <summary>Whether a field or method is declared, by its full name in the metadata.</summary>
    public bool HasMember(string fullName) => _members.Contains(fullName);

    /// <summary>Base type and interfaces.</summary>
    public IReadOnlyList<string> BasesOf(string type) => _bases.GetValueOrDefault(type, []);

    /// <summary>The signatures of all members of a type that have this name.</summary>
    public IEnumerable<string> Named(string type, string name) =>
        _members.Where(member => member.Contains($" {type}::{name}(", StringComparison.Ordinal) || member.EndsWith($" {type}::{name}", StringComparison.Ordinal));

    private static string Key(string line)
    {
        int end = line.IndexOfAny(['=', '?']);

        // Names of operators hold no such signs; a constant or a default comes after a space.
        return end < 0 ? line[2..] : line[2..(end - 1)];
    }
}

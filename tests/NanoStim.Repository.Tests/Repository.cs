using System.Runtime.CompilerServices;

namespace NanoStim.Repository.Tests;

/// <summary>The checkout that the tests run from.</summary>
internal static class Repository
{
    /// <summary>The folder of nanoStim.sln, two above this source file's.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    /// <summary>Paths from the root, with '/', of all files with this extension outside of build output.</summary>
    public static IReadOnlyList<string> Files(string under, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, under), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(IsSource)
            .Order(StringComparer.Ordinal)];

    private static bool IsSource(string relativePath)
    {
        string[] parts = relativePath.Split('/');
        return !parts.Any(part => part is "bin" or "obj" or "artifacts" or "packages" or ".git" or ".vs");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

using System.Runtime.CompilerServices;

namespace NanoStim.Hardware.Tests;

/// <summary>Files of the checkout that the tests were built from.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    internal static string Read(params string[] path) => File.ReadAllText(PathOf(path));

    internal static string PathOf(params string[] path) => Path.Combine([Root, .. path]);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

using System.Runtime.CompilerServices;

namespace NanoStim.Tool.Tests;

/// <summary>The checkout that the tests run from, and what was built in it.</summary>
internal static class Checkout
{
    /// <summary>The folder of nanoStim.sln.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>The configuration that the tests were built in: debug or release.</summary>
    public static string Configuration { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The built command line.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "nanostim.dll");

    public static string File(string path) => Path.Combine(Root, path);

    public static string Read(string path) => System.IO.File.ReadAllText(File(path));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

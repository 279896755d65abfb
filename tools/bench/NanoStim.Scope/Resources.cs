using System.Reflection;

namespace NanoStim.Scope;

/// <summary>Files that are embedded in this assembly.</summary>
internal static class Resources
{
    /// <summary>Opens an embedded file.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly was built without {name}.");

    /// <summary>Reads an embedded text.</summary>
    public static string Text(string name)
    {
        using StreamReader reader = new(Open(name));
        return reader.ReadToEnd();
    }
}

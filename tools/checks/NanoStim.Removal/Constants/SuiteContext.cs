using System.Reflection;
using System.Runtime.Loader;

namespace NanoStim.Removal.Constants;

/// <summary>Loads a suite and every assembly of this project again, so that they bind to the assembly with the wrong number; all others are shared.</summary>
internal sealed class SuiteContext : AssemblyLoadContext
{
    private const string Own = "NanoStim.";

    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, byte[]> _images;

    /// <summary>Prepares to load.</summary>
    /// <param name="folder">Where the suite was built.</param>
    /// <param name="images">Assemblies to load instead of those in the folder, by name.</param>
    internal SuiteContext(string folder, IReadOnlyDictionary<string, byte[]> images)
        : base(isCollectible: true)
    {
        _folder = folder;
        _images = images;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        if (_images.TryGetValue(name, out byte[]? image))
        {
            return LoadFromStream(new MemoryStream(image));
        }

        string path = Path.Combine(_folder, name + ".dll");
        return name.StartsWith(Own, StringComparison.Ordinal) && File.Exists(path) ? LoadFromStream(new MemoryStream(File.ReadAllBytes(path))) : Shared(name, path);
    }

    // NUnit and what else does not depend on the device: once, with this program's own where it has them.
    private static Assembly? Shared(string name, string path)
    {
        if (Default.Assemblies.FirstOrDefault(loaded => loaded.GetName().Name == name) is { } found)
        {
            return found;
        }

        string own = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return File.Exists(own) || !File.Exists(path) ? null : Default.LoadFromAssemblyPath(path);
    }
}

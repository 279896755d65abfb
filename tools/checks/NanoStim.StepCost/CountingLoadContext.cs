using System.Reflection;
using System.Runtime.Loader;

namespace NanoStim.StepCost;

/// <summary>
/// Loads counting twins of some assemblies, and the host assemblies that work with them a second time, bound to the twins.
/// Everything else is shared with the rest of the process.
/// </summary>
internal sealed class CountingLoadContext : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly HashSet<string> _counted;
    private readonly HashSet<string> _again;
    private readonly AssemblyRewriter _rewriter;

    /// <param name="folder">The folder of the built assemblies.</param>
    /// <param name="counted">Names of the assemblies that get counters.</param>
    /// <param name="again">Names of the host assemblies that refer to these.</param>
    /// <param name="chip">Name of the assembly that stands in for the chip.</param>
    /// <param name="methods">Numbers the methods of the counted assemblies.</param>
    /// <param name="callees">Numbers the members that the counted assemblies call in other assemblies.</param>
    public CountingLoadContext(string folder, string[] counted, string[] again, string chip, NameTable methods, NameTable callees)
        : base("counting", isCollectible: true)
    {
        _folder = folder;
        _counted = [.. counted];
        _again = [.. again];
        _rewriter = new AssemblyRewriter(counted, chip, methods, callees);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        if (_counted.Contains(name))
        {
            using FileStream built = File.OpenRead(PathOf(name));
            using MemoryStream counting = new();
            _rewriter.Rewrite(built, counting);
            counting.Position = 0;
            return LoadFromStream(counting);
        }

        return _again.Contains(name) ? LoadFromAssemblyPath(PathOf(name)) : null;
    }

    private string PathOf(string name) => Path.Combine(_folder, name + ".dll");
}

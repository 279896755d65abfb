using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoStim.Removal;

/// <summary>
/// Compiles a device project without MSBuild: a second instead of half a minute. Its sources are all it consists of, as those of the device build.
/// </summary>
internal sealed class DeviceCompiler
{
    private readonly string _folder;
    private readonly string _assembly;
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private readonly MetadataReference[] _references;

    /// <summary>Reads a project.</summary>
    /// <param name="folder">Folder of the project.</param>
    /// <param name="assembly">What was built of it: beside it are the assemblies that it refers to.</param>
    public DeviceCompiler(string folder, string assembly)
    {
        _folder = folder;
        _assembly = assembly;
        foreach (string path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            _trees[path] = Parse(path);
        }

        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string own = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        _references =
        [
            .. platform.Split(Path.PathSeparator).Where(path => path.StartsWith(own, StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
            .. Directory.EnumerateFiles(Path.GetDirectoryName(assembly)!, "*.dll").Where(path => path != assembly).Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }

    /// <summary>Compiles the project with one file as it is now on the disk, and the others as they were read.</summary>
    /// <returns>The first errors; nothing when the assembly has been written.</returns>
    public string Compile(string changed)
    {
        string path = Path.Combine(_folder, changed);
        IEnumerable<SyntaxTree> trees = _trees.Where(tree => tree.Key != path).Select(tree => tree.Value).Append(Parse(path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(_assembly),
            trees,
            _references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using MemoryStream image = new();
        string[] errors = [.. compilation.Emit(image).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.ToString()).Take(3)];
        if (errors.Length == 0)
        {
            File.WriteAllBytes(_assembly, image.ToArray());
        }

        return string.Join("; ", errors);
    }

    private static SyntaxTree Parse(string path) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.CSharp12), path);
}

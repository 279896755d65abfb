using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoStim.Removal;

/// <summary>
/// Compiles a device project without MSBuild: a second instead of half a minute. Its sources are all it consists of, as those of the device build.
/// </summary>
internal sealed class DeviceCompiler
{
    private const string Extension = ".dll";

    private readonly string _folder;
    private readonly string _assembly;
    private readonly CSharpParseOptions _language;
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MetadataReference> _references = new(StringComparer.Ordinal);

    /// <summary>Reads a project.</summary>
    /// <param name="folder">Folder of the project.</param>
    /// <param name="assembly">What was built of it: beside it are the assemblies that it refers to.</param>
    public DeviceCompiler(string folder, string assembly)
        : this(folder, assembly, LanguageVersion.CSharp12, [])
    {
    }

    /// <summary>Reads a project that has sources elsewhere, too.</summary>
    public DeviceCompiler(string folder, string assembly, LanguageVersion language, IEnumerable<string> others)
    {
        _folder = folder;
        _assembly = assembly;
        _language = new CSharpParseOptions(language);
        foreach (string path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Concat(others))
        {
            _trees[path] = Parse(File.ReadAllText(path), path);
        }

        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string own = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> beside = Directory.EnumerateFiles(Path.GetDirectoryName(assembly)!, "*" + Extension).Where(path => path != assembly);
        foreach (string path in platform.Split(Path.PathSeparator).Where(path => path.StartsWith(own, StringComparison.Ordinal)).Concat(beside))
        {
            _references[Path.GetFileName(path)] = MetadataReference.CreateFromFile(path);
        }
    }

    /// <summary>Compiles the project with one file as it is now on the disk, and the others as they were read.</summary>
    /// <returns>The first errors; nothing when the assembly has been written.</returns>
    public string Compile(string changed)
    {
        (string errors, byte[] image) = Compile(Path.Combine(_folder, changed), File.ReadAllText(Path.Combine(_folder, changed)), new Dictionary<string, byte[]>());
        if (errors.Length == 0)
        {
            File.WriteAllBytes(_assembly, image);
        }

        return errors;
    }

    /// <summary>Compiles the project with another text of one file, and with other images of what it refers to. Nothing is written.</summary>
    /// <param name="path">The file; null where none is changed.</param>
    /// <param name="text">Its text.</param>
    /// <param name="replaced">Assemblies by name, for those beside the project's own.</param>
    /// <returns>The first errors, and the assembly when there are none.</returns>
    public (string Errors, byte[] Image) Compile(string? path, string text, IReadOnlyDictionary<string, byte[]> replaced)
    {
        IEnumerable<SyntaxTree> trees = path is null ? _trees.Values : _trees.Where(tree => tree.Key != path).Select(tree => tree.Value).Append(Parse(text, path));
        IEnumerable<MetadataReference> references = _references.Where(reference => !replaced.ContainsKey(Path.GetFileNameWithoutExtension(reference.Key)))
            .Select(reference => reference.Value).Concat(replaced.Values.Select(image => MetadataReference.CreateFromImage(image)));
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(_assembly),
            trees,
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using MemoryStream image = new();
        string[] errors = [.. compilation.Emit(image).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.ToString()).Take(3)];
        return (string.Join("; ", errors), image.ToArray());
    }

    private SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, _language, path);
}

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoStim.Repository.Tests.Contributing;

/// <summary>A copy of sources of the repository in memory, which a test edits and compiles.</summary>
internal sealed class SourceCopy
{
    private readonly Dictionary<string, string> _texts = [];
    private readonly HashSet<string> _touched = [];

    /// <summary>The files that were written to or added, in alphabetical order.</summary>
    public IEnumerable<string> Touched => _touched.Order(StringComparer.Ordinal);

    /// <summary>The text of a file; that of the repository until it is written to.</summary>
    public string this[string path]
    {
        get => _texts.TryGetValue(path, out string? text) ? text : Repository.Read(path);
        set
        {
            _texts[path] = value;
            _touched.Add(path);
        }
    }

    /// <summary>Compiles the sources under a folder of the repository, edits included, and loads the assembly.</summary>
    /// <param name="folder">A device project.</param>
    /// <param name="references">Assemblies of the repository that it refers to.</param>
    public Assembly Load(string folder, params Type[] references)
    {
        IEnumerable<string> paths = Repository.Files(folder, "*.cs").Union(_touched.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)));
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<string> libraries = platform.Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Concat(references.Select(type => type.Assembly.Location));

        // The language version of the device projects.
        CSharpParseOptions parsing = new(LanguageVersion.CSharp12);
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileName(folder),
            paths.Select(path => CSharpSyntaxTree.ParseText(this[path], parsing, path)),
            libraries.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        IEnumerable<Diagnostic> errors = compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (errors.Any())
        {
            throw new InvalidOperationException($"{Recipe.Page}: the edited sources do not compile:\n{string.Join('\n', errors)}");
        }

        image.Position = 0;
        return new AssemblyLoadContext("edited", isCollectible: true).LoadFromStream(image);
    }
}

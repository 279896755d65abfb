using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NanoStim.DeviceSubset.Source;

/// <summary>The sources of a device assembly, compiled as the host twin is.</summary>
public static class DeviceSource
{
    private static readonly Lazy<Dictionary<string, MetadataReference>> s_references = new(References);

    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp12, DocumentationMode.None);

    /// <summary>All sources of a folder, without build output.</summary>
    public static CSharpCompilation OfFolder(string assembly, string folder) =>
        Compile(assembly, Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(path))));

    /// <summary>Sources by path and text, against .NET and the assemblies of the running program.</summary>
    public static CSharpCompilation Compile(string assembly, IEnumerable<(string Path, string Text)> sources) => CSharpCompilation.Create(
        assembly,
        sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), s_language, source.Path)),
        s_references.Value.Where(reference => reference.Key != assembly).Select(reference => reference.Value),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, deterministic: true));

    private static Dictionary<string, MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .DistinctBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => (MetadataReference)MetadataReference.CreateFromFile(path));
}

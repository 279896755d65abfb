using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NanoStim.DeviceSubset.Surface;

namespace NanoStim.DeviceSubset.Source;

/// <summary>Finds, in the sources, members of the core library that the compiler requires without a trace in the assembly, and code that is not compiled at all.</summary>
public sealed class SourceChecker
{
    private readonly CSharpCompilation _compilation;
    private readonly IReadOnlyList<string>? _packages;

    private SourceChecker(CSharpCompilation compilation, SubsetOptions options)
    {
        _compilation = compilation;
        _packages = options.Packages.GetValueOrDefault(compilation.AssemblyName!);
    }

    /// <summary>All findings, once a line and subject.</summary>
    /// <exception cref="ArgumentException">The sources do not compile, so nothing can be said about them.</exception>
    public static IReadOnlyList<SubsetFinding> Check(CSharpCompilation compilation, SubsetOptions options)
    {
        Diagnostic? error = compilation.GetDiagnostics().FirstOrDefault(one => one.Severity == DiagnosticSeverity.Error);
        return error is null
            ? [.. compilation.SyntaxTrees.SelectMany(new SourceChecker(compilation, options).Check).Distinct()]
            : throw new ArgumentException(error.ToString(), nameof(compilation));
    }

    private IEnumerable<SubsetFinding> Check(SyntaxTree tree)
    {
        SemanticModel model = _compilation.GetSemanticModel(tree);
        SyntaxNode root = tree.GetRoot();
        foreach (SyntaxNode node in root.DescendantNodes(descendIntoTrivia: false))
        {
            if (node is InterpolatedStringExpressionSyntax)
            {
                yield return Finding(RuleBook.Interpolation, node, node.ToString());
            }
            else if (node is ExpressionSyntax expression)
            {
                TypeInfo type = model.GetTypeInfo(expression);
                ISymbol? symbol = model.GetSymbolInfo(expression).Symbol;
                foreach (string missing in new[] { Missing(type.Type), Missing(type.ConvertedType), Missing(symbol) }.OfType<string>())
                {
                    yield return Finding(RuleBook.SourceOnly, node, missing);
                }
            }
        }

        foreach (SyntaxTrivia trivia in root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia)))
        {
            yield return Finding(RuleBook.ConditionalSource, trivia.GetStructure()!, trivia.ToString().Trim());
        }
    }

    /// <summary>The name of a type, constant or generic method that is not there on the device, or null.</summary>
    private string? Missing(ISymbol? symbol)
    {
        switch (symbol)
        {
            case IArrayTypeSymbol array:
                return Missing(array.ElementType);
            case INamedTypeSymbol type when IsForeign(type) && (type.IsGenericType || !IsReferenced(type)):
                return type.ToDisplayString();
            case IFieldSymbol { HasConstantValue: true, ContainingType: { } type } field
                when IsForeign(type) && !(IsReferenced(type) && DeviceSurface.Committed.Named(Name(type), field.Name).Any()):
                return field.ToDisplayString();
            case IMethodSymbol { IsGenericMethod: true } method when IsForeign(method.ContainingType):
                return method.ToDisplayString();
            default:
                return null;
        }
    }

    /// <summary>Whether a package has the type, one that the assembly's nfproj references.</summary>
    private bool IsReferenced(INamedTypeSymbol type) =>
        DeviceSurface.Committed.PackageOf(Name(type)) is { } package && _packages?.Contains(package.Package) != false;

    /// <summary>Whether a symbol comes from neither these sources nor another device assembly.</summary>
    private bool IsForeign(INamedTypeSymbol type) =>
        type.TypeKind != TypeKind.Error
        && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly)
        && (!type.ContainingNamespace.ToDisplayString().StartsWith("NanoStim.", StringComparison.Ordinal)
            || type.ContainingAssembly.Name == "NanoStim.Esp32Model");

    /// <summary>The name as the metadata has it.</summary>
    private static string Name(INamedTypeSymbol type) =>
        type.ContainingType is { } outer
            ? $"{Name(outer)}/{type.MetadataName}"
            : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

    private static SubsetFinding Finding(Rule rule, SyntaxNode node, string subject)
    {
        FileLinePositionSpan span = node.GetLocation().GetLineSpan();
        return new SubsetFinding(rule, Path.GetFileName(span.Path), subject, span.Path, span.StartLinePosition.Line + 1);
    }
}

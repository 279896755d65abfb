using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoStim.Repository.Tests.Trace;

/// <summary>Reads the tests out of their sources, so that every suite is looked at whether it has been built or not.</summary>
internal static class TestSources
{
    private static readonly HashSet<string> s_tests = ["Test", "TestCase", "TestCaseSource", "TestMethod", "DataRow", "Theory"];
    private static readonly HashSet<string> s_off = ["Ignore", "Explicit"];

    /// <summary>Every method of the repository's suites that is a test, or says that it shows something.</summary>
    public static IReadOnlyList<TracedTest> All() =>
        [.. Repository.Files("tests", "*.cs").SelectMany(path => Of(path.Split('/')[1], Repository.Read(path)))];

    /// <summary>The same of one source.</summary>
    public static IEnumerable<TracedTest> Of(string suite, string source) =>
        from method in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        let attributes = method.AttributeLists.SelectMany(list => list.Attributes).ToArray()
        let names = attributes.Select(attribute => attribute.Name.ToString()).ToArray()
        let isTest = names.Any(s_tests.Contains)
        where isTest || names.Contains("Requirement")
        select new TracedTest(
            suite,
            $"{((TypeDeclarationSyntax)method.Parent!).Identifier}.{method.Identifier}",
            [.. attributes.Where(attribute => attribute.Name.ToString() == "Requirement").Select(Argument)],
            isTest && !names.Any(s_off.Contains));

    private static string Argument(AttributeSyntax attribute) =>
        (attribute.ArgumentList?.Arguments[0].Expression as LiteralExpressionSyntax)?.Token.ValueText ?? "";
}

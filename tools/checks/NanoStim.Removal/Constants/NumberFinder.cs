using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoStim.Removal.Constants;

/// <summary>Finds every number of a source file that can be wrong by one step, every pin mode, level and function of a pin, and the pins of the pin map.</summary>
public sealed class NumberFinder : CSharpSyntaxWalker
{
    private const string PinMap = "PinMap";

    private readonly string _file;
    private readonly List<PlantedNumber> _found = [];

    // How many numbers each member has had, so that each has a name of its own.
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private NumberFinder(string file) => _file = file;

    /// <summary>All that can be planted into a file.</summary>
    /// <param name="file">Path from the root of the checkout.</param>
    /// <param name="text">Its text.</param>
    public static IReadOnlyList<PlantedNumber> In(string file, string text)
    {
        NumberFinder finder = new(file);
        finder.Visit(CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp12)).GetRoot());
        return finder._found;
    }

    /// <inheritdoc/>
    public override void VisitAttribute(AttributeSyntax node)
    {
        // Says nothing to the program.
    }

    /// <inheritdoc/>
    public override void VisitClassDeclaration(ClassDeclarationSyntax node)
    {
        if (node?.Identifier.Text == PinMap)
        {
            SwapPins(node);
            return;
        }

        base.VisitClassDeclaration(node!);
    }

    /// <inheritdoc/>
    public override void VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        if (node is not null && NumberStep.IsNumber(node))
        {
            Add(node, NumberStep.Of(node, Label(node), IsData(node)));
        }
    }

    /// <inheritdoc/>
    public override void VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (node is not null)
        {
            string[] steps = [.. NumberStep.Of(node)];
            if (steps.Length > 0)
            {
                Add(node, steps);
            }

            base.VisitMemberAccessExpression(node);
        }
    }

    // Each with the next of its kind: pins with pins, channels of the converter with channels.
    private void SwapPins(ClassDeclarationSyntax map)
    {
        VariableDeclaratorSyntax[] pins = [.. map.Members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables)];
        foreach (IGrouping<bool, VariableDeclaratorSyntax> kind in pins.GroupBy(pin => pin.Identifier.Text.EndsWith("Channel", StringComparison.Ordinal)))
        {
            VariableDeclaratorSyntax[] all = [.. kind];
            for (int i = 0; i + 1 < all.Length; i++)
            {
                ExpressionSyntax one = all[i].Initializer!.Value;
                ExpressionSyntax other = all[i + 1].Initializer!.Value;
                NumberEdit[] edits = [new(one.SpanStart, one.Span.Length, other.ToString()), new(other.SpanStart, other.Span.Length, one.ToString())];
                _found.Add(new PlantedNumber(_file, Line(one), $"{PinMap}.{all[i].Identifier.Text}", one.ToString(), $"{other} of {all[i + 1].Identifier.Text}, which gets {one}", true, edits));
            }
        }
    }

    private void Add(ExpressionSyntax place, IEnumerable<string> steps)
    {
        string member = Member(place);
        int count = _counts[member] = _counts.GetValueOrDefault(member) + 1;
        string name = count == 1 ? member : $"{member} [{count}]";
        _found.AddRange(steps.Select(step =>
            new PlantedNumber(_file, Line(place), name, place.ToString(), step, IsShared(place), [new NumberEdit(place.SpanStart, place.Span.Length, step)])));
    }

    // A constant or a member of an enum that is not private.
    private static bool IsShared(ExpressionSyntax place) =>
        place.FirstAncestorOrSelf<EnumMemberDeclarationSyntax>() is not null
        || (place.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field && field.Modifiers.Any(SyntaxKind.ConstKeyword)
            && (field.Modifiers.Any(SyntaxKind.PublicKeyword) || field.Modifiers.Any(SyntaxKind.InternalKeyword)));

    private static bool IsData(SyntaxNode place) =>
        place.Ancestors().Any(node => node is FieldDeclarationSyntax or EnumMemberDeclarationSyntax
            or PropertyDeclarationSyntax { ExpressionBody: not null } or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax });

    // The name next to it: of the argument, of the member that it is assigned to, of the constant.
    private static string Label(SyntaxNode place)
    {
        foreach (SyntaxNode node in place.Ancestors())
        {
            string? label = node switch
            {
                ArgumentSyntax { NameColon: { } name } => name.Name.Identifier.Text,
                AssignmentExpressionSyntax assignment => (assignment.Left as IdentifierNameSyntax)?.Identifier.Text,
                VariableDeclaratorSyntax variable => variable.Identifier.Text,
                EnumMemberDeclarationSyntax member => member.Identifier.Text,
                _ => null,
            };
            if (label is not null)
            {
                return label;
            }
        }

        return "";
    }

    private static string Member(SyntaxNode place)
    {
        string type = place.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text ?? "";
        string member = place.Ancestors().Select(node => node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            ConstructorDeclarationSyntax => "constructor",
            PropertyDeclarationSyntax property => property.Identifier.Text,
            EnumMemberDeclarationSyntax value => value.Identifier.Text,
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier.Text,
            _ => null,
        }).FirstOrDefault(name => name is not null) ?? "";
        string label = Label(place);
        return label.Length > 0 && label != member && IsData(place) ? $"{type}.{member}.{label}" : $"{type}.{member}";
    }

    private static int Line(SyntaxNode place) => place.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}

using System.Globalization;
using Mono.Cecil;

namespace NanoStim.DeviceSubset.Surface;

/// <summary>Lists the types and members of an assembly, one on a line, in the notation of <see cref="PackageSurface"/>.</summary>
public static class SurfaceReader
{
    /// <summary>
    /// All that is public or protected in types that are, type by type. Generic types are left out: the core library declares some,
    /// and an assembly that uses one crashes when it is loaded.
    /// </summary>
    public static IReadOnlyList<string> Read(ModuleDefinition module) =>
        [.. module.GetTypes().Where(type => IsVisible(type) && !type.HasGenericParameters)
            .OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines)];

    private static IEnumerable<string> Lines(TypeDefinition type) => Members(type).Order(StringComparer.Ordinal).Prepend(Header(type));

    private static string Header(TypeDefinition type)
    {
        IEnumerable<string> bases = type.Interfaces.Select(one => one.InterfaceType.FullName).Order(StringComparer.Ordinal);
        if (type.BaseType is not null)
        {
            bases = bases.Prepend(type.BaseType.FullName);
        }

        return string.Join(' ', new[] { "T", type.FullName }.Concat(bases));
    }

    private static IEnumerable<string> Members(TypeDefinition type)
    {
        foreach (FieldDefinition field in type.Fields.Where(field => IsVisible(field) && !field.IsRuntimeSpecialName))
        {
            yield return $"F {field.FullName}" + (field.HasConstant ? $" = {Text(field.Constant)}" : "");
        }

        foreach (MethodDefinition method in type.Methods.Where(IsVisible))
        {
            yield return $"M {method.FullName}" + string.Concat(method.Parameters.Where(one => one.IsOptional).Select(one => $" ? {Text(one.Constant)}"));
        }
    }

    private static bool IsVisible(TypeDefinition type) =>
        type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsVisible(type.DeclaringType) : type.IsPublic;

    private static bool IsVisible(FieldDefinition field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsVisible(MethodDefinition method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Text(object? constant) => constant switch
    {
        null => "null",
        string text => $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        char letter => ((int)letter).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(constant, CultureInfo.InvariantCulture)!,
    };
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Lists;
using NanoStim.DeviceSubset.Surface;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Compares the members that are used with those of the packages and with what each project references. Generics are checked by another rule.</summary>
internal sealed class SurfaceRule : IRule
{
    public IEnumerable<SubsetFinding> Check(SubsetContext context)
    {
        foreach ((TypeReference type, Place place) in Uses.Types(context.Image).Concat(Attributes(context.Image)))
        {
            foreach (TypeReference part in Uses.Parts(type).Where(part => IsForeign(context.Image, part)))
            {
                foreach (SubsetFinding finding in CheckType(context, part.FullName, place))
                {
                    yield return finding;
                }
            }
        }

        foreach ((Instruction instruction, Place place) in Uses.Instructions(context.Image))
        {
            if (instruction.Operand is MemberReference member and (MethodReference or FieldReference) and not GenericInstanceMethod
                && IsForeign(context.Image, member.DeclaringType)
                && CheckMember(context.Surface, member, place) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (MethodDefinition method in context.Image.Methods.Where(method => method.IsVirtual && !method.IsNewSlot))
        {
            if (OverriddenAbroad(context, method) is { } overridden && !context.Surface.HasMember(overridden.Type, overridden.Member))
            {
                yield return new Place(method).Finding(RuleBook.MissingMember, $"an override of {overridden.Member}");
            }
        }
    }

    /// <summary>The nearest base type of a package, with the name of the member there, when no type of the image introduces the method.</summary>
    private static (string Type, string Member)? OverriddenAbroad(SubsetContext context, MethodDefinition method)
    {
        TypeReference? type = method.DeclaringType.BaseType;
        while (context.Image.Own(type) is { } own)
        {
            if (own.Methods.Any(one => one.IsVirtual && one.IsNewSlot && one.Name == method.Name && one.Parameters.Count == method.Parameters.Count))
            {
                return null;
            }

            type = own.BaseType;
        }

        return type is null || context.Surface.PackageOf(type.FullName) is null
            ? null
            : (type.FullName, method.FullName.Replace($" {method.DeclaringType.FullName}::", $" {type.FullName}::", StringComparison.Ordinal));
    }

    private static bool IsForeign(DeviceImage image, TypeReference type) =>
        type is not (TypeSpecification or GenericParameter) && !type.FullName.Contains('`', StringComparison.Ordinal) && image.Own(type) is null;

    private static IEnumerable<SubsetFinding> CheckType(SubsetContext context, string type, Place place)
    {
        PackageSurface? package = context.Surface.PackageOf(type);
        if (package is null)
        {
            if (!HostSpellings.Contain(type))
            {
                yield return place.Finding(RuleBook.MissingMember, type);
            }
        }
        else if (context.Options.Packages.TryGetValue(AssemblyOf(place), out IReadOnlyList<string>? referenced) && !referenced.Contains(package.Package))
        {
            yield return place.Finding(RuleBook.MissingPackage, $"{type} of {package.Package}");
        }
    }

    private static SubsetFinding? CheckMember(DeviceSurface surface, MemberReference member, Place place)
    {
        string type = member.DeclaringType.FullName;
        if (surface.PackageOf(type) is null || surface.HasMember(type, member.FullName) || HostSpellings.Contain(member.FullName))
        {
            return null;
        }

        string[] others = [.. surface.Named(type, member.Name)];
        string offered = others.Length == 0 ? "" : $" (there is {string.Join(", ", others)})";
        return place.Finding(RuleBook.MissingMember, member.FullName + offered);
    }

    private static string AssemblyOf(Place place) => (place.Member as TypeDefinition ?? place.Member.DeclaringType).Module.Assembly.Name.Name;

    private static IEnumerable<(TypeReference Type, Place Place)> Attributes(DeviceImage image)
    {
        foreach (TypeDefinition type in image.Types)
        {
            IEnumerable<IMemberDefinition> members = type.Methods.Cast<IMemberDefinition>().Concat(type.Fields).Concat(type.Properties).Concat(type.Events);
            foreach (IMemberDefinition member in members.Prepend(type))
            {
                foreach (CustomAttribute attribute in member.CustomAttributes)
                {
                    yield return (attribute.AttributeType, new Place(member));
                }
            }
        }
    }
}

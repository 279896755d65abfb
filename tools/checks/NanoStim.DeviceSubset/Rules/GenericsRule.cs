using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Lists;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Finds generic types and methods, both definitions and uses.</summary>
internal sealed class GenericsRule : IRule
{
    public IEnumerable<SubsetFinding> Check(SubsetContext context)
    {
        IEnumerable<IMemberDefinition> defined = context.Image.Types.Where(type => type.HasGenericParameters).Cast<IMemberDefinition>()
            .Concat(context.Image.Methods.Where(method => method.HasGenericParameters));
        foreach (IMemberDefinition member in defined)
        {
            yield return new Place(member).Finding(RuleBook.GenericDefinition, member.Name);
        }

        foreach ((TypeReference type, Place place) in Uses.Types(context.Image))
        {
            foreach (TypeReference part in Uses.Parts(type).Where(part => part.IsGenericInstance && !HostSpellings.Contain(part.FullName)))
            {
                yield return place.Finding(RuleBook.GenericUse, part.FullName);
            }
        }

        foreach ((Instruction instruction, Place place) in Uses.Instructions(context.Image))
        {
            if (instruction.Operand is GenericInstanceMethod method && !HostSpellings.Contain(method.FullName))
            {
                yield return place.Finding(RuleBook.GenericUse, method.FullName);
            }
        }
    }
}

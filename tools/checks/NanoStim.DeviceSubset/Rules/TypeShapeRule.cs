using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Finds multidimensional arrays, pointers and default interface methods.</summary>
internal sealed class TypeShapeRule : IRule
{
    public IEnumerable<SubsetFinding> Check(SubsetContext context)
    {
        foreach ((TypeReference type, Place place) in Uses.Types(context.Image))
        {
            foreach (TypeReference part in Uses.Parts(type))
            {
                if (part is ArrayType { Rank: > 1 })
                {
                    yield return place.Finding(RuleBook.MultidimensionalArray, part.FullName);
                }
                else if (part.IsPointer || part.IsFunctionPointer || part.IsPinned)
                {
                    yield return place.Finding(RuleBook.UnmanagedMemory, part.FullName);
                }
            }
        }

        foreach ((Instruction instruction, Place place) in Uses.Instructions(context.Image))
        {
            if (instruction.OpCode.Code is Code.Localloc or Code.Calli or Code.Cpblk or Code.Initblk)
            {
                yield return place.Finding(RuleBook.UnmanagedMemory, instruction.OpCode.Name);
            }
        }

        foreach (MethodDefinition method in context.Image.Types.Where(type => type.IsInterface).SelectMany(type => type.Methods))
        {
            if ((!method.IsStatic && method.HasBody) || (method.IsStatic && method.IsVirtual))
            {
                yield return new Place(method).Finding(RuleBook.DefaultInterfaceMethod, method.Name);
            }
        }
    }
}

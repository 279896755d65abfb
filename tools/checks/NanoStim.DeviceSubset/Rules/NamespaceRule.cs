using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Finds floating point and division by a variable in the namespaces that do without them.</summary>
internal sealed class NamespaceRule : IRule
{
    public IEnumerable<SubsetFinding> Check(SubsetContext context)
    {
        foreach ((TypeReference type, Place place) in Uses.Types(context.Image))
        {
            if (IsIn(place, context.Options.IntegerNamespaces) && Uses.Parts(type).Any(IsFloat))
            {
                yield return place.Finding(RuleBook.FloatingPoint, type.FullName);
            }
        }

        foreach ((Instruction instruction, Place place) in Uses.Instructions(context.Image))
        {
            if (IsIn(place, context.Options.IntegerNamespaces) && instruction.OpCode.Code is Code.Ldc_R4 or Code.Ldc_R8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un)
            {
                yield return place.Finding(RuleBook.FloatingPoint, instruction.OpCode.Name);
            }

            if (IsIn(place, context.Options.DivisionFreeNamespaces) && instruction.OpCode.Code is Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un
                && !IsHarmless(instruction.Previous))
            {
                yield return place.Finding(RuleBook.SafetyDivision, instruction.OpCode.Name);
            }
        }
    }

    private static bool IsIn(Place place, IReadOnlyList<string> namespaces)
    {
        TypeDefinition type = place.Member as TypeDefinition ?? place.Member.DeclaringType;
        while (type.IsNested)
        {
            type = type.DeclaringType;
        }

        return namespaces.Any(name => type.Namespace == name || type.Namespace.StartsWith(name + ".", StringComparison.Ordinal));
    }

    private static bool IsFloat(TypeReference type) => type.FullName is "System.Single" or "System.Double";

    /// <summary>Whether the divisor, which is pushed last, is a constant by which every division has a result.</summary>
    private static bool IsHarmless(Instruction divisor)
    {
        if (divisor.OpCode.Code is Code.Conv_I8 or Code.Conv_U8)
        {
            divisor = divisor.Previous;
        }

        return divisor.OpCode.Code switch
        {
            Code.Ldc_I4 or Code.Ldc_I4_S or Code.Ldc_I8 => Convert.ToInt64(divisor.Operand, null) is not (0 or -1),
            >= Code.Ldc_I4_1 and <= Code.Ldc_I4_8 => true,
            _ => false,
        };
    }
}

using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Finds fields of the safety gate that somebody else writes, or takes a reference to.</summary>
internal sealed class OwnFieldsRule : IRule
{
    public IEnumerable<SubsetFinding> Check(SubsetContext context)
    {
        foreach (MethodDefinition method in context.Image.Methods.Where(method => method.HasBody))
        {
            foreach (Instruction instruction in method.Body.Instructions)
            {
                if (instruction.OpCode.Code is Code.Stfld or Code.Ldflda or Code.Stsfld or Code.Ldsflda
                    && instruction.Operand is FieldReference field
                    && context.Options.SelfWrittenTypes.Contains(field.DeclaringType.FullName)
                    && method.DeclaringType.FullName != field.DeclaringType.FullName)
                {
                    yield return new Place(method, instruction).Finding(RuleBook.OwnFields, field.FullName);
                }
            }
        }
    }
}

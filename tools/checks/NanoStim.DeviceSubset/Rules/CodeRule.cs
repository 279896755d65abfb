using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Finds what a single instruction shows: checked arithmetic, enums that become text, switches without a default arm, NUL in text.</summary>
internal sealed class CodeRule : IRule
{
    public IEnumerable<SubsetFinding> Check(SubsetContext context)
    {
        foreach ((Instruction instruction, Place place) in Uses.Instructions(context.Image))
        {
            if (instruction.OpCode.Name.Contains(".ovf", StringComparison.Ordinal))
            {
                yield return place.Finding(RuleBook.Checked, instruction.OpCode.Name);
            }
            else if (EnumAsText(instruction) is { } subject)
            {
                yield return place.Finding(RuleBook.EnumText, subject);
            }
            else if (ThrowsForOpenSwitch(instruction))
            {
                yield return place.Finding(RuleBook.OpenSwitch, "a switch expression");
            }
            else if (instruction.Operand is string text && text.Contains('\0', StringComparison.Ordinal))
            {
                yield return place.Finding(RuleBook.TextWithNul, $"\"{text.Replace("\0", "\\0", StringComparison.Ordinal)}\"");
            }
        }
    }

    private static string? EnumAsText(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            // Reflection takes objects: the unit tests write so what no single bit flip would make of a field.
            case Code.Box when IsEnum((TypeReference)instruction.Operand) && instruction.Next.Operand is not MethodReference { DeclaringType.Name: "BitFlip" }:
                return $"{instruction.Operand} as object";

            // A call of a member that the enum inherits: ToString, or GetHashCode and Equals, which are harmless.
            case Code.Constrained when IsEnum((TypeReference)instruction.Operand) && ((MethodReference)instruction.Next.Operand).Name == "ToString":
                return $"{instruction.Operand}.ToString()";
            case Code.Call or Code.Callvirt when instruction.Operand is MethodReference { DeclaringType.FullName: "System.Enum" } method:
                return $"Enum.{method.Name}";
            default:
                return null;
        }
    }

    private static bool IsEnum(TypeReference type) => type.FullName == "System.Enum" || DeviceImage.Resolve(type) is { IsEnum: true };

    private static bool ThrowsForOpenSwitch(Instruction instruction) => instruction.Operand is MethodReference method
        && (method.Name.StartsWith("ThrowSwitchExpressionException", StringComparison.Ordinal)
            || method.DeclaringType.Name == "SwitchExpressionException");
}

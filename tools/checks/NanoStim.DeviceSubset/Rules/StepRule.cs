using Mono.Cecil;
using Mono.Cecil.Cil;
using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Lists;

namespace NanoStim.DeviceSubset.Rules;

/// <summary>Finds allocation and recursion in all code that a control step can run.</summary>
internal sealed class StepRule : IRule
{
    private static readonly HashSet<string> s_free = [.. TextResource.Lines("step-members")];

    public IEnumerable<SubsetFinding> Check(SubsetContext context) => StepGraph.Of(context.Image, context.Options) is { } step
        ? step.Methods.SelectMany(method => Allocations(context, step, method)).Concat(Recursions(step))
        : [];

    private static IEnumerable<SubsetFinding> Allocations(SubsetContext context, StepGraph step, MethodDefinition method)
    {
        IEnumerable<TypeReference> values = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            .Concat(method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : []);
        foreach (TypeReference type in values.Where(IsStruct))
        {
            yield return new Place(method).Finding(RuleBook.StepAllocation, $"{type.FullName} by value");
        }

        foreach (Instruction instruction in step.Instructions(method))
        {
            if (Allocated(context, step, instruction) is { } subject)
            {
                yield return new Place(method, instruction).Finding(RuleBook.StepAllocation, subject);
            }
        }
    }

    private static string? Allocated(SubsetContext context, StepGraph step, Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Newobj:
                return $"new {((MethodReference)instruction.Operand).DeclaringType.FullName}";
            case Code.Newarr:
                return $"new {instruction.Operand}[]";
            case Code.Box:
                return $"boxing of {instruction.Operand}";
            case Code.Ldstr:
                return $"the literal \"{instruction.Operand}\"";
            case Code.Ldfld or Code.Ldsfld when IsStruct(((FieldReference)instruction.Operand).FieldType):
                return $"the value of {instruction.Operand}";
            case Code.Ldelem_Any or Code.Ldobj or Code.Unbox_Any when IsStruct((TypeReference)instruction.Operand):
                return $"a {instruction.Operand} by value";
            case Code.Call or Code.Callvirt:
                MethodReference method = (MethodReference)instruction.Operand;
                return step.Calls.Targets(instruction).Count > 0 || s_free.Contains(method.FullName) ? null
                    : context.Image.Own(method) is null ? method.FullName
                    : $"{method.FullName}, which nothing implements,";
            default:
                return null;
        }
    }

    private static IEnumerable<SubsetFinding> Recursions(StepGraph step)
    {
        foreach (MethodDefinition method in step.Methods)
        {
            foreach (Instruction instruction in step.Instructions(method))
            {
                foreach (MethodDefinition target in step.Calls.Targets(instruction).Where(target => step.Reach(target).Contains(method)))
                {
                    yield return new Place(method, instruction).Finding(RuleBook.StepRecursion, $"a call of {target.FullName}, which comes back");
                }
            }
        }
    }

    /// <summary>Whether a type is a struct, except numbers and enums, which are not objects of the interpreter.</summary>
    private static bool IsStruct(TypeReference type) =>
        type.IsValueType && !type.IsPrimitive && type.FullName != "System.Void" && DeviceImage.Resolve(type) is not { IsEnum: true };
}

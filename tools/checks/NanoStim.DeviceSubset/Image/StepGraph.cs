using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoStim.DeviceSubset.Image;

/// <summary>
/// The methods that a control step can run. Code that only leads to a throw, and code in a catch of the root, is left out: after it there are no more steps.
/// </summary>
internal sealed class StepGraph
{
    private readonly MethodDefinition _root;

    private StepGraph(CallGraph calls, MethodDefinition root)
    {
        Calls = calls;
        _root = root;
        Methods = Reach(root);
    }

    public CallGraph Calls { get; }

    public IReadOnlyList<MethodDefinition> Methods { get; }

    /// <summary>The graph of the control step of an image, or null when the root is not in it.</summary>
    public static StepGraph? Of(DeviceImage image, SubsetOptions options) =>
        image.Methods.FirstOrDefault(method => method.FullName == options.StepRoot) is { } root
            ? new StepGraph(new CallGraph(image, options.OutsideTheStep), root)
            : null;

    public IReadOnlyList<MethodDefinition> Reach(MethodDefinition from) => Calls.Reach(from, Counts);

    /// <summary>The instructions of a method that a control step can run and continue after.</summary>
    public IEnumerable<Instruction> Instructions(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Where(instruction => Counts(method, instruction)) : [];

    private bool Counts(MethodDefinition method, Instruction instruction) =>
        !LeadsToThrow(instruction) && !(method == _root && IsInCatch(method, instruction));

    /// <summary>Whether every path from here ends in a throw.</summary>
    private static bool LeadsToThrow(Instruction? instruction)
    {
        for (; instruction is not null; instruction = instruction.Next)
        {
            switch (instruction.OpCode.FlowControl)
            {
                case FlowControl.Throw:
                    return true;
                case FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return:
                    return false;
                default:
                    break;
            }
        }

        return false;
    }

    private static bool IsInCatch(MethodDefinition method, Instruction instruction) =>
        method.Body.ExceptionHandlers.Any(handler => handler.HandlerType == ExceptionHandlerType.Catch
            && instruction.Offset >= handler.HandlerStart.Offset
            && (handler.HandlerEnd is null || instruction.Offset < handler.HandlerEnd.Offset));
}

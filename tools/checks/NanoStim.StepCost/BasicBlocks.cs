using Mono.Cecil.Cil;

namespace NanoStim.StepCost;

/// <summary>Cuts a method into basic blocks: sequences of instructions that are entered at the first and left at the last.</summary>
/// <remarks>
/// A call does not end a block: without an exception, the instructions after it are executed as well. After a throw, the rest
/// of the block would be counted without being executed.
/// </remarks>
public static class BasicBlocks
{
    /// <summary>The blocks in the order of their instructions, each with its first instruction and its length.</summary>
    public static IReadOnlyList<(Instruction First, int Count)> Of(MethodBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        HashSet<Instruction> leaders = LeadersOf(body);
        List<(Instruction First, int Count)> blocks = [];
        foreach (Instruction instruction in body.Instructions)
        {
            if (leaders.Contains(instruction))
            {
                blocks.Add((instruction, 1));
            }
            else
            {
                blocks[^1] = (blocks[^1].First, blocks[^1].Count + 1);
            }
        }

        return blocks;
    }

    private static HashSet<Instruction> LeadersOf(MethodBody body)
    {
        HashSet<Instruction> leaders = [body.Instructions[0]];
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                leaders.Add(target);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                leaders.UnionWith(targets);
            }

            if (Ends(instruction) && instruction.Next is { } next)
            {
                leaders.Add(next);
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            leaders.Add(handler.TryStart);
            leaders.Add(handler.HandlerStart);
            if (handler.FilterStart is { } filter)
            {
                leaders.Add(filter);
            }
        }

        return leaders;
    }

    private static bool Ends(Instruction instruction) =>
        instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
}

using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using MethodBody = Mono.Cecil.Cil.MethodBody;

namespace NanoStim.StepCost;

/// <summary>Rewrites assemblies so that they count the IL instructions that they execute, and their calls to others.</summary>
public sealed class AssemblyRewriter
{
    private static readonly MethodInfo BlockMethod = typeof(StepCounter).GetMethod(nameof(StepCounter.Block))!;
    private static readonly MethodInfo CallMethod = typeof(StepCounter).GetMethod(nameof(StepCounter.Call))!;

    private readonly HashSet<string> _rewritten;
    private readonly CalleeTable _callees;

    /// <param name="rewritten">Names of all the assemblies that are rewritten: calls among them are no calls to others.</param>
    /// <param name="callees">Takes the members that they call outside of themselves.</param>
    public AssemblyRewriter(IEnumerable<string> rewritten, CalleeTable callees)
    {
        _rewritten = [.. rewritten];
        _callees = callees;
    }

    /// <summary>Reads an assembly and writes its counting twin.</summary>
    public void Rewrite(Stream from, Stream to)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(from);
        MethodReference block = assembly.MainModule.ImportReference(BlockMethod);
        MethodReference call = assembly.MainModule.ImportReference(CallMethod);
        foreach (MethodDefinition method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            Rewrite(method.Body, block, call);
        }

        assembly.Write(to);
    }

    private void Rewrite(MethodBody body, MethodReference block, MethodReference call)
    {
        IReadOnlyList<(Instruction First, int Count)> blocks = BasicBlocks.Of(body);
        List<(Instruction Site, int Callee)> calls = CallsToOthers(body);

        // Short branches would become too short for what is inserted.
        body.SimplifyMacros();
        ILProcessor il = body.GetILProcessor();
        foreach ((Instruction site, int callee) in calls)
        {
            // A prefix (constrained., tail. ...) belongs to its call.
            Instruction at = site;
            while (at.Previous is { OpCode.OpCodeType: OpCodeType.Prefix } prefix)
            {
                at = prefix;
            }

            Insert(il, body, at, callee, call);
        }

        foreach ((Instruction first, int count) in blocks)
        {
            // The counter of the block stands before one of a call that was inserted at the same place.
            Insert(il, body, first, count, block);
        }

        body.OptimizeMacros();
    }

    /// <summary>Inserts a call with a number before an instruction; who jumped to the instruction, jumps to the call.</summary>
    private static void Insert(ILProcessor il, MethodBody body, Instruction before, int number, MethodReference callee)
    {
        Instruction first = il.Create(OpCodes.Ldc_I4, number);
        il.InsertBefore(before, first);
        il.InsertBefore(before, il.Create(OpCodes.Call, callee));
        Retarget(body, before, first);
    }

    private static void Retarget(MethodBody body, Instruction from, Instruction to)
    {
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand == from)
            {
                instruction.Operand = to;
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                for (int i = 0; i < targets.Length; i++)
                {
                    targets[i] = targets[i] == from ? to : targets[i];
                }
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = handler.TryStart == from ? to : handler.TryStart;
            handler.TryEnd = handler.TryEnd == from ? to : handler.TryEnd;
            handler.FilterStart = handler.FilterStart == from ? to : handler.FilterStart;
            handler.HandlerStart = handler.HandlerStart == from ? to : handler.HandlerStart;
            handler.HandlerEnd = handler.HandlerEnd == from ? to : handler.HandlerEnd;
        }
    }

    private List<(Instruction Site, int Callee)> CallsToOthers(MethodBody body)
    {
        List<(Instruction Site, int Callee)> calls = [];
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.OpCode.FlowControl == FlowControl.Call && instruction.Operand is MethodReference callee &&
                callee.DeclaringType.Scope is AssemblyNameReference home && !_rewritten.Contains(home.Name))
            {
                calls.Add((instruction, _callees.NumberOf(NameOf(callee))));
            }
        }

        return calls;
    }

    /// <summary>Conversions differ by what they convert to, and by nothing else in their name.</summary>
    private static string NameOf(MethodReference callee)
    {
        string name = $"{callee.DeclaringType.FullName}.{callee.Name}";
        return callee.Name is "op_Explicit" or "op_Implicit" ? $"{name} to {callee.ReturnType.Name}" : name;
    }
}

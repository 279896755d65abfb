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
    private static readonly MethodInfo EnterChipMethod = typeof(StepCounter).GetMethod(nameof(StepCounter.EnterChip))!;
    private static readonly MethodInfo LeaveChipMethod = typeof(StepCounter).GetMethod(nameof(StepCounter.LeaveChip))!;

    private readonly HashSet<string> _rewritten;
    private readonly string _chip;
    private readonly NameTable _methods;
    private readonly NameTable _callees;

    /// <param name="rewritten">Names of all assemblies that are rewritten; a call from one of them to another does not count as a call to outside.</param>
    /// <param name="chip">Name of the assembly that stands in for the chip.</param>
    /// <param name="methods">Numbers the methods of the rewritten assemblies.</param>
    /// <param name="callees">Numbers the members that the rewritten assemblies call in other assemblies.</param>
    public AssemblyRewriter(IEnumerable<string> rewritten, string chip, NameTable methods, NameTable callees)
    {
        _rewritten = [.. rewritten];
        _chip = chip;
        _methods = methods;
        _callees = callees;
    }

    /// <summary>Reads an assembly and writes its counting twin.</summary>
    public void Rewrite(Stream from, Stream to)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(from);
        Hooks hooks = new(
            assembly.MainModule.ImportReference(BlockMethod),
            assembly.MainModule.ImportReference(CallMethod),
            assembly.MainModule.ImportReference(EnterChipMethod),
            assembly.MainModule.ImportReference(LeaveChipMethod));
        foreach (MethodDefinition method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            Rewrite(method.Body, hooks);
        }

        assembly.Write(to);
    }

    private void Rewrite(MethodBody body, Hooks hooks)
    {
        IReadOnlyList<(Instruction First, int Count)> blocks = BasicBlocks.Of(body);
        List<Instruction> calls = [.. body.Instructions.Where(IsCallToOther)];

        // The inserted code can move a target out of the reach of a short branch.
        body.SimplifyMacros();
        ILProcessor il = body.GetILProcessor();
        foreach (Instruction site in calls)
        {
            // A prefix (constrained., tail.) must stay directly before its call.
            Instruction at = site;
            while (at.Previous is { OpCode.OpCodeType: OpCodeType.Prefix } prefix)
            {
                at = prefix;
            }

            MethodReference callee = (MethodReference)site.Operand;
            if (HomeOf(callee) == _chip)
            {
                il.InsertAfter(site, il.Create(OpCodes.Call, hooks.LeaveChip));
                Insert(body, at, il.Create(OpCodes.Call, hooks.EnterChip));
            }

            Insert(body, at, il.Create(OpCodes.Ldc_I4, _callees.NumberOf(NameOf(callee))), il.Create(OpCodes.Call, hooks.Call));
        }

        int method = _methods.NumberOf(NameOf(body.Method));
        foreach ((Instruction first, int count) in blocks)
        {
            Insert(body, first, il.Create(OpCodes.Ldc_I4, method), il.Create(OpCodes.Ldc_I4, count), il.Create(OpCodes.Call, hooks.Block));
        }

        body.OptimizeMacros();
    }

    /// <summary>Inserts code before an instruction. Branches to the instruction then go to the inserted code.</summary>
    private static void Insert(MethodBody body, Instruction before, params Instruction[] inserted)
    {
        ILProcessor il = body.GetILProcessor();
        foreach (Instruction instruction in inserted)
        {
            il.InsertBefore(before, instruction);
        }

        Retarget(body, before, inserted[0]);
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

    private bool IsCallToOther(Instruction instruction) =>
        instruction.OpCode.FlowControl == FlowControl.Call && instruction.Operand is MethodReference callee &&
        HomeOf(callee) is { } home && !_rewritten.Contains(home);

    /// <summary>The assembly that declares a member, or null for this assembly.</summary>
    private static string? HomeOf(MethodReference callee) => (callee.DeclaringType.Scope as AssemblyNameReference)?.Name;

    /// <summary>The full name of a member. Conversion operators get their result type added, because their names differ in nothing else.</summary>
    private static string NameOf(MethodReference callee)
    {
        string name = $"{callee.DeclaringType.FullName}.{callee.Name}";
        return callee.Name is "op_Explicit" or "op_Implicit" ? $"{name} to {callee.ReturnType.Name}" : name;
    }

    private sealed record Hooks(MethodReference Block, MethodReference Call, MethodReference EnterChip, MethodReference LeaveChip);
}

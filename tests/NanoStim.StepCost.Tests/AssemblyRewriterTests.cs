using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using NUnit.Framework;
using MethodAttributes = Mono.Cecil.MethodAttributes;
using TypeAttributes = Mono.Cecil.TypeAttributes;

namespace NanoStim.StepCost.Tests;

/// <summary>Methods written instruction by instruction, so that what they execute can be counted by hand.</summary>
internal sealed class AssemblyRewriterTests
{
    private readonly NameTable _methods = new();
    private readonly NameTable _callees = new();

    private static int Executed
    {
        get
        {
            int sum = 0;
            foreach (int instructions in StepCounter.Instructions)
            {
                sum += instructions;
            }

            return sum;
        }
    }

    [SetUp]
    public void ResetCounter() => StepCounter.Reset();

    [TestCase(0, 8)]
    [TestCase(1, 15)]
    [TestCase(10, 78)]
    public void Counts_every_iteration_of_a_loop(int turns, int expected)
    {
        // 3 before the loop; 3 for each test, of which there is one more than iterations; 4 an iteration; 2 at the end: 8 + 7 an iteration.
        Func<int, int> loop = Rewritten((il, _) =>
        {
            Instruction body = il.Create(OpCodes.Ldloc_0);
            Instruction test = il.Create(OpCodes.Ldloc_0);
            il.Emit(OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Stloc_0);
            il.Emit(OpCodes.Br_S, test);
            il.Append(body);
            il.Emit(OpCodes.Ldc_I4_1);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Stloc_0);
            il.Append(test);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Blt_S, body);
            il.Emit(OpCodes.Ldloc_0);
            il.Emit(OpCodes.Ret);
        });

        Assert.That(loop(turns), Is.EqualTo(turns));
        Assert.That(Executed, Is.EqualTo(expected));
    }

    [TestCase(0, 4)]
    [TestCase(1, 5)]
    [TestCase(2, 6)]
    [TestCase(7, 5)]
    public void Counts_the_branch_of_a_switch_that_is_taken(int value, int expected)
    {
        // Load and switch; then case 0 leaves at once (2), case 1 has 3, case 2 has 4, the rest jumps to case 0.
        Func<int, int> choose = Rewritten((il, _) =>
        {
            Instruction zero = il.Create(OpCodes.Ldc_I4_0);
            Instruction one = il.Create(OpCodes.Nop);
            Instruction two = il.Create(OpCodes.Nop);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Switch, [zero, one, two]);
            il.Emit(OpCodes.Br, zero);
            il.Append(zero);
            il.Emit(OpCodes.Ret);
            il.Append(one);
            il.Emit(OpCodes.Ldc_I4_1);
            il.Emit(OpCodes.Ret);
            il.Append(two);
            il.Emit(OpCodes.Nop);
            il.Emit(OpCodes.Ldc_I4_2);
            il.Emit(OpCodes.Ret);
        });

        Assert.That(choose(value), Is.EqualTo(value % 7));
        Assert.That(Executed, Is.EqualTo(expected));
    }

    [Test]
    public void Counts_a_finally_once_and_calls_to_others_by_name()
    {
        Func<int, int> guarded = Rewritten((il, module) =>
        {
            MethodReference abs = module.ImportReference(typeof(Math).GetMethod(nameof(Math.Abs), [typeof(int)]));
            Instruction end = il.Create(OpCodes.Ldloc_0);
            Instruction start = il.Create(OpCodes.Ldarg_0);
            Instruction handler = il.Create(OpCodes.Nop);
            il.Append(start);
            il.Emit(OpCodes.Call, abs);
            il.Emit(OpCodes.Stloc_0);
            il.Emit(OpCodes.Leave_S, end);
            il.Append(handler);
            il.Emit(OpCodes.Endfinally);
            il.Append(end);
            il.Emit(OpCodes.Ret);
            il.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Finally)
            {
                TryStart = start,
                TryEnd = handler,
                HandlerStart = handler,
                HandlerEnd = end,
            });
        });

        Assert.That(guarded(-3), Is.EqualTo(3));
        Assert.That(Executed, Is.EqualTo(8));
        Assert.That(_callees.Names, Is.EqualTo(new[] { "System.Math.Abs" }));
        Assert.That(StepCounter.Calls[0], Is.EqualTo(1));
    }

    [Test]
    public void Keeps_a_prefix_with_its_call()
    {
        // constrained. Int32 callvirt Object.GetHashCode: the counter must not come between the two.
        Func<int, int> hash = Rewritten((il, module) =>
        {
            il.Emit(OpCodes.Ldarga_S, il.Body.Method.Parameters[0]);
            il.Emit(OpCodes.Constrained, module.TypeSystem.Int32);
            il.Emit(OpCodes.Callvirt, module.ImportReference(typeof(object).GetMethod(nameof(GetHashCode))));
            il.Emit(OpCodes.Ret);
        });

        Assert.That(hash(42), Is.EqualTo(42));
        Assert.That(Executed, Is.EqualTo(4));
    }

    [Test]
    public void Short_branches_still_reach_over_what_was_inserted()
    {
        // 60 blocks of one nop under one short branch, which becomes too short for the counters.
        Func<int, int> wide = Rewritten((il, _) =>
        {
            Instruction end = il.Create(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Brtrue_S, end);
            for (int i = 0; i < 40; i++)
            {
                Instruction next = il.Create(OpCodes.Nop);
                il.Emit(OpCodes.Br_S, next);
                il.Append(next);
            }

            il.Append(end);
            il.Emit(OpCodes.Ret);
        });

        Assert.That(wide(1), Is.EqualTo(1));
        Assert.That(Executed, Is.EqualTo(4));
        Assert.That(wide(0), Is.Zero);
        Assert.That(Executed, Is.EqualTo(4 + 84));
    }

    /// <summary>A static method int -> int with one int local, through the rewriter and back as a delegate.</summary>
    private Func<int, int> Rewritten(Action<ILProcessor, ModuleDefinition> write)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Sample", new Version(1, 0)), "Sample", ModuleKind.Dll);
        ModuleDefinition module = assembly.MainModule;
        TypeDefinition type = new("", "Sample", TypeAttributes.Public | TypeAttributes.Class, module.ImportReference(typeof(object)));
        MethodDefinition method = new("Run", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Int32);
        method.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        method.Body.Variables.Add(new VariableDefinition(module.TypeSystem.Int32));
        method.Body.InitLocals = true;
        write(method.Body.GetILProcessor(), module);
        type.Methods.Add(method);
        module.Types.Add(type);

        using MemoryStream built = new();
        using MemoryStream counting = new();
        assembly.Write(built);
        built.Position = 0;
        new AssemblyRewriter(["Sample"], "System.Runtime.Extensions", _methods, _callees).Rewrite(built, counting);
        counting.Position = 0;
        MethodInfo run = new AssemblyLoadContext("sample", isCollectible: true).LoadFromStream(counting).GetType("Sample")!.GetMethod("Run")!;
        return run.CreateDelegate<Func<int, int>>();
    }
}

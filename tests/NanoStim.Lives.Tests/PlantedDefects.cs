using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoStim.Lives.Tests;

/// <summary>Defects that the lives have to find.</summary>
internal static class PlantedDefects
{
    private const string Space = "NanoStim.Firmware.";

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<PlantedDefect> All { get; } =
    [
        new("a press of PLUS counts three times", "asked", module => Constant(module, "Session.ButtonPanel", "Press", 1, 3)),
        new("the buttons start at the ceiling", "asked", module => Field(module, "Session.ButtonPanel", "PressInIdle", "StepMicroAmps", "CeilingMicroAmps")),
        new("a pause is resumed at the intensity from before it", "asked", module => Drop(module, "Session.SessionStateMachine", "Resume", "Choose")),
        new("the ramp is skipped", "rise", module => Answer(module, "Session.Envelope", "PerMove", 0x3FFFFFFF)),
        new("phases of 300 us are written as 345 us", "train", module => Constant(module, "Programs.EmsPrograms", ".cctor", 300, 345)),
        new("50 Hz are written as 60 Hz", "train", module => Constant(module, "Programs.EmsPrograms", ".cctor", 50_000, 60_000)),
        new("the polarity does not alternate", "train", module => Answer(module, "Output.OutputStage", "ApplyPolarity", 1)),
        new("the light is never written", "indication", module =>
        {
            Empty(module, "Session.Indication", "Pass");
            Drop(module, "Session.SessionStateMachine", "Start", "Light");
        }),
        new("an open electrode is not seen", "time-to-off", module =>
        {
            Answer(module, "Safety.ContactMonitor", "Check", 0);
            Answer(module, "Safety.ContactMonitor", "CheckWindow", 0);
            Answer(module, "Safety.PolarityMonitor", "CheckWindow", 0);
        }),
        new("the watch of the gate sees nothing", "asked time-to-off train", module => Answer(module, "Safety.SafetyGate", "Watch", 0)),
        new("both polarity and current monitors are off", "asked time-to-off train", module =>
        {
            Answer(module, "Safety.PolarityMonitor", "CheckWindow", 0);
            Answer(module, "Safety.CurrentMonitor", "Check", 0);
        }),
        new("the console does without the strap", "asked", module =>
        {
            // What is true wherever no output is on.
            Field(module, "Session.StartCheck", "Check", "BenchStrap", "Tripped");
            Field(module, "Console.CommandCheck", "CheckCommand", "BenchStrap", "Tripped");
        }),
        new("the console goes on without lines", "keep-alive", module => Answer(module, "Console.KeepAlive", "IsDue", 0)),
        new("OUTPut OFF only ends what has ended by itself", "time-to-off asked", module => Answer(module, "Console.SessionCommands", "Stop", 0)),
        new("a self-test that waits for a second that never comes", "stuck", module => Constant(module, "Session.ClockTest", "Agrees", 2, 60)),
        new("the set-point of EMS is a half too high", "asked", module => Scale(module, "NanoStim.Hal.Esp32.Esp32CurrentSource", "WriteMicroAmps"), "NanoStim.Hal.Esp32"),
    ];

    /// <summary>What only a long life finds: the time of the day is neither checked nor counted.</summary>
    internal static PlantedDefect DayNotBooked { get; } = new("the day is not booked", "time", module =>
    {
        Empty(module, "Safety.DailyUsage", "Book");
        Empty(module, "Safety.DailyUsage", "Add");
    });

    private static MethodDefinition Method(ModuleDefinition module, string type, string name) =>
        module.GetType(type.StartsWith("NanoStim", StringComparison.Ordinal) ? type : Space + type).Methods.Single(method => method.Name == name);

    private static void Constant(ModuleDefinition module, string type, string name, int from, int to)
    {
        int found = 0;
        foreach (Instruction instruction in Method(module, type, name).Body.Instructions)
        {
            if (Value(instruction) == from)
            {
                instruction.OpCode = OpCodes.Ldc_I4;
                instruction.Operand = to;
                found++;
            }
        }

        Found(found, type, name);
    }

    private static void Field(ModuleDefinition module, string type, string name, string from, string to)
    {
        int found = 0;
        foreach (Instruction instruction in Method(module, type, name).Body.Instructions)
        {
            if (instruction.Operand is FieldReference field && field.Name == from)
            {
                instruction.Operand = new FieldReference(to, field.FieldType, field.DeclaringType);
                found++;
            }
        }

        Found(found, type, name);
    }

    /// <summary>Leaves out a call of a method with one parameter.</summary>
    private static void Drop(ModuleDefinition module, string type, string name, string called)
    {
        int found = 0;
        foreach (Instruction instruction in Method(module, type, name).Body.Instructions.ToArray())
        {
            if (instruction.Operand is MethodReference method && method.Name == called)
            {
                ILProcessor il = Method(module, type, name).Body.GetILProcessor();
                il.InsertAfter(instruction, il.Create(OpCodes.Pop));
                instruction.OpCode = OpCodes.Pop;
                instruction.Operand = null;
                found++;
            }
        }

        Found(found, type, name);
    }

    private static void Answer(ModuleDefinition module, string type, string name, int value)
    {
        MethodDefinition method = Method(module, type, name);
        method.Body = new MethodBody(method);
        ILProcessor il = method.Body.GetILProcessor();
        il.Append(il.Create(OpCodes.Ldc_I4, value));
        il.Append(il.Create(OpCodes.Ret));
    }

    private static void Empty(ModuleDefinition module, string type, string name)
    {
        MethodDefinition method = Method(module, type, name);
        method.Body = new MethodBody(method);
        method.Body.GetILProcessor().Append(Instruction.Create(OpCodes.Ret));
    }

    /// <summary>Makes the argument of a method half as large again.</summary>
    private static void Scale(ModuleDefinition module, string type, string name)
    {
        MethodDefinition method = Method(module, type, name);
        ILProcessor il = method.Body.GetILProcessor();
        Instruction first = method.Body.Instructions[0];
        foreach (Instruction one in new[]
        {
            il.Create(OpCodes.Ldarg_1), il.Create(OpCodes.Ldc_I4_3), il.Create(OpCodes.Mul), il.Create(OpCodes.Ldc_I4_2), il.Create(OpCodes.Div),
            il.Create(OpCodes.Starg, method.Parameters[0]),
        })
        {
            il.InsertBefore(first, one);
        }
    }

    private static int? Value(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldc_I4 => (int)instruction.Operand,
        Code.Ldc_I4_S => (sbyte)instruction.Operand,
        Code.Ldc_I4_1 => 1,
        Code.Ldc_I4_2 => 2,
        _ => null,
    };

    private static void Found(int count, string type, string name)
    {
        if (count == 0)
        {
            throw new InvalidOperationException($"{type}.{name} has changed: there is nothing to plant.");
        }
    }
}

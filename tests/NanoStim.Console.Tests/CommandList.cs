using NanoStim.Firmware.Console;

namespace NanoStim.Console.Tests;

/// <summary>The commands of the firmware's table.</summary>
internal sealed class CommandList : ICommandSink
{
    private readonly List<TableCommand> _commands = [];

    public static IReadOnlyList<TableCommand> All { get; } = Read();

    public void Add(string pattern, CommandId id, ParameterKind parameter, int rules) => _commands.Add(new TableCommand(pattern, id, parameter, rules));

    private static List<TableCommand> Read()
    {
        CommandList list = new();
        CommandTable.List(list);
        return list._commands;
    }
}

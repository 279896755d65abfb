using NanoStim.Firmware.Console;

namespace NanoStim.Console.Tests;

/// <summary>A command as the firmware's table has it.</summary>
public sealed record TableCommand(string Pattern, CommandId Id, ParameterKind Parameter, int Rules)
{
    public override string ToString() => Pattern;
}

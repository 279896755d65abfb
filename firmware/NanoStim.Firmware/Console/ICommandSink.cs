namespace NanoStim.Firmware.Console;

/// <summary>Takes the commands of the table, one after the other.</summary>
public interface ICommandSink
{
    /// <summary>Takes a command.</summary>
    /// <param name="pattern">Header: the short form in capitals, a node in brackets may be left out.</param>
    /// <param name="id">What it stands for.</param>
    /// <param name="parameter">Parameter of the command.</param>
    /// <param name="rules">Bits of <see cref="CommandRules"/>.</param>
    void Add(string pattern, CommandId id, ParameterKind parameter, int rules);
}

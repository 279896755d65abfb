using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>Whether a command may be executed: its form, its parameter, the bench strap, the state of the session.</summary>
internal sealed class CommandCheck
{
    private readonly CommandTree _tree;
    private readonly CommandLexer _lexer;
    private readonly ParameterReader _parameters;
    private readonly InputState _inputs;
    private readonly SessionStateMachine _session;
    private readonly EventLog _log;

    internal CommandCheck(CommandTree tree, CommandLexer lexer, ParameterReader parameters, InputState inputs, SessionStateMachine session)
    {
        _tree = tree;
        _lexer = lexer;
        _parameters = parameters;
        _inputs = inputs;
        _session = session;
        _log = session.Log;
    }

    /// <summary>What is wrong with a command, or nothing.</summary>
    internal ConsoleError Check(CommandId id)
    {
        int rules = _tree.RulesOf(id);
        return _lexer.IsQuery ? CheckQuery(id, rules) : CheckCommand(id, rules);
    }

    private ConsoleError CheckQuery(CommandId id, int rules)
    {
        if ((rules & CommandRules.Query) == 0)
        {
            return ConsoleError.UndefinedHeader;
        }

        ParameterForm form = _lexer.Form;
        if ((rules & CommandRules.Number) != 0)
        {
            ConsoleError error = _parameters.Read(id, ParameterKind.WholeNumber);
            return error == ConsoleError.None && !IsInLog(_parameters.Value) ? ConsoleError.OutOfRange : error;
        }

        if (form == ParameterForm.None)
        {
            return id == CommandId.LogLast && !IsInLog(_log.Count - 1) ? ConsoleError.OutOfRange : ConsoleError.None;
        }

        // Only a query that may have one gets here with a parameter.
        return form == ParameterForm.Word ? _parameters.ReadLimit(id) : ConsoleError.DataType;
    }

    private ConsoleError CheckCommand(CommandId id, int rules)
    {
        if ((rules & CommandRules.Command) == 0)
        {
            return ConsoleError.UndefinedHeader;
        }

        ConsoleError error = _parameters.Read(id, _tree.ParameterOf(id));
        if (error != ConsoleError.None)
        {
            return error;
        }

        if ((rules & CommandRules.Strap) != 0 && !_inputs.BenchStrap)
        {
            return ConsoleError.Protected;
        }

        return (rules & CommandRules.Idle) != 0 && _session.State != SessionState.Idle ? ConsoleError.SettingsConflict : ConsoleError.None;
    }

    private bool IsInLog(int number)
    {
        return number >= _log.Oldest && number < _log.Count;
    }
}

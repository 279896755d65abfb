namespace NanoStim.Firmware.Console;

/// <summary>Replies with the error queue and the registers, a field at a time. A register of events is cleared by its query.</summary>
internal sealed class StatusQueries
{
    private readonly StatusRegisters _status;
    private readonly ErrorQueue _errors;
    private readonly ReplyBuffer _reply;

    internal StatusQueries(StatusRegisters status, ErrorQueue errors, ReplyBuffer reply)
    {
        _status = status;
        _errors = errors;
        _reply = reply;
    }

    /// <summary>Adds a field of a reply.</summary>
    /// <returns>Whether there is another field.</returns>
    internal bool Add(CommandId id, int field)
    {
        if (id == CommandId.NextError)
        {
            return AddError(field);
        }

        _reply.AddInteger(Register(id));
        return false;
    }

    private bool AddError(int field)
    {
        if (field == 0)
        {
            _reply.AddInteger(_errors.Number);
            return true;
        }

        _reply.BeginText(_errors.Text, true);
        _errors.Remove();
        return false;
    }

    private int Register(CommandId id)
    {
        int value;
        switch (id)
        {
            case CommandId.ErrorCount:
                return _errors.Count;
            case CommandId.EventStatus:
                value = _status.Event;
                _status.Event = 0;
                return value;
            case CommandId.EventEnable:
                return _status.EventEnable;
            case CommandId.StatusByte:
                return _status.StatusByte();
            case CommandId.ServiceEnable:
                return _status.ServiceEnable;
            case CommandId.OperationEvent:
                value = _status.OperationEvent;
                _status.OperationEvent = 0;
                return value;
            case CommandId.OperationCondition:
                return _status.OperationCondition();
            case CommandId.OperationEnable:
                return _status.OperationEnable;
            case CommandId.QuestionableEvent:
                _status.QuestionableCondition();
                value = _status.QuestionableEvent;
                _status.QuestionableEvent = 0;
                return value;
            case CommandId.QuestionableCondition:
                return _status.QuestionableCondition();
            default:
                return _status.QuestionableEnable;
        }
    }
}

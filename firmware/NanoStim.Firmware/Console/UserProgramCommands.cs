using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>
/// The user program, field by field: a draft in the memory of the processor, which nothing runs; STORe has it judged and written. Values are refused
/// where the record cannot hold them, everything else by the checks of every program.
/// </summary>
internal sealed class UserProgramCommands
{
    private const int NoSegment = -1;

    private readonly SessionStateMachine _session;
    private readonly InputState _inputs;
    private readonly StatusRegisters _status;
    private readonly UserDraft _draft = new UserDraft();
    private int _segment = NoSegment;

    // Texts that a control step names are kept: naming one allocates it.
    private readonly string _noShape = "NONE";

    internal UserProgramCommands(SessionStateMachine session, InputState inputs, StatusRegisters status)
    {
        _session = session;
        _inputs = inputs;
        _status = status;
    }

    /// <summary>Executes a command.</summary>
    /// <param name="id">The command.</param>
    /// <param name="value">Its number.</param>
    /// <param name="word">Its word.</param>
    internal ConsoleError Execute(CommandId id, int value, long word)
    {
        switch (id)
        {
            case CommandId.UserClear:
                _draft.Clear(ModeCatalogue.OfSlide(_inputs));
                _segment = NoSegment;
                return ConsoleError.None;
            case CommandId.UserSegment:
                return SelectSegment(value - 1);
            case CommandId.UserRepeat:
                return SetRepeats(value);
            case CommandId.UserLoad:
                return Load();
            case CommandId.UserStore:
                return Report(_session.StoreUserProgram(_draft));
            case CommandId.UserDelete:
                return Report(_session.StoreUserProgram(null));
            case CommandId.UserShape:
                return SetShape(ShapeWords.Find(word));
            default:
                return SetField((UserField)(id - CommandId.UserShape), value);
        }
    }

    /// <summary>Adds a field of a reply.</summary>
    /// <returns>Whether there is another field.</returns>
    internal bool Add(CommandId id, int field, ReplyBuffer reply)
    {
        switch (id)
        {
            case CommandId.UserSegment:
                reply.AddInteger(field == 0 ? _segment + 1 : _draft.Count);
                return field == 0;
            case CommandId.UserRepeat:
                reply.AddInteger(_draft.Repeats);
                return false;
            case CommandId.UserState:
                return AddState(field, reply);
            case CommandId.UserShape:
                reply.BeginText(_segment == NoSegment ? _noShape : ShapeWords.NameOf((PulseShape)_draft.Get(_segment, UserField.Shape)), false);
                return false;
            default:
                AddField((UserField)(id - CommandId.UserShape), reply);
                return false;
        }
    }

    private bool AddState(int field, ReplyBuffer reply)
    {
        UserProgramStore store = _session.UserPrograms;
        if (field == 0)
        {
            reply.BeginText(ErrorTexts.UserStateOf((int)store.Status), false);
            return true;
        }

        reply.BeginText(ErrorTexts.RefusalOf((int)store.Reason), true);
        return false;
    }

    private void AddField(UserField field, ReplyBuffer reply)
    {
        if (_segment == NoSegment)
        {
            reply.AddUnknown();
            return;
        }

        int value = _draft.Get(_segment, field);
        switch (field)
        {
            case UserField.Micros:
                reply.AddScaled(value, 6);
                break;
            case UserField.Pulses:
            case UserField.Seconds:
            case UserField.Percent:
                reply.AddInteger(value);
                break;
            default:
                // mHz and ms.
                reply.AddScaled(value, 3);
                break;
        }
    }

    private ConsoleError SelectSegment(int segment)
    {
        if (segment < 0 || segment > _draft.Count || segment >= UserDraft.MaxSegments)
        {
            return ConsoleError.OutOfRange;
        }

        if (segment == _draft.Count)
        {
            if (segment == 0)
            {
                _draft.Mode = ModeCatalogue.OfSlide(_inputs);
            }

            _draft.AddSegment(ConsoleTrain.DefaultMilliHertz(_draft.Mode), ConsoleTrain.DefaultMicros(_draft.Mode));
        }

        _segment = segment;
        return ConsoleError.None;
    }

    private ConsoleError SetRepeats(int repeats)
    {
        if (repeats < 1 || repeats > UserDraft.MaxRepeats)
        {
            return ConsoleError.OutOfRange;
        }

        _draft.Repeats = repeats;
        return ConsoleError.None;
    }

    private ConsoleError SetShape(int shape)
    {
        return shape < 0 ? ConsoleError.IllegalValue : SetField(UserField.Shape, shape);
    }

    private ConsoleError SetField(UserField field, int value)
    {
        if (_segment == NoSegment)
        {
            return ConsoleError.SettingsConflict;
        }

        if (!UserRecord.Holds(field, value))
        {
            return ConsoleError.OutOfRange;
        }

        _draft.Set(_segment, field, value);
        return ConsoleError.None;
    }

    private ConsoleError Load()
    {
        if (!_session.UserPrograms.CopyTo(_draft))
        {
            return ConsoleError.SettingsConflict;
        }

        _segment = 0;
        return ConsoleError.None;
    }

    private ConsoleError Report(PlanResult result)
    {
        if (result == PlanResult.Ok)
        {
            return ConsoleError.None;
        }

        _status.Add(ErrorTexts.RefusalBase + (int)result, ErrorTexts.RefusalOf((int)result));
        return ConsoleError.Reported;
    }
}

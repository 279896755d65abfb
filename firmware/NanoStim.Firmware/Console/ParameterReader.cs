using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>Reads the parameter of a command: a number with its unit, a switch, or one of the words MIN, MAX and DEF.</summary>
internal sealed class ParameterReader
{
    private static readonly long s_minimum = Mnemonic.Of("MINimum");
    private static readonly long s_maximum = Mnemonic.Of("MAXimum");
    private static readonly long s_default = Mnemonic.Of("DEFault");
    private static readonly long s_min = Mnemonic.Of("MIN");
    private static readonly long s_max = Mnemonic.Of("MAX");
    private static readonly long s_def = Mnemonic.Of("DEF");
    private static readonly long s_on = Mnemonic.Of("ON");
    private static readonly long s_off = Mnemonic.Of("OFF");

    private readonly SessionStateMachine _session;
    private readonly InputState _inputs;
    private readonly CommandLexer _lexer;
    private readonly Quantity _quantity = new Quantity();

    internal ParameterReader(SessionStateMachine session, InputState inputs, CommandLexer lexer)
    {
        _session = session;
        _inputs = inputs;
        _lexer = lexer;
    }

    /// <summary>The value of the parameter, after <see cref="Read"/>.</summary>
    internal int Value => _quantity.Value;

    /// <summary>Reads the parameter of a command into <see cref="Value"/>.</summary>
    internal ConsoleError Read(CommandId id, ParameterKind kind)
    {
        ParameterForm form = _lexer.Form;
        switch (kind)
        {
            case ParameterKind.None:
                return form == ParameterForm.None ? ConsoleError.None : ConsoleError.ParameterNotAllowed;
            case ParameterKind.Text:
                return Expect(form, ParameterForm.Text);
            case ParameterKind.Shape:
                return Expect(form, ParameterForm.Word);
            default:
                break;
        }

        if (form == ParameterForm.Number)
        {
            return _quantity.Convert(_lexer.Number, kind);
        }

        if (form != ParameterForm.Word)
        {
            return Expect(form, ParameterForm.Number);
        }

        if (kind == ParameterKind.Switch)
        {
            _quantity.Value = _lexer.Word == s_on ? 1 : 0;
            return _lexer.Word == s_on || _lexer.Word == s_off ? ConsoleError.None : ConsoleError.IllegalValue;
        }

        // The fields of a user program have no limits of their own: the whole of it is judged.
        return kind == ParameterKind.WholeNumber || id > CommandId.Preset ? ConsoleError.DataType : ReadLimit(id);
    }

    /// <summary>Reads MIN, MAX or DEF into <see cref="Value"/>.</summary>
    internal ConsoleError ReadLimit(CommandId id)
    {
        long word = _lexer.Word;
        bool isMin = word == s_min || word == s_minimum;
        bool isMax = word == s_max || word == s_maximum;
        if (!isMin && !isMax && word != s_def && word != s_default)
        {
            return ConsoleError.IllegalValue;
        }

        ModeLimits limits = ModeCatalogue.Of(id == CommandId.Current || id == CommandId.Duration ? _session.Program.Mode : ModeCatalogue.OfSlide(_inputs));
        switch (id)
        {
            case CommandId.Current:
                _quantity.Value = isMin ? limits.StepMicroAmps : isMax ? limits.CeilingMicroAmps : 0;
                break;
            case CommandId.Frequency:
                _quantity.Value = isMin ? limits.MinFrequencyMilliHertz : isMax ? limits.MaxFrequencyMilliHertz : ConsoleTrain.DefaultMilliHertz(limits.Mode);
                break;
            case CommandId.Width:
                _quantity.Value = isMin ? limits.MinPhaseWidthMicros : isMax ? limits.MaxPhaseWidthMicros : ConsoleTrain.DefaultMicros(limits.Mode);
                break;
            case CommandId.Duration:
                _quantity.Value = isMin ? 1 : _session.Program.TotalSeconds();
                break;
            default:
                _quantity.Value = isMin ? KeepAlive.MinMillis : isMax ? KeepAlive.MaxMillis : KeepAlive.DefaultMillis;
                break;
        }

        return ConsoleError.None;
    }

    private static ConsoleError Expect(ParameterForm form, ParameterForm expected)
    {
        if (form == ParameterForm.None)
        {
            return ConsoleError.MissingParameter;
        }

        return form == expected ? ConsoleError.None : ConsoleError.DataType;
    }
}

using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>Rate, width and shape, one after the other: each makes a program of one continuous train out of what the chosen program has.</summary>
internal sealed class TrainCommands
{
    // Kept, because naming a text allocates it.
    private readonly string _name = "console";
    private readonly SessionStateMachine _session;
    private readonly InputState _inputs;

    internal TrainCommands(SessionStateMachine session, InputState inputs)
    {
        _session = session;
        _inputs = inputs;
    }

    private StimulationMode Mode => ModeCatalogue.OfSlide(_inputs);

    private PulseTrain Train => _session.Program.Segments[0].Train;

    private bool ProgramFitsMode => _session.Program.Mode == Mode;

    /// <summary>The rate in mHz.</summary>
    internal ConsoleError SetRate(int milliHertz)
    {
        return SetTrain(ShapeOfProgram(), milliHertz, WidthOfProgram());
    }

    /// <summary>The width of a phase in µs.</summary>
    internal ConsoleError SetWidth(int micros)
    {
        PulseShape shape = ShapeOfProgram();
        return micros == 0
            ? ConsoleError.OutOfRange
            : SetTrain(PulseTrain.HasOwnWidth(shape) ? PulseShape.SymmetricBiphasic : shape, RateOfProgram(), micros);
    }

    /// <summary>The shape that the word names.</summary>
    internal ConsoleError SetShape(long word)
    {
        int shape = ShapeWords.Find(word);
        bool isOffered = shape >= 0 && shape != (int)PulseShape.Alternating;
        return !isOffered ? ConsoleError.IllegalValue : SetTrain((PulseShape)shape, RateOfProgram(), WidthOfProgram());
    }

    private PulseShape ShapeOfProgram()
    {
        if (!ProgramFitsMode)
        {
            return PulseShape.SymmetricBiphasic;
        }

        PulseShape shape = Train.Shape;
        return shape == PulseShape.Alternating ? PulseShape.SymmetricBiphasic : shape;
    }

    private int WidthOfProgram()
    {
        return ProgramFitsMode ? Train.PhaseWidthMicros : 0;
    }

    private int RateOfProgram()
    {
        return ProgramFitsMode ? Train.FrequencyMilliHertz : ConsoleTrain.DefaultMilliHertz(Mode);
    }

    private ConsoleError SetTrain(PulseShape shape, int milliHertz, int micros)
    {
        ModeLimits limits = ModeCatalogue.Of(Mode);
        if (milliHertz < limits.MinFrequencyMilliHertz || milliHertz > limits.MaxFrequencyMilliHertz
            || (micros != 0 && (micros < limits.MinPhaseWidthMicros || micros > limits.MaxPhaseWidthMicros)))
        {
            return ConsoleError.OutOfRange;
        }

        TreatmentProgram program = ConsoleTrain.Make(_name, Mode, shape, milliHertz, micros);
        return _session.SelectProgram(program) == PlanResult.Ok ? ConsoleError.None : ConsoleError.SettingsConflict;
    }
}

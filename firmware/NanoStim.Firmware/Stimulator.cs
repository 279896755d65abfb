using NanoStim.Firmware.Output;
using NanoStim.Firmware.Regulation;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware;

/// <summary>The stimulator. <see cref="Step"/> is all that it ever does, once in 10 ms.</summary>
public sealed class Stimulator
{
    private readonly IClock _clock;
    private readonly ISense _sense;
    private readonly IInputs _inputReader;
    private readonly IWatchdog _watchdog;

    private readonly Measurement _measurement = new Measurement();
    private readonly InputState _inputs = new InputState();
    private readonly MeasurementWindow _window = new MeasurementWindow();
    private readonly PeakRegulator _regulator = new PeakRegulator();
    private readonly OutputStage _output;
    private readonly SafetyGate _gate;
    private readonly SessionStateMachine _session;
    private readonly OutputRequest _request = new OutputRequest();
    private readonly ButtonPanel _panel;

    private int _stepsToPanel;

    /// <summary>Takes over a board, output off.</summary>
    public Stimulator(IStimulatorBoard board)
    {
        _clock = board.Clock;
        _sense = board.Sense;
        _inputReader = board.Inputs;
        _watchdog = board.Watchdog;
        _gate = new SafetyGate(_request, _measurement, _inputs, _window, _sense.MaxCounts);
        _output = new OutputStage(board, _request, _gate);
        _session = new SessionStateMachine(board, _request, _measurement, _inputs, _gate);
        _panel = new ButtonPanel(_inputs, _session);
    }

    /// <summary>The session: what runs, and the commands that a console gives.</summary>
    public SessionStateMachine Session => _session;

    /// <summary>The latched fault, or none.</summary>
    public FaultCode Fault => _gate.Fault;

    /// <summary>The current that is allowed now, in µA.</summary>
    public int AllowedMicroAmps => _gate.MicroAmps;

    /// <summary>What was measured last.</summary>
    public Measurement Measured => _measurement;

    /// <summary>
    /// The whole cycle: sense, what do I want to deliver, what is allowed, output. Only then what may take its time.
    /// </summary>
    public void Step()
    {
        long now = _clock.NowMicros();
        if (_gate.BeginStep(now))
        {
            // For the step before, at the start of this one: whatever a garbage collection takes, the kicks come at the ticks.
            _watchdog.Kick();
        }

        _sense.Sample(_measurement);
        _inputReader.Sample(_inputs);
        _window.Add(_measurement);

        _session.Advance(now);
        int regulated = _regulator.Regulate(_request, _window, _gate.Limits);

        _gate.Decide(regulated, _output.Polarity);

        _output.Apply(now);

        if (_gate.Fault != FaultCode.None)
        {
            _session.Fail(now);
        }

        LookAtPanel(now);
    }

    /// <summary>The loop has met an exception and made the board safe: there will be no more steps.</summary>
    internal void Halt()
    {
        _gate.Trip(FaultCode.InternalError);
    }

    private void LookAtPanel(long nowMicros)
    {
        _stepsToPanel--;
        if (_stepsToPanel <= 0 && _window.Age > MeasurementWindow.AtSupplies)
        {
            _stepsToPanel = ButtonPanel.EverySteps;
            _panel.Look(nowMicros);
            _session.KeepSettings(nowMicros);
        }
    }
}

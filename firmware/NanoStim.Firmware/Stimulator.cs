using NanoStim.Firmware.Console;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Regulation;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware;

/// <summary>The stimulator. <see cref="Step"/> is everything that it does, once in 10 ms.</summary>
public sealed class Stimulator
{
    // Buttons and light are served in every second step.
    private const int StepsPerService = 2;

    // 0.1 s, the resolution of the patterns.
    private const int IndicationSteps = 10;

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
    private readonly Indication _indication;
    private readonly ScpiConsole _console;

    private int _servicesToIndication;
    private int _servicesToButtons;

    /// <summary>Takes over a board, output off.</summary>
    public Stimulator(IStimulatorBoard board)
    {
        _clock = board.Clock;
        _sense = board.Sense;
        _inputReader = board.Inputs;
        _watchdog = board.Watchdog;
        _gate = new SafetyGate(_request, _measurement, _inputs, _window, _sense.MaxCounts);
        _output = new OutputStage(board, _gate);
        _session = new SessionStateMachine(board, _request, _measurement, _inputs, _gate);
        _panel = new ButtonPanel(_inputs, _session);
        _indication = new Indication(board.Indicator);
        _console = new ScpiConsole(board.ConsolePort, _clock, _session, _gate, _measurement, _window, _inputs);
    }

    /// <summary>The session: its state, and the commands that buttons and console give.</summary>
    public SessionStateMachine Session => _session;

    /// <summary>The console.</summary>
    internal ScpiConsole Console => _console;

    /// <summary>
    /// Another console on the same session, for a host: with inputs of its own, so that it can be one without the bench strap. The host calls it between steps.
    /// </summary>
    internal ScpiConsole NewConsole(IConsolePort port, InputState inputs)
    {
        return new ScpiConsole(port, _clock, _session, _gate, _measurement, _window, inputs);
    }

    /// <summary>The latched fault, or none.</summary>
    public FaultCode Fault => _gate.Fault;

    /// <summary>The exception that has halted the loop, or null.</summary>
    public string HaltReason { get; private set; }

    /// <summary>The current that is allowed now, in µA.</summary>
    public int AllowedMicroAmps => _gate.MicroAmps;

    /// <summary>What the inputs were read as.</summary>
    internal InputState Inputs => _inputs;

    /// <summary>What was measured last.</summary>
    public Measurement Measured => _measurement;

    /// <summary>
    /// The whole cycle: sense, what is requested, what is allowed, output. Only then what may take its time.
    /// </summary>
    public void Step()
    {
        long now = _clock.NowMicros();
        if (_gate.BeginStep(now))
        {
            // For the step before, at the start of this one: whatever a garbage collection takes, the kicks come at the ticks.
            _watchdog.Kick();
        }

        _inputReader.Sample(_inputs);
        _sense.Sample(_measurement);
        int due = _window.Add(_measurement);
        int microAmps = _gate.MicroAmps;
        bool acts = (due & 1) != 0;
        if (acts)
        {
            microAmps = Act(now, due, microAmps);
        }
        else if (!_session.HasOutput || _inputs.StopPressed)
        {
            // Without output the gate does not check it; a window that never acts would leave buttons and light dead.
            if (!_session.HasOutput && !_window.IsIntact())
            {
                _window.Restart(CheckSchedule.MinSteps);
            }

            _session.Advance(now);
        }

        _gate.Decide(due, microAmps);
        if (!_output.Apply(now))
        {
            _gate.Trip(FaultCode.StateCorrupt);
        }

        if (_gate.Fault != FaultCode.None)
        {
            _session.Fail(now);
        }

        if (acts)
        {
            ServeUser(now, due);
        }

        if (_console.IsAwake)
        {
            _console.Work(now);
        }
    }

    /// <summary>The session moves on.</summary>
    /// <returns>The current that it requests, regulated; what is allowed already where nothing has changed.</returns>
    private int Act(long now, int due, int allowedMicroAmps)
    {
        // By a counter of its own: it is the window that says what else is due.
        if (_servicesToIndication <= 1 && !_window.IsIntact())
        {
            _gate.Trip(FaultCode.StateCorrupt);
        }

        _session.Advance(now);
        return _request.Steady && due != CheckSchedule.Regulation ? allowedMicroAmps : _regulator.Regulate(_request, _window, _gate.Limits);
    }

    /// <summary>What may take its time, one thing in a step.</summary>
    private void ServeUser(long now, int due)
    {
        _servicesToIndication--;
        _servicesToButtons--;
        if (due == CheckSchedule.Session)
        {
            _session.CheckIntegrity();
        }
        else if (_servicesToButtons <= 0)
        {
            _servicesToButtons = ButtonPanel.EverySteps / StepsPerService;
            _panel.Look(now);
        }
        else if (_servicesToIndication <= 0)
        {
            // Late by a step or two now and then, which is made good.
            _servicesToIndication += IndicationSteps / StepsPerService;
            _session.StoreUsage(now);
            _indication.Pass(IndicationSteps, _session.State, BatteryIsLow);
            _console.Poll(now);
        }
    }

    /// <summary>Watched while the latch is armed; otherwise as it was read last.</summary>
    private bool BatteryIsLow => _gate.Power == OutputPower.Off ? _measurement.BatteryMilliVolts < InterlockMonitor.LowBatteryMilliVolts : _gate.BatteryIsLow;

    /// <summary>The loop has met an exception and made the board safe: there will be no more steps.</summary>
    internal void Halt(string reason)
    {
        HaltReason = reason;
        _gate.Trip(FaultCode.InternalError);
    }
}
